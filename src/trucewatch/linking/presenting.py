"""Who only presents or backs what another drafted, and is no party of it by that: "X presents to Y and Z a plan drafted by W".

Where just one other is named to whom it is put, who puts it to that one may be the other side, and stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from trucewatch.records import Party, Pledge, PledgeKind, Report

from .cast import Cast
from .fighters import can_fight
from .names import named_at
from .phrases import found, has

_DRAFTED = frozenset({PledgeKind.PROPOSAL, PledgeKind.OFFER, PledgeKind.ACCEPTANCE})
_AND = re.compile(r"\sand\s(?:the\s)?")


def without_presenter(pledge: Pledge, report: Report, cast: Cast) -> Pledge:
    """Leave out of a draft, or of what a coder took for a reply to it, who presents it for another; a draft is what is left."""
    who = next((one for one in pledge.pledgers if _presents(one, pledge)), None) if pledge.kind in _DRAFTED else None
    authors = _authors(pledge, report, cast) if who else set()
    if who is None or not {one for one in authors if not cast.kin.akin(one, who.actor or "")}:
        return pledge
    others = _others(who, authors, pledge, report, cast)
    kept = (who, *others) if len(others) == 1 else tuple(others)
    return pledge.model_copy(update={"kind": PledgeKind.PROPOSAL, "pledgers": kept, "counterparts": ()})


def _presents(party: Party, pledge: Pledge) -> bool:
    """Tell whether a party is the subject of such a verb, right behind its name and before the draft."""
    start = pledge.sentence.start
    between = pledge.sentence.quote[max(0, party.span.end - start) : max(0, pledge.undertaking.start - start)]
    return party.span.overlaps(pledge.sentence) and has("presenting", between)


def _authors(pledge: Pledge, report: Report, cast: Cast) -> set[str]:
    """Return whose draft it is by the acts of its sentence: who speaks there, if it is called after that one."""
    same = (one.said_by for one in report.pledges if one.sentence == pledge.sentence and one.kind is PledgeKind.PROPOSAL and one.said_by)
    return {speaker.actor for speaker in same if speaker.actor and cast.kin.named(speaker.span.quote) is not None}


def _others(who: Party, authors: set[str], pledge: Pledge, report: Report, cast: Cast) -> list[Party]:
    """Return those between whom, or to whom, a draft is put by its sentence, each once."""
    coded = [one for other in report.pledges if other.sentence == pledge.sentence for one in (*other.pledgers, *other.counterparts)]
    told = (party for party in (*coded, *_put_to(pledge, cast)) if can_fight(party, cast.kin))
    sides: dict[str, Party] = {}
    for party in told:
        strange = party.actor not in authors and not any(cast.kin.akin(party.actor or "", one) for one in (who.actor or "", *sides))
        sides |= {party.actor or "": party} if strange else {}
    return list(sides.values())


def _put_to(pledge: Pledge, cast: Cast) -> Iterator[Party]:
    """Yield those named right behind "to" before the draft: "submits to X and Y a plan"."""
    end = pledge.sentence.end
    for put in found("put_to", pledge.sentence.quote):
        one = named_at(cast.text, pledge.sentence.start + put.end(), end, cast.kin, cast.on)
        behind = _AND.match(cast.text, one.span.end, end) if one else None
        other = named_at(cast.text, behind.end(), end, cast.kin, cast.on) if behind else None
        yield from (party for party in (one, other) if party)
