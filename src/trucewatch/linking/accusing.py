"""Accusations without an act: "X accuses Y of breaking the ceasefire", "X and Y blame each other for the attack".

Each is violence of the accused in the accuser's word, and a mention of the truce of both.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from trucewatch.records import Incident, IncidentFactuality, IncidentKind, Party, Pledge, PledgeKind, Report, Span, Speaker

from .kin import Kin
from .names import named_in
from .sense import Sense, sense
from .sentences import sentences

_PRONOUN = re.compile(r"(?:they|it|the (?:targets?|group|movement|militants|other side|latter|organi[sz]ation))", re.IGNORECASE)
_QUICK = re.compile(r"accus|blam|violat|breach|br[eo]k|infring")
_BREAKING = r"(?P<act>(?:repeatedly |deliberately |openly )?(?:violat|breach|break|broke|brok|infring)\w*)"
_TRUCE = r"\s(?:(?:the|a|its|their|this)\s)?(?:[\w-]+\s){0,3}?(?P<truce>(?:cease-?\s?fire|truce|armistice)(?: (?:agreement|deal))?)\b"
_WHEN = r"(?:\s(?:on|late|early|again|late on|early on)(?:\s\w+)?)?"  # "accused each other on Sunday of …"
_EACH_OTHER = re.compile(rf"(?P<both>.+?)\s(?:accus|blam)\w*\s(?:each other|one another){_WHEN}\s(?:of|for)\s{_BREAKING}{_TRUCE}")
_ACCUSED = re.compile(rf"(?P<who>.+?)\s(?:accus|blam)\w*\s(?P<whom>.+?){_WHEN}\s(?:of|for)\s{_BREAKING}{_TRUCE}")
_FIRST = r"(?:[\w-]+\s){0,2}?(?P<act>attack|shell|fir(?:e|ing)|strike|striking|clash|launch|open|start|provok|bomb|raid|assault)\w*"
_FOUGHT = re.compile(rf"(?P<both>.+?)\s(?:accus|blam)\w*\s(?:each other|one another){_WHEN}\s(?:of|for)\s{_FIRST}")
_SAYS = r"(?:say|said|claim|alleg|charg|complain)\w*\s(?:that\s)?"
_SAID = re.compile(rf"(?P<who>.+?)\s{_SAYS}(?P<whom>.+?)\s(?:has\s|have\s|had\s)?{_BREAKING}{_TRUCE}")


def with_accusations(report: Report, text: str, kin: Kin, on: date) -> Report:
    """Return the report with the breaches that its text tells as a side's accusation and no coder made an act of."""
    pledges, incidents = list(report.pledges), list(report.incidents)
    for sentence in sentences(text) if _QUICK.search(text) else ():
        match = next((found for one in (_EACH_OTHER, _ACCUSED, _SAID, _FOUGHT) if (found := one.match(text, *sentence))), None)
        if match is None:
            continue
        whole = Span.of(text, *sentence)
        pairs = list(_pairs(match, text, kin, on))
        told = {one.actor.actor for one in incidents if one.actor and one.sentence.overlaps(whole)}
        incidents += [_breach(match, text, whole, *pair) for pair in pairs if pair[1].actor not in told]
        coded = any(pledge.sentence.overlaps(whole) and sense(pledge) is not Sense.NOTHING for pledge in pledges)
        if pairs and "truce" in match.re.groupindex and not coded:
            pledges.append(_mention(match, text, whole, pairs[0]))
    return report.model_copy(update={"pledges": tuple(pledges), "incidents": tuple(incidents)})


def _pairs(match: re.Match[str], text: str, kin: Kin, on: date) -> Iterator[tuple[Party, Party]]:
    """Yield who accuses with who is accused."""
    if "both" in match.re.groupindex:
        both = list(named_in(text, *match.span("both"), kin, on))[-2:]
        if len(both) == 2 and not kin.akin(both[0].actor or "", both[1].actor or ""):
            yield both[0], both[1]
            yield both[1], both[0]
        return
    who = next(named_in(text, *match.span("who"), kin, on), None)
    whom = next(named_in(text, *match.span("whom"), kin, on), None) or _meant(match, text, kin, on)
    if who and whom and not kin.akin(who.actor or "", whom.actor or ""):
        yield who, whom


def _meant(match: re.Match[str], text: str, kin: Kin, on: date) -> Party | None:
    """Return whom "they" or "the targets" means: who is named last before the accusation, where two are."""
    before = list(named_in(text, *match.span("who"), kin, on))
    return before[-1] if len(before) > 1 and _PRONOUN.fullmatch(match["whom"]) else None


def _breach(match: re.Match[str], text: str, sentence: Span, who: Party, whom: Party) -> Incident:
    return Incident(
        kind=IncidentKind.OTHER_VIOLENCE,
        anchor=Span.of(text, *match.span("act")),
        actor=whom,
        target=who,
        factuality=IncidentFactuality.REPORTED,
        said_by=Speaker(span=who.span, actor=who.actor),
        alleged_violation="truce" in match.re.groupindex,
        sentence=sentence,
    )


def _mention(match: re.Match[str], text: str, sentence: Span, pair: tuple[Party, Party]) -> Pledge:
    return Pledge(kind=PledgeKind.AGREEMENT, pledgers=pair, undertaking=Span.of(text, *match.span("truce")), sentence=sentence)
