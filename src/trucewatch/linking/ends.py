"""Things by whom they concern, in order of their ends: what was over before a time is not looked at, however much of it there is."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable
from datetime import datetime
from operator import itemgetter
from typing import Generic, TypeVar

from trucewatch.records.interval import EARLIEST

Key = TypeVar("Key", int, str)
Thing = TypeVar("Thing")
_end = itemgetter(0)


class Ends(Generic[Key, Thing]):
    """Things, each under some names, with the time at which it ends."""

    def __init__(self) -> None:
        self._things: dict[Key, Thing] = {}
        self._ends: dict[str, list[tuple[datetime, Key]]] = {}

    def put(self, key: Key, thing: Thing, names: Iterable[str], end: datetime) -> None:
        """Note a thing under different names."""
        self._things[key], one = thing, (end, key)
        for name in names:
            insort(self._ends.setdefault(name, []), one)

    def drop(self, key: Key, names: Iterable[str], end: datetime) -> None:
        """Forget a thing, given as it was put."""
        self._things.pop(key, None)
        for name in names:
            ends = self._ends[name]
            del ends[bisect_left(ends, (end, key))]
            if not ends:
                del self._ends[name]

    def since(self, names: Iterable[str], time: datetime = EARLIEST) -> dict[Key, Thing]:
        """Return what stands under one of the names and does not end before a time, by key."""
        lists = [ends for name in names if (ends := self._ends.get(name))]
        return {key: self._things[key] for ends in lists for _, key in ends[bisect_left(ends, time, key=_end) :]}
