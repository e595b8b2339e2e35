"""Violence that no one reports as done: of an exercise, fiction, a day of remembrance, what was only seen in the air, a move."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trucewatch.coding.rules.reading import Reading
from trucewatch.coding.rules.retold import exercised, moved, retold, sighted
from trucewatch.coding.rules.wordlist import listed
from trucewatch.records import Incident, IncidentKind, Report

if TYPE_CHECKING:
    from spacy.tokens import Token


def reported(report: Report, reading: Reading) -> Report:
    """Return the report without incidents that are played, written or remembered, or are sightings or moves."""
    kept = tuple(one for one in report.incidents if not _retold(one, reading))
    return report.model_copy(update={"incidents": kept})


def _retold(incident: Incident, reading: Reading) -> bool:
    token = reading.token_at(incident.anchor.start)
    if token is None:
        return False
    if retold(token) or _only_moved(incident, token):
        return True
    return (exercised(token) and _harmless(incident, reading)) or (sighted(token) and _hit_nobody(incident))


def _only_moved(incident: Incident, token: Token) -> bool:
    """Tell whether an act is a mere move, of no victims: a clash it is only where somebody fights."""
    unharmed = incident.killed is None and incident.injured is None
    return incident.kind is IncidentKind.ARMED_CLASH and unharmed and moved(token)


def _hit_nobody(incident: Incident) -> bool:
    return incident.killed is None and incident.injured is None and incident.target is None


def _harmless(incident: Incident, reading: Reading) -> bool:
    """Tell whether an act has no victims and no target but a range: firing in an exercise, no attack on those who hold it."""
    aim = reading.token_at(incident.target.span.end - 1) if incident.target else None
    at_nobody = aim is None or aim.lemma_.lower() in listed("ranges")
    return incident.killed is None and incident.injured is None and at_nobody
