"""The incidents of a truce as its page lists, draws and places them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from trucewatch.desk.indexed import Event, Indexed
from trucewatch.records import Interval

from .asked import Asked
from .charts.map import Spot
from .charts.nearest import nearest
from .charts.timeline import Axis, Mark
from .sayings import Matter, blamed, place_of
from .words import word

# How many letters of a place's name stand on the map.
LONGEST = 40


@dataclass(frozen=True)
class Happening:
    """An incident in the list: its number, its words, when and where, the tolls as told, how it is covered, and who is blamed."""

    number: int
    event: Event
    kind: str
    when: Interval | None
    place: str | None
    targets: tuple[str, ...]
    killed: str
    injured: str
    covered: str
    blamed: tuple[Matter, ...]
    stories: int


def happenings(seen: Indexed, truce: str, asked: Asked, begun: datetime | None = None) -> Iterator[Happening]:
    """Yield the incidents that a truce may cover and that lie before the time asked about, in order of time, numbered from 1.

    What was over before the truce had ``begun`` is listed as that.
    """
    pledges = set(seen.truces[truce].pledges)
    events = [seen.events[name] for name in seen.events_of.get(truce, ())]
    shown = [event for event in events if event.when and event.when.earliest <= asked.at]
    for number, event in enumerate(shown, 1):
        tellings = [telling.incident for telling in event.tellings]
        relations = {relation.value for pledge, relation in event.covers.items() if pledge in pledges}
        yield Happening(
            number, event, word("incident", tellings[0].kind.value if tellings else "other_violence"), event.when, place_of(event.tellings),
            tuple(dict.fromkeys(one.target.span.quote for one in tellings if one.target)), _toll(one.killed for one in tellings),
            _toll(one.injured for one in tellings), _covered(event, relations, begun),
            tuple(blamed(event)), len({testimony.story for testimony, _ in event.claims}),
        )  # fmt: skip


def _covered(event: Event, relations: set[str], begun: datetime | None) -> str:
    """Return how far a truce covers an incident; it covers none that was over before it began."""
    if begun and event.when and event.when.latest < begun:
        return "before"
    return next((one for one in ("in", "maybe", "out") if one in relations), "maybe")


def _toll(counts: Iterable[object]) -> str:
    """Return the numbers told, "2" or "2 to 5"; empty where none is told."""
    told = sorted({value for count in counts if (value := getattr(count, "value", None)) is not None})
    if not told:
        return ""
    return str(told[0]) if len(told) == 1 else f"{told[0]} to {told[-1]}"


def marks(shown: Iterable[Happening], drawn: Axis) -> Iterator[Mark]:
    """Yield the marks of incidents on an axis of time."""
    for one in shown:
        if one.when:
            x = drawn.at(one.when.earliest)
            text = ", ".join(filter(None, (one.kind, one.place)))
            yield Mark(x, round(drawn.at(one.when.latest) - x, 2), one.number, text, one.covered)


def spots(shown: Iterable[Happening]) -> Iterator[Spot]:
    """Yield the spots of incidents on the map, as far as their places are known."""
    for one in shown:
        told = [telling.incident.place for telling in one.event.tellings if telling.incident.place]
        if spot := nearest(told):
            called = " ".join(spot.span.quote.split())
            text = f"{one.kind}, {called}"
            yield Spot(spot.latitude, spot.longitude, spot.radius_km, one.number, text, spot.relation, called[:LONGEST])
