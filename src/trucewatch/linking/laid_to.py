"""Whom acts are laid to that a text told before as nobody's: "the capital blamed X for both", "they hold X responsible for it".

That it was X's is only the word of who blames, however the act itself is told; who tells of the act keeps that.
"""

from __future__ import annotations

import re

from trucewatch.records import Incident, IncidentFactuality, Party, Report, Span, Speaker

from .cast import Cast
from .sentences import DATELINE, sentences

_QUICK = re.compile(r"\bblam|\bresponsible for\b")
_THEN = r"(?:\s(?:has|have|had|later|also|both|on\s\w+|\w+ly))*"
_ACTS = r"(?:bomb(?:ing)?|attack|blast|explosion|strike|raid|ambush|assault|killing|murder|shooting|shelling|incident)"
_MANY = rf"(?P<many>all(?:\sof)?\s(?:these|those|this|them|the\s{_ACTS}s)|both(?:\s{_ACTS}s)?|(?:these|those|the)\s(?:\w+\s)?{_ACTS}s|them)"
_ONE = rf"(?:it|this|that|(?:the|this|that)\s(?:\w+\s)?{_ACTS})"
# Nothing but a time behind the act: "for the attack on the port" may be another than the last one told.
_TOLD = rf"(?:{_MANY}|{_ONE})(?=\s*(?:[.,;!]|$|\s(?:and|but|on\s[A-Z]|which)\b))"
_BLAMED = rf"(?P<who>[^;,]+?){_THEN}(?<!\bwas)(?<!\bwere)(?<!\bbeen)(?<!\bis)(?<!\bare)\sblam(?:e|es|ed)\s(?P<whom>[^;,]+?)\sfor\s{_TOLD}"
_HOLDS = r"(?:holds?|held)\s(?P<whom>[^;,]+?)\sresponsible\sfor"
_HELD = rf"(?P<who>[^;,]+?){_THEN}\s{_HOLDS}\s{_TOLD}"
_SUFFERED = rf"(?P<whom>[^;,]+?)\s(?:was|were|is|are)\sblamed(?:\sby\s(?P<who>[^;,]+?))?\sfor\s{_TOLD}"
_BACK = tuple(re.compile(rf"(?:{DATELINE})?{form}") for form in (_BLAMED, _HELD, _SUFFERED))
# The act stands behind its blame, as a noun of which the coder made the act of nobody.
_AHEAD = re.compile(rf"(?:{DATELINE})?(?P<who>[^;,]+?){_THEN}\s{_HOLDS}\s(?=the\s|an?\s)")
_SPEAKS = r"(?:say|said|speak|spoke|den(?:y|ied|ies)|reject|dismiss|admit|insist|add|call|told|tell)\w*"
_SPOKE = re.compile(rf"(?:{DATELINE})?(?P<who>[^;,]+?)\s{_SPEAKS}\b")
_THEY = re.compile(r"(?:[Ff]or\s(?:their|its)\spart\s)?(?:they|it|it also|they also)", re.IGNORECASE)


def with_blamed(report: Report, cast: Cast) -> Report:
    """Return the report with acts of nobody as those of who is blamed for them behind or before them."""
    incidents, text = list(report.incidents), cast.text
    where = list(sentences(text)) if incidents and _QUICK.search(text) else []
    for number, sentence in enumerate(where):
        before = where[number - 1] if number else None
        back = next((found for form in _BACK if (found := form.match(text, *sentence))), None)
        if back is not None and before is not None:
            meant = _meant(incidents, Span.of(text, *before), bool(back["many"]))
            incidents = _laid(incidents, meant, _whom(back, before, cast))
        elif ahead := _AHEAD.match(text, *sentence):
            behind = Span.of(text, ahead.end(), sentence[1])
            incidents = _laid(incidents, _meant(incidents, behind, False), _whom(ahead, before, cast))
    return report.model_copy(update={"incidents": tuple(incidents)})


def _meant(incidents: list[Incident], where: Span, many: bool) -> list[Incident]:
    """Return the acts of a stretch that a blame may mean: all, or where it is for one, the only one; no act of somebody is among them."""
    told = [one for one in incidents if one.anchor.overlaps(where)]
    happened = all(one.factuality in (IncidentFactuality.ASSERTED, IncidentFactuality.REPORTED) for one in told)
    return told if happened and (many or len(told) == 1) and all(one.actor is None for one in told) else []


def _laid(incidents: list[Incident], meant: list[Incident], blame: tuple[Party, Speaker] | None) -> list[Incident]:
    """Return the incidents with those meant as acts of who is blamed, in the word of who blames where nobody else tells of them."""
    if blame is None:
        return incidents
    whom, who = blame
    return [_of(one, whom, who) if any(one is act for act in meant) else one for one in incidents]


def _of(incident: Incident, whom: Party, who: Speaker) -> Incident:
    speaker = who if who.anonymous else incident.said_by or who
    return incident.model_copy(update={"actor": whom, "said_by": speaker, "factuality": IncidentFactuality.REPORTED})


def _whom(found: re.Match[str], before: tuple[int, int] | None, cast: Cast) -> tuple[Party, Speaker] | None:
    """Return who is blamed, and by whom, if only by somebody; nobody where who blames is unknown, or blames its own side."""
    who, nobody = _who(found, before, cast), "who" in found.re.groupindex and found["who"] is None
    whom = cast.one(*found.span("whom"), who.actor if who else None)
    if whom is None or not (who or nobody) or (who and cast.kin.akin(whom.actor or "", who.actor or "")):
        return None
    return whom, Speaker.of(who) if who else Speaker(span=whom.span, anonymous=True)


def _who(found: re.Match[str], before: tuple[int, int] | None, cast: Cast) -> Party | None:
    """Return who blames: by name or description, or "they", who spoke in the sentence before."""
    if found["who"] is None:
        return None
    if before is not None and _THEY.fullmatch(found["who"].strip()):
        spoke = _SPOKE.match(cast.text, *before)
        return cast.one(*spoke.span("who")) if spoke else None
    whom = cast.one(*found.span("whom"))
    return cast.one(*found.span("who"), whom.actor if whom else None)
