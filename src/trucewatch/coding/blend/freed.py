"""People who are let go: the network reads "released 18 soldiers it had held" as their abduction, which lies behind."""

from __future__ import annotations

import re

from trucewatch.records import Incident, IncidentKind, Report
from trucewatch.sentences import sentence_at

_LET_GO = (
    r"(?:releas(?:es|ed|ing)|fre(?:es|ed|eing)|repatriat(?:es|ed|ing)|return(?:s|ed|ing)|hand(?:s|ed|ing) (?:over|back)"
    r"|(?:sends|sent|sending) (?:home|back)|let(?:s|ting)? go)"
)
_IS_LET_GO = re.compile(rf"{_LET_GO}\b", re.IGNORECASE)
# Words of being held, and how those stand behind the release: "it had held", ", who had been in captivity".
_IS_HELD = re.compile(r"(?:held|hold(?:s|ing)?|captiv\w+|hostages?|prisoners?|detain(?:ed|ees?)|detention|custody)\b", re.IGNORECASE)
_BEHIND = re.compile(rf"(?<!not )(?<!never )\b{_LET_GO}\b[^.;,]{{0,80}}(?:, (?:wh\w+ [^.;,]{{0,30}})?)?\Z", re.IGNORECASE)
_TAKING = re.compile(r"\b(?:abduct|kidnap|seiz|captur|snatch|ambush|t(?:ake|akes|aking|aken|ook)\b)", re.IGNORECASE)


# Where somebody who was freed arrives, he was not taken.
_COMES_HOME = re.compile(rf"\b(?:{_LET_GO}|is freed|arriv\w+|landed|flown|reunited|welcomed|greeted)\b", re.IGNORECASE)


def without_freed(report: Report, text: str) -> Report:
    """Return the report without abductions of which its words tell only the end, and none at the place of the release."""
    taken = (one for one in report.incidents if not _only_freed(one))
    return report.model_copy(update={"incidents": tuple(_where_taken(one, text) for one in taken)})


def _where_taken(incident: Incident, text: str) -> Incident:
    """Return an abduction without the place that another sentence names, which tells of the release and nothing of the taking."""
    place = incident.place.span if incident.place else None
    if incident.kind is not IncidentKind.ABDUCTION or place is None or incident.sentence.overlaps(place):
        return incident
    start, end = sentence_at(text, place.start)
    told = text[start:end]
    freed = _COMES_HOME.search(told) and not _TAKING.search(told)
    return incident.model_copy(update={"place": None}) if freed else incident


def _only_freed(incident: Incident) -> bool:
    """Tell whether an abduction's own words are those of a release, and its sentence says nothing of the taking."""
    if incident.kind is not IncidentKind.ABDUCTION or _TAKING.search(incident.sentence.quote):
        return False
    words = incident.anchor.quote
    return bool(_IS_LET_GO.match(words) or (_IS_HELD.match(words) and _BEHIND.search(incident.sentence.before(incident.anchor))))
