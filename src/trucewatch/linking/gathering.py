"""Tellings gathered into incidents while reports come and go.

Tellings are gathered in order of time, and an incident of which nobody told for a while is closed. So a change is played through from its
own time on, until what is open is what was open before it; from there all stays as it was.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from .ends import Ends
from .incidents import TOLD_WITHIN, Event, Recent, handles, happened
from .told import Telling

Place = tuple[datetime, str, int]


class Gathering:
    """The tellings of all reports, and the incidents that they make."""

    def __init__(self) -> None:
        self._places: list[Place] = []
        self._tellings: dict[Place, Telling] = {}
        self._event_of: dict[Place, Event] = {}
        self._near: Ends[int, Event] = Ends()
        self._names: dict[Place, str] = {}
        self._named: dict[str, Event] = {}

    def change(self, gone: Iterable[Telling], come: Iterable[Telling], decided: Mapping[str, str]) -> tuple[list[Event], list[Event]]:
        """Take tellings away and in; return the incidents that are no more as they were, and those that are new in their place."""
        found = _Found()
        left, put = {one.order: one for one in gone if happened(one)}, {one.order: one for one in come if happened(one)}
        names = {place: decided[one.key] for place, one in put.items() if one.key in decided}
        self._regroup(left, {place: put[place] for place in names}, names, found)
        self._replay({place for place in left if place in self._event_of}, {p: one for p, one in put.items() if p not in names}, found)
        self._file(found)
        return found.old, found.new

    def before(self, handle: str, place: Place) -> list[Event]:
        """Return the incidents under a handle that can have been told of lately at a place."""
        return list(self._near.since([handle], place[0] - TOLD_WITHIN).values())

    def _file(self, found: _Found) -> None:
        """File the incidents that are new under their tellings and handles, in the place of the old ones."""
        for event in found.old:
            self._near.drop(id(event), _handles(event), event.tellings[-1].told.time)
        for event in found.new:
            self._near.put(id(event), event, _handles(event), event.tellings[-1].told.time)
            self._event_of |= {telling.order: event for telling in event.tellings if telling.order not in self._names}

    def _regroup(self, left: Iterable[Place], put: Mapping[Place, Telling], names: Mapping[Place, str], found: _Found) -> None:
        """Change the incidents that people named: the same name is the same incident, whatever the tellings."""
        touched: dict[str, dict[Place, Telling]] = {}

        def members(name: str) -> dict[Place, Telling]:
            kept = self._named.get(name)
            return touched.setdefault(name, {one.order: one for one in kept.tellings} if kept else {})

        for place in left:
            if place in self._names:
                del members(self._names.pop(place))[place]
        for place, telling in put.items():
            members(names[place])[place] = telling
        self._names |= names
        for name, told in touched.items():
            if name in self._named:
                found.old.append(self._named.pop(name))
            if told:
                self._named[name] = Event([told[place] for place in sorted(told)])
                found.new.append(self._named[name])

    def _replay(self, gone: set[Place], put: dict[Place, Telling], found: _Found) -> None:
        changes = sorted({*gone, *put})
        for place in put:
            if place not in gone:
                insort(self._places, place)
        self._tellings |= put
        while changes:
            past = _Replay(self, gone, put).run(changes, found)
            changes = changes[bisect_left(changes, past) :] if past else []
        for place in gone - put.keys():
            del self._tellings[place]
            del self._places[bisect_left(self._places, place)]


class _Replay:
    """One stretch of time gathered anew beside what was gathered before.

    An incident and the one before that it equals so far are twins; an incident without a twin is odd. When no odd one is open any more,
    what follows comes out as before.
    """

    def __init__(self, kept: Gathering, gone: set[Place], put: Mapping[Place, Telling]) -> None:
        self._kept, self._gone, self._put = kept, gone, put
        self._recent = Recent(self._before)
        self._start: Place = (datetime.min, "", 0)
        self._begun: dict[int, Event | None] = {}
        self._twin: dict[int, Event] = {}
        self._twin_of: dict[int, int] = {}
        self._made: dict[int, Event] = {}
        self._odd_old: dict[int, Event] = {}
        self._odd_until: datetime | None = None

    def run(self, changes: list[Place], found: _Found) -> Place | None:
        """Gather from the first change on; return the first change that is left to another stretch, or None."""
        places, start = self._kept._places, changes[0]
        self._start, last = start, 0
        for at in range(bisect_left(places, start), len(places)):
            place = places[at]
            while last < len(changes) and changes[last] <= place:
                last += 1
            if self._settled(place) and changes[last - 1] < place:
                return self._finish(found, changes[last] if last < len(changes) else None)
            self._gather(place)
        return self._finish(found, None)

    def _before(self, handle: str) -> list[Event]:
        """Return what was open under a handle when this begins."""
        return [begun for event in self._kept.before(handle, self._start) if (begun := self._open(event))]

    def _open(self, event: Event) -> Event | None:
        """Return an incident as it was when this begins: as far as it had been told of; None if that was not lately."""
        if id(event) not in self._begun:
            whole = event.tellings[-1].order < self._start
            told = event.tellings[:] if whole else [telling for telling in event.tellings if telling.order < self._start]
            lately = bool(told) and self._start[0] - told[-1].told.time <= TOLD_WITHIN
            open_ = lately and self._kept._event_of.get(told[-1].order) is event
            self._begun[id(event)] = begun = Event(told) if open_ else None
            if begun:
                self._made[id(begun)] = begun
                self._pair(begun, event)
        return self._begun[id(event)]

    def _gather(self, place: Place) -> None:
        old = self._kept._event_of.get(place)
        if place in self._gone and old is not None:
            self._odd(old, place)
            old = None
        if place in self._gone and place not in self._put:
            return
        telling = self._kept._tellings[place]
        event = self._recent.find(telling) or Event()
        self._recent.take(telling, event)
        self._made.setdefault(id(event), event)
        if old is not None and len(event.tellings) == 1 and old.tellings[0].order == place:
            self._pair(event, old)
        elif old is None or self._twin.get(id(event)) is not old:
            self._part(event, old, place)

    def _pair(self, event: Event, old: Event) -> None:
        self._twin[id(event)] = old
        self._twin_of[id(old)] = id(event)

    def _part(self, event: Event, old: Event | None, place: Place) -> None:
        """Note that an incident is not what it was."""
        if (twin := self._twin.get(id(event))) is not None:
            self._odd(twin, place)
        if old is not None:
            self._odd(old, place)
        self._odd_until = place[0]

    def _odd(self, old: Event, place: Place) -> None:
        self._open(old)
        self._odd_old[id(old)] = old
        if (made := self._twin_of.pop(id(old), None)) is not None:
            del self._twin[made]
        self._odd_until = place[0]

    def _settled(self, place: Place) -> bool:
        return self._odd_until is None or place[0] - self._odd_until > TOLD_WITHIN

    def _finish(self, found: _Found, left: Place | None) -> Place | None:
        for event in self._odd_old.values():
            found.old.append(event)
            for telling in event.tellings:
                if self._kept._event_of.get(telling.order) is event:
                    del self._kept._event_of[telling.order]
        found.new += [event for made, event in self._made.items() if made not in self._twin]
        return left


@dataclass
class _Found:
    old: list[Event] = field(default_factory=list)
    new: list[Event] = field(default_factory=list)


def _handles(event: Event) -> set[str]:
    return {handle for telling in event.tellings for handle in handles(telling)}
