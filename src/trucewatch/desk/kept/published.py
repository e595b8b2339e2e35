"""The file of what was known by publication: what held after each moment of it, whenever that was recorded.

What is recorded late was known by then all the same: from its publication on the file is written anew.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import groupby
from operator import attrgetter

from trucewatch.ledger import Ledger
from trucewatch.ledger.chain import stamp as time_stamp
from trucewatch.records import Recorded

from ..view import View
from . import written
from .beside import BY_PUBLICATION, Beside, Fitting
from .file import NEVER, Group, KeptFile, Parts
from .keeping import Pages, moved
from .stored import Kept

Step = tuple[datetime, dict[Group, Parts]]
_ZERO = datetime(1970, 1, 1, tzinfo=UTC)


def published(entry: Recorded) -> datetime:
    """Return when an entry became known by publication."""
    return entry.published or entry.recorded


def number(time: datetime) -> int:
    """Return the number under which a moment of publication stands: microseconds since 1970."""
    return (time - _ZERO) // timedelta(microseconds=1)


class Published(Beside):
    """The file of what was known by publication."""

    def __init__(self, ledger: Ledger) -> None:
        super().__init__(ledger, BY_PUBLICATION)

    def play(self, view: View, entries: list[Recorded]) -> bool:
        """Make the file anew; tell whether that was possible. ``view`` knows nothing yet, and then all."""

        def fill(file: KeptFile, made: str) -> None:
            view.take(entry for entry in entries if entry.kind == "takedown")  # what was taken down is there at no time
            file.fill(-NEVER, "", written.whole(view))
            pages = Kept(file, NEVER - 1, made)
            for time, go in _going(view, [one for one in entries if one.kind == "takedown"], entries):
                file.write(number(time), time_stamp(time), moved(view, go, Pages(pages)))
            file.advance(entries[-1].sequence, entries[-1].hash)

        return self._make(0, fill, indexed=True)

    def go_on(self, view: View, fitting: Fitting, entries: list[Recorded], since: datetime) -> None:
        """Write the file anew from a moment on, of all entries; ``view`` knows what was published before, and then all."""
        pages = Pages(fitting.at(number(since) - 1))
        before = [entry for entry in entries if entry.kind == "takedown" or published(entry) < since]
        steps = [(time, moved(view, go, pages)) for time, go in _going(view, before, entries)]
        try:
            with fitting.file.writing():
                if fitting.file.head() == fitting.head:
                    _write(fitting.file, number(since), steps)
                    fitting.file.advance(entries[-1].sequence, entries[-1].hash)
        except sqlite3.Error:
            self._file = None


def _write(file: KeptFile, since: int, steps: list[Step]) -> None:
    if file.goes_beyond(since):
        file.rewind(since)
    for time, groups in steps:
        file.write(number(time), time_stamp(time), groups)


def _going(view: View, before: list[Recorded], entries: list[Recorded]) -> Iterator[tuple[datetime, Callable[[], None]]]:
    """Yield the moments of publication after what a view knows, each with what takes the view there."""
    known, order = list(before), _Order()
    order.take(before)
    there = {one.sequence for one in before}
    rest = (one for one in entries if one.sequence not in there)
    for time, some in groupby(sorted(rest, key=published), key=published):
        came = list(some)
        known += came
        yield time, partial(view.turn, sorted(known, key=attrgetter("sequence"))) if order.take(came) else partial(view.take, came)


class _Order:
    """Of a page's reports, of decisions and of rows the one recorded last counts, whenever it was published."""

    def __init__(self) -> None:
        self._last: dict[str, int] = {}

    def take(self, entries: list[Recorded]) -> bool:
        """Take further entries; tell whether one comes after such as were recorded later."""
        late = False
        for one in entries:
            what = (one.key or "").rpartition("#")[0] if one.kind == "report" else one.kind
            if one.kind in ("report", "decision", "row"):
                late |= one.sequence < self._last.get(what, 0)
                self._last[what] = max(one.sequence, self._last.get(what, 0))
        return late
