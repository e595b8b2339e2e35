"""Who of those that an act names can be a side of a truce."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from trucewatch.records import ActorKind, Party
from trucewatch.records.strangers import is_nameless, is_new

from .bond import for_all
from .kin import BELLIGERENT, Kin
from .senses import Sense
from .told import Act

# What only says which of them is meant: whose they are, where, under whom.
_WORDS = r"of|in|from|under|led|loyal|allied|aligned|linked|affiliated|backed|based|known|called|who|that|which"
_QUALIFIED = re.compile(rf"(?<=\w)(?:,|\s+(?:{_WORDS})\b)")


class Fighters:
    """Tells those who can fight from others, and one side from another."""

    def __init__(self, kin: Kin) -> None:
        self.kin = kin

    def sides(self, parties: Iterable[Party]) -> list[str]:
        """Return one actor for each side among those of the parties that can fight."""
        return one_each((party.actor for party in parties if party.actor and can_fight(party, self.kin)), self.kin)

    def known(self, actors: Iterable[str]) -> list[str]:
        """Return those of the actors that the registry has."""
        return [actor for actor in actors if self.kin.kind(actor) is not ActorKind.UNKNOWN]

    def drafted_by_both(self, act: Act) -> bool:
        """Tell whether both sides undertake to make a truce."""
        return act.sense is Sense.DRAFTED and len(self.sides(act.pledge.pledgers)) > 1


def one_each(actors: Iterable[str], kin: Kin) -> list[str]:
    """Return the first of those of the actors that are akin."""
    found: list[str] = []
    for actor in actors:
        if not any(kin.akin(actor, other) for other in found):
            found.append(actor)
    return found


def is_described(actor: str) -> bool:
    """Tell whether an actor goes by a description and no name of its own: "X-backed forces", "rebel groups"."""
    return is_new(actor) and actor.partition("@")[0].rpartition("-")[2] in fighting_words()


def can_fight(party: Party, kin: Kin) -> bool:
    """Tell whether a party can be one of a truce.

    It can if it is a belligerent or an authority of a country in the registry, or an unknown name whose words are a fighting body's.
    """
    actor = party.actor or ""
    kind = kin.kind(actor)
    if kind is not ActorKind.UNKNOWN:
        return kind in BELLIGERENT or (kind is ActorKind.ORGANISATION and kin.country(actor) is not None)
    if for_all(party):
        return False
    named = is_new(actor) and not is_nameless(actor) and not party.span.quote[:1].islower()
    return named or head_noun(party.span.quote) in fighting_words()


def head_noun(phrase: str) -> str:
    """Return the noun that a phrase is about, in small letters: that of "the rebels of Riek Machar" is "rebels"."""
    head = _QUALIFIED.split(phrase.strip().lower(), maxsplit=1)[0]
    return (head.split() or [""])[-1]


@cache
def fighting_words() -> frozenset[str]:
    """Return the nouns for bodies that fight."""
    return frozenset((files("trucewatch.linking") / "data" / "belligerents.txt").read_text(encoding="utf-8").split())
