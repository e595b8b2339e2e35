"""The other side of a truce that its text names without saying so: beside the act, in its sentence or the next.

An agreement takes two. Where a coder saw one side of it at most, whom the text names as fighting the other is the other: a group and the
state whose country it fights in, or the only two who are named at all.
"""

from __future__ import annotations

from datetime import date

from trucewatch.records import ActorKind, Party, Pledge, PledgeKind

from .fighters import can_fight
from .kin import Kin
from .names import named_in
from .phrases import has
from .sense import kind_of, sense
from .senses import MADE, Sense
from .sentences import sentences
from .stance import observes

# How far behind the sentence of an act its other side is looked for.
NEXT = 200
# How far behind a name the word stands by which it only brings the parties together.
_BROKERS = 80
TWO_SIDED = frozenset({PledgeKind.AGREEMENT, PledgeKind.PROPOSAL, PledgeKind.ACCEPTANCE, PledgeKind.REJECTION})


def with_unsaid(pledge: Pledge, text: str, kin: Kin, on: date) -> Pledge:
    """Return the pledge with the other side that its text names, where it has one side at most and the text names just one that fits."""
    meant = sense(pledge)
    if kind_of(pledge) not in TWO_SIDED or meant not in MADE | {Sense.REAFFIRMED, Sense.DRAFTED, Sense.TAKEN_UP, Sense.REFUSED}:
        return pledge
    if observes(pledge):  # what others made has no other side of one's own
        return pledge
    if not has("truce", pledge.undertaking.quote):  # "not to target the embassy" is one side's own, whoever else is named
        return pledge
    own = list({party.actor: party for party in (*pledge.pledgers, *pledge.counterparts) if can_fight(party, kin)}.values())
    if len(own) > 1 or has("own_stop", pledge.undertaking.quote) or has("declared", pledge.sentence.quote):
        return pledge
    others = _others(pledge, own, text, kin, on)
    if pledge.kind is PledgeKind.AGREEMENT and meant in MADE and len(others) == 2 - len(own):
        return pledge.model_copy(update={"pledgers": (*own, *others)})
    opponents = [party for party in others if own and _at_home(own[0].actor or "", party.actor or "", kin)]
    if len(opponents) != 1:
        return pledge
    added = "pledgers" if meant in MADE | {Sense.REAFFIRMED} and pledge.kind is PledgeKind.AGREEMENT else "counterparts"
    return pledge.model_copy(update={added: (*getattr(pledge, added), *opponents)})


def with_assents(pledges: list[Pledge], kin: Kin) -> list[Pledge]:
    """Return the pledges of a report; an agreement told of one side is that of the other too, which accepts it in the same report."""
    assents = [one for one in pledges if kind_of(one) is PledgeKind.ACCEPTANCE and sense(one) is Sense.TOLD]
    return [_with_assent(one, assents, kin) if assents and one not in assents else one for one in pledges]


def _with_assent(pledge: Pledge, assents: list[Pledge], kin: Kin) -> Pledge:
    own = [party for party in (*pledge.pledgers, *pledge.counterparts) if can_fight(party, kin)]
    if kind_of(pledge) is not PledgeKind.AGREEMENT or sense(pledge) not in MADE or len({party.actor for party in own}) != 1:
        return pledge
    others = [party for one in assents for party in one.pledgers if _at_home(own[0].actor or "", party.actor or "", kin)]
    return pledge.model_copy(update={"pledgers": (*pledge.pledgers, others[0])}) if others else pledge


def _others(pledge: Pledge, own: list[Party], text: str, kin: Kin, on: date) -> list[Party]:
    """Return the other belligerents that are named, one of each, without those who mediate or tell of it."""
    speakers = (pledge.said_by, *pledge.also_said_by)
    apart = {party.actor for party in (*own, *pledge.mediators)} | {speaker.actor for speaker in speakers if speaker}
    found: dict[str, Party] = {}
    for party in named_in(text, _from(pledge, own, text), min(len(text), pledge.sentence.end + NEXT), kin, on):
        actor = party.actor or ""
        same = any(party.span.overlaps(one.span) for one in own)  # "Merian President X": one party by two names
        before = text[max(pledge.sentence.start, party.span.start - _BROKERS) : party.span.start]
        mediates = has("mediates", text[party.span.end : party.span.end + _BROKERS]) or has("mediated", before)
        if not same and not mediates and not any(other and kin.akin(actor, other) for other in (*apart, *found)):
            found[actor] = party
    return list(found.values())


def _from(pledge: Pledge, own: list[Party], text: str) -> int:
    """Return where the act begins to be told: with its sentence, or with the one before it that names its own side."""
    before = [span for span in sentences(text) if span[1] <= pledge.sentence.start][-1:]
    return next((start for start, end in before if any(start <= party.span.start < end for party in own)), pledge.sentence.start)


def _at_home(one: str, other: str, kin: Kin) -> bool:
    """Tell whether a group and a state are the two sides of a war in that state's country."""
    kinds = {kin.kind(one) is ActorKind.STATE, kin.kind(other) is ActorKind.STATE}
    return len(kinds) == 2 and kin.country(one) is not None and kin.country(one) == kin.country(other)
