"""What was put to one truce or incident: its records, its title, and what it may be joined with."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta

from trucewatch import review
from trucewatch.desk.indexed import Indexed
from trucewatch.records import Incident
from trucewatch.review import About, Item
from trucewatch.review.items import items_of

from .templating import day, title_of
from .words import word

# How far in time an incident may lie from another that is offered to be joined with it: of all there may be tens of thousands.
NEAR = timedelta(days=14)


def members(seen: Indexed, about: About, name: str) -> list[Item]:
    """Return the records that were put to a truce or an incident, in order of time."""
    return [item for item in review.items(seen.known) if item.sort == review.SORT_OF[about] and item.group == name]


def title(seen: Indexed, item: Item) -> str:
    """Return what people call the truce or the incident that a record was put to."""
    if isinstance(item.record, Incident):
        place = item.record.place.span.quote if item.record.place else ""
        return ", ".join(filter(None, (word("incident", item.record.kind.value), place, day(item.told.document.imprint.published))))
    name = item.group or ""
    return title_of(seen.truces[name].name) if name in seen.truces else name


def others(seen: Indexed, about: About, these: Sequence[Item]) -> list[tuple[str, str]]:
    """Return the names and titles of what a group may be joined with: other truces, or incidents told of in the days around."""
    found = _truces(seen) if about == "truce" else _incidents(seen, these)
    return sorted(((name, called) for name, called in dict(found).items() if name != these[0].group), key=lambda pair: pair[::-1])


def _truces(seen: Indexed) -> Iterator[tuple[str, str]]:
    return ((name, title_of(seen.truces[name].name)) for name in {*seen.known.linked.truce_of.values()} if name in seen.truces)


def _incidents(seen: Indexed, these: Sequence[Item]) -> Iterator[tuple[str, str]]:
    first, last = these[0].told.time - NEAR, these[-1].told.time + NEAR
    for told in seen.known.tolds.values():
        if first <= told.time <= last:
            yield from ((one.group, title(seen, one)) for one in items_of(told, seen.known) if one.sort == "incident" and one.group)
