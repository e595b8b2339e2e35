"""Where a truce holds, by what it is called after: violence of nobody at that place may be a breach of it.

"The truce in Karo" has Karo for its ground; where one was signed, and a whole country, is none.
"""

from __future__ import annotations

from collections.abc import Iterable

from .bond import Bond
from .incidents import Event
from .kin import Kin
from .phrases import has
from .told import Act, Telling
from .words import words

_AT = "at:"
"""Before the word of a place: whatever happens there, whoever does it."""


def grounds_of(bond: Bond, kin: Kin) -> frozenset[str]:
    """Return the words of the places that a truce is called after; no name of a country or of anybody."""
    titles = {name for act in bond.acts if not _made_there(act) for name in act.title}
    return frozenset(f"{_AT}{word}" for name in titles if kin.named(name) is None for word in words(name))


def places_of(event: Event) -> frozenset[str]:
    """Return the words of the places at which an incident happened of which nobody is named."""
    return frozenset(f"{_AT}{word}" for telling in event.tellings for word in _where(telling))


def _where(telling: Telling) -> Iterable[str]:
    """Return the words of a place, or of a target that is one ("the town of Karo")."""
    return telling.places | telling.targets


def _made_there(act: Act) -> bool:
    """Tell whether a place behind a truce is only where it was made: "sign a ceasefire in Juba"."""
    return has("made_at", act.before)
