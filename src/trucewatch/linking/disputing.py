"""Who disputes a charge without denying it: "the party told it differently", "a source of X said that Y's drone had hit it".

Who lays the same act to the accuser says that it is not its own. A denial of an act that the text tells elsewhere is no act of its own.
"""

from __future__ import annotations

import re

from trucewatch.records import Incident, Party, Report, Span

from .cast import Cast
from .denying import as_disputed, is_charged
from .sentences import DATELINE, sentences

_QUICK = re.compile(r"\bdifferent|\bversion\b|\baccount\b|\b(?:it|this|that|them)\b")
_OTHERWISE = (
    r"(?:t(?:ells|old)\s(?:it|this|the\sstory)\s(?:quite\s|rather\s|very\s)?(?:differently|otherwise)"
    r"|(?:gave|gives|offered|offers|told|had|has)\s(?:an?\s(?:\w+\s)?(?:different|contrary|conflicting)|another)\s(?:account|version|story)"
    r"|(?:disput|contradict|challeng|reject|contest)(?:es|ed|s)?\s(?:this|that|the(?:\s[\w-]+['’]s?)?)\s(?:account|version))\b"
)
_ALSO = r"(?:(?:has|have|had|later|also|however)\s)?"
_DIFFERENTLY = re.compile(rf"(?:{DATELINE})?(?P<who>[^;,]+?)\s{_ALSO}{_OTHERWISE}")
# Who owns an act may well tell it otherwise.
_ADMITS = re.compile(r"\b(?:acknowledg|admit|confess|claim\w* responsib)")
_SAID = r"(?:said|says|say|insisted|insists|claimed|claims|countered|counters|replied)"
_HIT = r"(?:hit|struck|shelled|bombed|attacked|fired\s(?:on|at)|raided|targeted)"
_DID = rf"(?:it\swas\s(?P<was>[^,;]+?)\s(?:that|which|who)\s(?:had\s|has\s)?|(?P<whom>[^,;]+?)\s(?:had|has|have)\s(?:itself\s)?){_HIT}"
_SAME = r"(?:it|them|this|that|(?:the|this|that)\s(?P<thing>[a-z-]+))\b"
_IN_TURN = re.compile(rf"(?:{DATELINE})?(?P<who>[^;,]+?)\s{_SAID}\s(?:that\s)?{_DID}\s{_SAME}")
# How many sentences before it a charge stands that is told otherwise.
REACH = 5


def with_disputes(report: Report, cast: Cast) -> Report:
    """Return the report with charges that the accused tells otherwise, or lays to the accuser, as disputed by it."""
    incidents, text = list(report.incidents), cast.text
    where = list(sentences(text)) if incidents and _QUICK.search(text) else []
    for number, sentence in enumerate(where[1:], 1):
        if (other := _DIFFERENTLY.match(text, *sentence)) and not _ADMITS.search(other["who"]):
            near = Span.of(text, where[max(0, number - REACH)][0], sentence[0])
            incidents = _told_otherwise(incidents, near, other, cast)
        elif turned := _IN_TURN.match(text, *sentence):
            incidents = _turned(incidents, Span.of(text, where[number - 1][0], sentence[0]), turned, cast)
    return report.model_copy(update={"incidents": tuple(_without_denials(incidents, cast))})


def _without_denials(incidents: list[Incident], cast: Cast) -> list[Incident]:
    """Return the incidents with what is only the denial of another act ("deny any part in Tuesday's bombing") beside that act instead."""
    for one in [one for one in incidents if _only_denied(one)]:
        who = one.denied_by[0].party
        meant = [other for other in incidents if other is not one and is_charged(other, who, cast.kin) and _may_be_one(one, other)]
        if len(meant) == 1:
            act = meant[0]
            left = [other for other in incidents if other is not one]
            incidents = [as_disputed(other, other.actor, who) if other is act else other for other in left]
    return incidents


def _only_denied(incident: Incident) -> bool:
    """Tell whether nobody is known to tell of an act but who denies it, and neither where it was nor whom it hit."""
    return bool(incident.denied_by) and incident.said_by is None and incident.place is None and incident.target is None


def _may_be_one(one: Incident, other: Incident) -> bool:
    """Tell whether two tellings of a text may be of one act: of one kind, on days that touch where both have one."""
    days = [(act.when.earliest, act.when.latest) for act in (one, other) if act.when and act.when.earliest and act.when.latest]
    return one.kind == other.kind and (len(days) < 2 or (days[0][0] <= days[1][1] and days[1][0] <= days[0][1]))


def _told_otherwise(incidents: list[Incident], near: Span, found: re.Match[str], cast: Cast) -> list[Incident]:
    """Return the incidents with the charges told near against who tells otherwise as disputed; all, as they may be one act."""
    who = cast.one(*found.span("who"))
    if who is None:
        return incidents
    return [as_disputed(one, one.actor, who) if one.anchor.overlaps(near) and is_charged(one, who, cast.kin) else one for one in incidents]


def _turned(incidents: list[Incident], before: Span, found: re.Match[str], cast: Cast) -> list[Incident]:
    """Return the incidents with the one charge of the sentence before as disputed where the accused lays its act to the accuser."""
    who, whom = cast.one(*found.span("who")), cast.one(*found.span("was" if found["was"] else "whom"))
    if who is None or whom is None or cast.kin.akin(who.actor or "", whom.actor or ""):
        return incidents
    told = [one for one in incidents if one.anchor.overlaps(before) and is_charged(one, who, cast.kin) and _same_thing(one, found["thing"])]
    by_them = len(told) == 1 and _is_theirs(told[0], whom, cast)
    return [as_disputed(one, one.actor, who) if by_them and one is told[0] else one for one in incidents]


def _is_theirs(charge: Incident, whom: Party, cast: Cast) -> bool:
    """Tell whether a charge is made by those who are charged in turn, or their army."""
    teller = charge.said_by.actor if charge.said_by and charge.said_by.actor else None
    return teller is not None and cast.kin.akin(cast.kin.principal(teller, cast.on), cast.kin.principal(whom.actor or "", cast.on))


def _same_thing(incident: Incident, thing: str | None) -> bool:
    """Tell whether what was hit is what a charge says was hit: "it", or the same noun."""
    return thing is None or (incident.target is not None and incident.target.span.quote.split()[-1].lower() == thing)
