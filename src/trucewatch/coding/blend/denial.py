"""Acts that the text itself says did not happen, or only supposes: the network reads "did not attack" as often as not as the attack."""

from __future__ import annotations

from trucewatch.coding.rules.denial import denied
from trucewatch.coding.rules.reading import Reading
from trucewatch.coding.rules.supposing import supposed
from trucewatch.records import Incident, IncidentFactuality, Report


def undone(report: Report, reading: Reading) -> Report:
    """Return the report with each incident ``denied`` whose act its words or its report's deny, ``hypothetical`` where it is supposed."""
    return report.model_copy(update={"incidents": tuple(_undone(one, reading) for one in report.incidents)})


def _undone(incident: Incident, reading: Reading) -> Incident:
    token = reading.token_at(incident.anchor.start)
    if token is None:
        return incident
    if supposed(token):
        return incident.model_copy(update={"factuality": IncidentFactuality.HYPOTHETICAL})
    return incident.model_copy(update={"factuality": IncidentFactuality.DENIED}) if denied(token) else incident
