"""Each side accuses the other where their report names neither: who they are is known once the truce is found of which they speak.

Then each is accused of a breach in the word of the other, as where a report names them.
"""

from __future__ import annotations

from collections.abc import Iterator

from trucewatch.records import Incident, IncidentFactuality, IncidentKind, Party, Speaker

from .accusing import mutual
from .bond import Bond, for_all
from .fighters import one_each
from .kin import Kin
from .senses import Sense
from .told import Act, Telling

# Behind all acts of violence that a report itself tells of.
_FIRST = 100_000


def nameless(act: Act) -> bool:
    """Tell whether an act is the mutual blame, for breaking their truce, of two sides that nobody names."""
    parties = act.pledge.pledgers
    return act.sense is Sense.STANDING and bool(parties) and all(map(for_all, parties)) and mutual(act.pledge.sentence.quote) is not None


def blames(bond: Bond, kin: Kin) -> Iterator[Telling]:
    """Yield what each side of a truce of two is accused of by the other, where nobody named them."""
    sides = one_each(sorted(bond.parties), kin)
    for act in filter(nameless, bond.acts) if len(sides) == 2 else ():
        for number, (who, whom) in enumerate((sides, sides[::-1])):
            yield Telling(act.told, _FIRST + 2 * act.number + number, _breach(act, who, whom))


def _breach(act: Act, who: str, whom: str) -> Incident:
    sentence, they = act.pledge.sentence, act.pledge.pledgers[0].span
    match = mutual(sentence.quote)
    return Incident(
        kind=IncidentKind.OTHER_VIOLENCE,
        anchor=sentence.part(*(match.span("act") if match else (0, 0))),
        actor=Party(span=they, actor=whom),
        factuality=IncidentFactuality.REPORTED,
        said_by=Speaker(span=they, actor=who),
        alleged_violation=True,
        sentence=sentence,
    )
