"""What a nameless collective means: "the factions have stopped", says a spokesman of one of them.

It is taken for the speaker's own coalition, or for the speaker where it has none; else for the one side whose pledges the same
report tells of by name. "Seven factions, X among them" is the coalition of X.
"""

from __future__ import annotations

import re
from datetime import date

from trucewatch.records import ActorKind, Party, Pledge, PledgeKind, Report, Span
from trucewatch.records.strangers import is_nameless, is_new

from .kin import BELLIGERENT, Kin
from .phrases import has

# Those for whom all pledges of a report can be told: also a name that the registry does not have.
SIDES = BELLIGERENT | {ActorKind.UNKNOWN}
# In these kinds the pledgers are those addressed, not those who speak.
ADDRESSED = frozenset({PledgeKind.CALL_FOR, PledgeKind.PROPOSAL})
_MANY = re.compile(
    r"\b(?P<many>(?:all|several|many|most|two|three|four|five|six|seven|eight|nine|ten|a dozen|\d+)(?: of)?(?: the)? (?:[\w-]+ ){0,3}?"
    r"(?:factions|groups|militias|movements|organi[sz]ations)),? (?P<with>(?:including|among them|such as|led by) )?(?:the )?$",
    re.IGNORECASE,
)
_STATES = re.compile(r"\b(?:states|countries|nations|governments)\b")
_AMONG = re.compile(r"^,? (?:among|one of|included among) them\b")


def with_collectives(report: Report, kin: Kin, on: date) -> Report:
    """Return the report with nameless pledgers taken for whom they can mean, where that is one side only."""
    side = _only_side(report, kin)
    return report.model_copy(update={"pledges": tuple(_with_many(_meant(pledge, side, kin, on), kin, on) for pledge in report.pledges)})


def _with_many(pledge: Pledge, kin: Kin, on: date) -> Pledge:
    """Add the coalition of a party that is named as one of many: "seven factions, X among them"."""
    found = (_many(party, pledge.sentence, kin, on) for party in pledge.pledgers)
    many = next((one for one in found if one and one.actor not in {party.actor for party in pledge.pledgers}), None)
    return pledge.model_copy(update={"pledgers": (many, *pledge.pledgers)}) if many else pledge


def _many(party: Party, sentence: Span, kin: Kin, on: date) -> Party | None:
    within = sentence.start <= party.span.start < sentence.end
    coalition = next(iter(kin.coalitions_of(party.actor or "", on)), None)
    match = _MANY.search(sentence.before(party.span)) if coalition and within else None
    if match is None or not (match["with"] or _AMONG.match(sentence.behind(party.span))):
        return None
    return Party(span=sentence.part(*match.span("many")), actor=coalition)


def _meant(pledge: Pledge, side: str | None, kin: Kin, on: date) -> Pledge:
    if pledge.kind in ADDRESSED or not pledge.pledgers or not all(_nameless(party) and not _of_states(party) for party in pledge.pledgers):
        return pledge
    meant = _of_speaker(pledge, kin, on) or side
    if meant is None:
        return pledge
    return pledge.model_copy(update={"pledgers": tuple(party.model_copy(update={"actor": meant}) for party in pledge.pledgers)})


def _of_states(party: Party) -> bool:
    """Tell whether a phrase means states, or all sides of a war, and no factions of one."""
    return has("both_sides", party.span.quote) or _STATES.search(party.span.quote) is not None


def _of_speaker(pledge: Pledge, kin: Kin, on: date) -> str | None:
    speaker = pledge.said_by.actor if pledge.said_by else None
    if speaker is None or kin.kind(speaker) not in BELLIGERENT or speaker in {party.actor for party in pledge.counterparts}:
        return None
    return next(iter(kin.coalitions_of(speaker, on)), speaker)


def _only_side(report: Report, kin: Kin) -> str | None:
    """Return the actor for which all pledges of a report are told that name anybody: the coalition, where it names one too."""
    named = {party.actor for pledge in report.pledges if pledge.kind not in ADDRESSED for party in pledge.pledgers if not _nameless(party)}
    actors = sorted(actor for actor in named if actor and kin.kind(actor) in SIDES)
    if not actors or not all(kin.akin(one, other) or kin.fellows(one, other) for one in actors for other in actors):
        return None
    return next((actor for actor in actors if kin.is_coalition(actor)), actors[0])


def _nameless(party: Party) -> bool:
    """Tell whether the registry found no actor behind the words: an id made for this one document."""
    return party.actor is not None and is_new(party.actor) and is_nameless(party.actor)
