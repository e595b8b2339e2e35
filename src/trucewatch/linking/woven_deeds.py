"""Conditions of a weave's truces and the acts by which they are met, while truces and reports come and go."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime

from trucewatch.records import Claim
from trucewatch.records.interval import EARLIEST, LATEST

from .awaiting import WITHIN, Awaited, awaited, met
from .deeds import Deed
from .kin import Kin
from .making import MadeTruce
from .woven_truces import Changed

Order = tuple[datetime, str]
Place = tuple[Order, int]


class Deeds:
    """Acts by who did them, conditions by who is to act, and what each print says of the conditions of which truce.

    Both are in order of time, so that only what lies within reach of each other is looked at, however much else was told before.
    """

    def __init__(self, kin: Kin) -> None:
        self._kin = kin
        self._done: dict[str, dict[Place, Deed]] = defaultdict(dict)
        self._places: dict[str, list[Place]] = defaultdict(list)
        self._asked: dict[str, list[Awaited]] = {}
        self._waiting: dict[str, list[tuple[Order, str]]] = defaultdict(list)
        self._prints: dict[str, set[str]] = {}
        self._said: dict[str, dict[str, tuple[Claim, ...]]] = defaultdict(dict)

    def change(self, truces: Mapping[str, MadeTruce], renewed: Iterable[str], left: Iterable[Deed], come: Iterable[Deed]) -> Changed:
        """Take acts away and in, and renewed truces as they are now; return of which truces and by which prints other things are said."""
        names, moved = set(renewed), [*left]
        for deed in moved:
            self._drop(deed)
        for deed in come:
            self._take(deed)
            moved.append(deed)
        for name in names:
            self._expect(name, truces.get(name))
        names |= {name for deed in moved for name in self._waiting_for(deed)}
        prints = [self._meet(name) for name in names]
        return Changed({name for name, changed in zip(names, prints, strict=True) if changed}, set().union(*prints))

    def claims(self, key: str) -> list[Claim]:
        """Return what a print says of conditions, in order of the truces' names."""
        return [claim for _, claims in sorted(self._said.get(key, {}).items()) for claim in claims]

    def prints_of(self, truce: str) -> set[str]:
        """Return the prints that tell of a condition of a truce as met."""
        return self._prints.get(truce, set())

    def _take(self, deed: Deed) -> None:
        place = _place(deed)
        if place not in self._done[deed.actor]:
            insort(self._places[deed.actor], place)
        self._done[deed.actor][place] = deed

    def _drop(self, deed: Deed) -> None:
        if self._done[deed.actor].pop(_place(deed), None) is not None:
            self._places[deed.actor].remove(_place(deed))

    def _expect(self, name: str, made: MadeTruce | None) -> None:
        for one in self._asked.pop(name, ()):
            self._waiting[one.actor].remove((one.since, name))
        asked = list(awaited(made)) if made is not None else []
        if asked:
            self._asked[name] = asked
        for one in asked:
            insort(self._waiting[one.actor], (one.since, name))

    def _meet(self, name: str) -> set[str]:
        """Work out anew which prints tell of a truce's conditions as met; return those that do so otherwise than before."""
        before = {key: self._said[key].pop(name) for key in self._prints.pop(name, ())}
        now: dict[str, tuple[Claim, ...]] = {}
        for one in self._asked.get(name, ()):
            for key, claim in met(one, self._by(one), self._kin):
                now[key] = (*now.get(key, ()), claim)
        for key, claims in now.items():
            self._said[key][name] = claims
        if now:
            self._prints[name] = set(now)
        return {key for key in before.keys() | now.keys() if before.get(key) != now.get(key)}

    def _waiting_for(self, deed: Deed) -> Iterator[str]:
        """Yield the truces that may wait for an act."""
        for akin in self._kin.akins(deed.actor):
            waiting = self._waiting.get(akin, [])
            start = bisect_left(waiting, ((_early(deed.told.time), ""), ""))
            for _, name in waiting[start : bisect_right(waiting, (deed.told.order, ""))]:
                yield name

    def _by(self, one: Awaited) -> list[Deed]:
        """Return the acts, in order of time, of whom a condition names, from it on for as long as they can be meant."""
        found = []
        for akin in self._kin.akins(one.actor):
            places = self._places.get(akin, [])
            until = bisect_right(places, ((_late(one.since[0]), "\U0010ffff"), 0))
            found += [(place, akin) for place in places[bisect_left(places, (one.since, 0)) : until]]
        return [self._done[akin][place] for place, akin in sorted(found)]


def _early(time: datetime) -> datetime:
    return time - WITHIN if time - EARLIEST > WITHIN else EARLIEST


def _late(time: datetime) -> datetime:
    return time + WITHIN if LATEST - time > WITHIN else LATEST


def _place(deed: Deed) -> Place:
    return deed.told.order, deed.at
