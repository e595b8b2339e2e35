"""Violence that no one reports as done: that of an exercise, of fiction, of a day of remembrance, of what was only seen in the air."""

from __future__ import annotations

from trucewatch.coding.rules.reading import Reading
from trucewatch.coding.rules.retold import exercised, retold, sighted
from trucewatch.coding.rules.wordlist import listed
from trucewatch.records import Incident, Report


def reported(report: Report, reading: Reading) -> Report:
    """Return the report without incidents that are played, written or remembered, or are sightings."""
    kept = tuple(one for one in report.incidents if not _retold(one, reading))
    return report.model_copy(update={"incidents": kept})


def _retold(incident: Incident, reading: Reading) -> bool:
    token = reading.token_at(incident.anchor.start)
    if token is None:
        return False
    return retold(token) or (exercised(token) and _harmless(incident, reading)) or (sighted(token) and _hit_nobody(incident))


def _hit_nobody(incident: Incident) -> bool:
    return incident.killed is None and incident.injured is None and incident.target is None


def _harmless(incident: Incident, reading: Reading) -> bool:
    """Tell whether an act has no victims and no target but a range: firing in an exercise, no attack on those who hold it."""
    aim = reading.token_at(incident.target.span.end - 1) if incident.target else None
    at_nobody = aim is None or aim.lemma_.lower() in listed("ranges")
    return incident.killed is None and incident.injured is None and at_nobody
