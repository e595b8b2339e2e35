"""How often one address may do something, at all sites together that keep their accounts in one place.

Each address has a bucket for each kind of deed: ``times`` deeds at once, then one more for each ``within / times`` seconds. Kept is
only when the bucket will be full again. What is allowed often is taken in portions that a site counts off by itself, so that hardly
any answer waits for the store.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from time import time
from typing import Any

from sqlalchemy import case, literal

from ..faults import TooOftenError
from .schema import rate
from .sessions import hashed
from .store import Store, insert

# Of how many a portion is one, and of how many addresses a site remembers what it has left.
PORTIONS = 20
MOST = 10_000
Limit = tuple[int, float]
Key = tuple[str, str]


class Rates:
    """Counts deeds in ``store``, or in memory where a site has none."""

    def __init__(self, store: Store | None = None, clock: Callable[[], float] = time) -> None:
        self._store, self._clock = store, clock
        self._lock = Lock()
        self._left: OrderedDict[Key, tuple[int, float]] = OrderedDict()
        self._full: OrderedDict[Key, float] = OrderedDict()

    def count(self, what: str, who: str, limit: Limit) -> None:
        """Count one more. Raises TooOftenError beyond ``limit`` = (times, within seconds), LedgerError where it cannot be counted."""
        key, now = (what, hashed(who)), self._clock()
        if self._spend(key, now):
            return
        portion = max(1, limit[0] // PORTIONS)
        taken = self._take_kept(self._store, key, now, portion, limit) if self._store else self._take_here(key, now, portion, limit)
        if not taken:
            wait = round(portion * limit[1] / limit[0]) + 1
            raise TooOftenError("too many requests from your address", remedy=f"try again in {wait} seconds")
        with self._lock:
            _put(self._left, key, (portion - 1, now + limit[1]))

    def _spend(self, key: Key, now: float) -> bool:
        """Take one of what is left of a portion; one that is as old as its limit's time is void."""
        with self._lock:
            left, until = self._left.pop(key, (0, 0.0))
            if left < 1 or until <= now:
                return False
            _put(self._left, key, (left - 1, until))
            return True

    def _take_here(self, key: Key, now: float, portion: int, limit: Limit) -> bool:
        times, within = limit
        with self._lock:
            full = max(self._full.get(key, now), now) + portion * within / times
            if full > now + within + _SLACK:
                return False
            _put(self._full, key, full)
            return True

    @staticmethod
    def _take_kept(store: Store, key: Key, now: float, portion: int, limit: Limit) -> bool:
        """Take a portion in one statement, so that no two sites take the same; what is full again is forgotten."""
        times, within = limit
        costs = portion * within / times
        its: Any = case((rate.c.full > now, rate.c.full), else_=literal(now)) + costs
        with store.writing() as connection:
            connection.execute(rate.delete().where(rate.c.full < now))
            new = insert(connection, rate).values(what=key[0], who=key[1], full=now + costs)
            changed = new.on_conflict_do_update(index_elements=["what", "who"], set_={"full": its}, where=its <= now + within + _SLACK)
            return bool(connection.execute(changed.returning(rate.c.full)).first())


# Sums of fractions of seconds come out a little above the whole.
_SLACK = 1e-3


def _put(kept: OrderedDict[Key, Any], key: Key, value: Any) -> None:
    kept[key] = value
    kept.move_to_end(key)
    while len(kept) > MOST:
        kept.popitem(last=False)
