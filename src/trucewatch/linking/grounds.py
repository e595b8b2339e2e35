"""Where a truce holds, by what it is called after: violence of nobody at that place may be a breach of it.

"The truce in Karo" has Karo for its ground; where one was signed, and a whole country, is none. A side that halts its operations "around
Karo" says where: what it does at Karo is covered.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from .bond import Bond
from .incidents import Event
from .kin import Kin
from .kinds import MAKING
from .phrases import has
from .senses import MADE
from .told import Act, Telling
from .words import words

_AT = "at:"
"""Before the word of a place: whatever happens there, whoever does it."""
_IN = "in:"
"""The same of what happens in the place itself, and not only near it."""
_ACTS = r"(?:operations?|attacks?|(?:air ?)?strikes?|fighting|offensives?|shelling|bombing|bombardments?|hostilities|assaults?|raids?)"
_AREA = re.compile(
    rf"\b{_ACTS}(?:\s(?:against|on)\s(?P<whom>[^,;.]+?))?\s(?P<how>(?:in and )?around|near|in|inside|within|at)\s(?:the\s)?"
    r"(?:[a-z]+\sof\s)?(?P<site>[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)*)"
)
_NARROW = frozenset({"in", "inside", "within", "at"})
_BESIDE = re.compile(r"^(?:near|outside|around|close to|north|south|east|west)", re.IGNORECASE)
# How far behind an undertaking its place may be told.
_REACH = 60


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


def areas_of(acts: Iterable[Act]) -> frozenset[str]:
    """Return the words of the places at or around which a side says that it stops its violence, against nobody or its other side."""
    made = (act for act in acts if act.kind in MAKING and act.sense in MADE and not has("truce", act.pledge.undertaking.quote))
    return frozenset(spot for act in made for spot in _area(act))


def _area(act: Act) -> Iterator[str]:
    """Yield the place of a halt; that of a thing which it spares ("attacks on the embassy in Karo") is none."""
    found = _AREA.search(act.pledge.undertaking.quote + act.behind[:_REACH])
    sides = {_bare(party.span.quote) for party in act.pledge.counterparts}
    if found is None or (found["whom"] and _bare(found["whom"]) not in sides):
        return
    reaches = (_IN,) if found["how"] in _NARROW else (_IN, _AT)
    yield from (f"{how}{word}" for how in reaches for word in words(found["site"]))


def _bare(name: str) -> str:
    return name.removeprefix("the ")


def spots_of(event: Event) -> frozenset[str]:
    """Return the words of the places at which an incident happened, and of those that it did not only happen near."""
    told = [telling.incident.place.span.quote for telling in event.tellings if telling.incident.place]
    within = (f"{_IN}{word}" for place in told if not _BESIDE.match(place) for word in words(place))
    return frozenset((*within, *(f"{_AT}{word}" for place in told for word in words(place))))
