"""Acts that the text itself says did not happen: the network reads "did not attack" as often as not as the attack."""

from __future__ import annotations

from trucewatch.coding.rules.denial import denied
from trucewatch.coding.rules.reading import Reading
from trucewatch.records import Incident, IncidentFactuality, Report


def undone(report: Report, reading: Reading) -> Report:
    """Return the report with each incident ``denied`` whose act its own words or its report's deny."""
    return report.model_copy(update={"incidents": tuple(_undone(one, reading) for one in report.incidents)})


def _undone(incident: Incident, reading: Reading) -> Incident:
    token = reading.token_at(incident.anchor.start)
    denies = token is not None and denied(token)
    return incident.model_copy(update={"factuality": IncidentFactuality.DENIED}) if denies else incident
