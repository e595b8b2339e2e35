"""Who owns an act by its noun: "the group acknowledged the killing of the men", "shelled the post, which its spokesman acknowledged".

Such a word means one act alone: where the text tells of several that it may mean, it is about none of them.
"""

from __future__ import annotations

import re

from trucewatch.records import Incident, Party, Report, Span

from .cast import Cast
from .owning import FROM_AFAR, TAKING
from .sentences import DATELINE, sentences

_QUICK = re.compile(r"\b(?:acknowledg|admi[ts]|confess|own(?:ed|s) up|responsib)")
_RESPONSIBLE = r"(?:claim|accept|took|tak)\w*\sresponsibility\sfor"
_OWNS_UP = rf"(?:acknowledge[sd]?|admit(?:s|ted)?|confesse[sd](?:\sto)?|own(?:s|ed)\sup\sto|{_RESPONSIBLE})"
_KILLS, _FROM_AFAR = r"killings?|murders?|deaths?|shootings?", r"shellings?|strikes?|air\s?strikes?|bombardments?|bombings?|blasts?"
_TAKES, _ANY = r"abductions?|kidnappings?", r"attacks?|ambush(?:es)?|raids?|assaults?"
_NOUN = rf"(?:(?P<kills>{_KILLS})|(?P<afar>{_FROM_AFAR})|(?P<takes>{_TAKES})|(?P<any>{_ANY}))\b"
_AVOWED = re.compile(
    rf"(?:{DATELINE})?(?P<who>[^;,]+?)\s(?:(?:has|have|had|later|also|on\s\w+)\s)*{_OWNS_UP}\s(?:the|this|that|both)\s(?:[\w-]+\s)?{_NOUN}"
)
# What was acknowledged is not the act but what followed: "admitted the attack had failed", "acknowledged the death of its leader".
_NOT_DONE = re.compile(r"\s(?:had|has|was|were|would|could)\b|\sof\s(?:its|their|his)\b|\s(?:by|from)\s")
_ITS_WORD = re.compile(
    r",\s(?:which|as)\sits\s(?:own\s)?(?:[\w-]+\s)?(?:spokes\w+|leaders?|leadership|commanders?|command)\s(?:later\s|also\s)?"
    r"(?:acknowledge[sd]?|admit(?:s|ted)?|confesse[sd])(?=\s?[.,;]|$)"
)


def with_avowals(report: Report, cast: Cast) -> Report:
    """Return the report with who owns up to an act by its noun, or in a clause behind it, as who claims it."""
    if not report.incidents or not _QUICK.search(cast.text):
        return report
    incidents = [_by_its_word(one) for one in report.incidents]
    for where in sentences(cast.text):
        found = _AVOWED.match(cast.text, *where)
        who = cast.one(*found.span("who")) if found and not _NOT_DONE.match(cast.text, found.end()) else None
        act = _meant(incidents, found, who, cast) if found and who else None
        incidents = [one.model_copy(update={"claimed_by": (who,)}) if one is act else one for one in incidents]
    return report.model_copy(update={"incidents": tuple(incidents)})


def _by_its_word(incident: Incident) -> Incident:
    """Return an act as owned by its author where its own sentence says that its spokesman acknowledged it."""
    found = _ITS_WORD.search(incident.sentence.quote, max(0, incident.anchor.end - incident.sentence.start))
    if found is None or incident.actor is None or incident.claimed_by or incident.denied_by:
        return incident
    word = Party(span=incident.sentence.part(*found.span()), actor=incident.actor.actor)
    return incident.model_copy(update={"claimed_by": (word,)})


def _meant(incidents: list[Incident], found: re.Match[str], who: Party, cast: Cast) -> Incident | None:
    """Return the one act told before that a noun may mean, of who owns it or of nobody; None where there are several."""
    before = Span.of(cast.text, 0, found.start()) if found.start() else None
    told = [one for one in incidents if before and one.anchor.overlaps(before) and _fits(one, found) and _may_be_of(one, who, cast)]
    return told[0] if len(told) == 1 and not told[0].denied_by and not told[0].claimed_by else None


def _may_be_of(incident: Incident, who: Party, cast: Cast) -> bool:
    """Tell whether an act may be of who owns up: it is told of him or of nobody, and did not hit him."""
    author, hit = incident.actor.actor if incident.actor else None, incident.target.actor if incident.target else None
    ours = author is None or cast.kin.akin(author, who.actor or "")
    return ours and not (hit is not None and cast.kin.akin(hit, who.actor or ""))


def _fits(incident: Incident, found: re.Match[str]) -> bool:
    """Tell whether an act can be what a noun calls it."""
    if found["takes"]:
        return incident.kind in TAKING
    if found["afar"]:
        return incident.kind in FROM_AFAR
    return incident.kind not in TAKING or found["any"] is not None
