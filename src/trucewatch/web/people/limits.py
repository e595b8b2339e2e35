"""How often one address may do something."""

from __future__ import annotations

from collections import OrderedDict, deque
from threading import Lock
from time import monotonic

from ..faults import TooOftenError

MOST = 10_000


class Rates:
    """Counts what each address did within the last while, in memory; the longest unseen are forgotten first."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._done: OrderedDict[tuple[str, str], deque[float]] = OrderedDict()

    def count(self, what: str, who: str, limit: tuple[int, float]) -> None:
        """Count one more. Raises TooOftenError beyond ``limit`` = (times, within seconds)."""
        times, within = limit
        now = monotonic()
        with self._lock:
            done = self._done.setdefault((what, who), deque())
            self._done.move_to_end((what, who))
            while done and done[0] <= now - within:
                done.popleft()
            if len(done) >= times:
                raise TooOftenError(
                    "too many requests from your address", remedy=f"try again in {round(done[0] + within - now) + 1} seconds"
                )
            done.append(now)
            while len(self._done) > MOST:
                self._done.popitem(last=False)
