"""People who are let go: the network reads "released 18 soldiers it had held" as their abduction, which lies behind."""

from __future__ import annotations

import re

from trucewatch.records import Incident, IncidentKind, Report

_LET_GO = (
    r"(?:releas(?:es|ed|ing)|fre(?:es|ed|eing)|repatriat(?:es|ed|ing)|return(?:s|ed|ing)|hand(?:s|ed|ing) (?:over|back)"
    r"|(?:sends|sent|sending) (?:home|back)|let(?:s|ting)? go)"
)
_IS_LET_GO = re.compile(rf"{_LET_GO}\b", re.IGNORECASE)
# Words of being held, and how those stand behind the release: "it had held", ", who had been in captivity".
_IS_HELD = re.compile(r"(?:held|hold(?:s|ing)?|captiv\w+|hostages?|prisoners?|detain(?:ed|ees?)|detention|custody)\b", re.IGNORECASE)
_BEHIND = re.compile(rf"(?<!not )(?<!never )\b{_LET_GO}\b[^.;,]{{0,80}}(?:, (?:wh\w+ [^.;,]{{0,30}})?)?\Z", re.IGNORECASE)
_TAKING = re.compile(r"\b(?:abduct|kidnap|seiz|captur|snatch|ambush|t(?:ake|akes|aking|aken|ook)\b)", re.IGNORECASE)


def without_freed(report: Report) -> Report:
    """Return the report without abductions of which its words tell only the end."""
    return report.model_copy(update={"incidents": tuple(one for one in report.incidents if not _only_freed(one))})


def _only_freed(incident: Incident) -> bool:
    """Tell whether an abduction's own words are those of a release, and its sentence says nothing of the taking."""
    if incident.kind is not IncidentKind.ABDUCTION or _TAKING.search(incident.sentence.quote):
        return False
    words = incident.anchor.quote
    return bool(_IS_LET_GO.match(words) or (_IS_HELD.match(words) and _BEHIND.search(incident.sentence.before(incident.anchor))))
