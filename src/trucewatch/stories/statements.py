"""Stories that are independent and yet quote one statement.

Two reporters at one press conference are two sources of what was said there, and one source of what the speaker claims.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence

import numpy as np

from .copy import Copy
from .vocabulary import Numbers
from .wording import unique

# Six-word runs of quotation in common: nine words in a row, or more in pieces. Shorter ones are phrases that anybody quotes.
LEAST = 4
WITHIN = 4 * 86400.0
_Quoter = tuple[str, float | None]


class Statements:
    """Who quoted what first of late. Stories are asked about in order of time, those without a date last.

    ``undated`` are the runs that those without a date quote: of them it is remembered who said so last, however long ago.
    """

    def __init__(self, undated: Collection[int] = frozenset()) -> None:
        self._first: dict[int, _Quoter] = {}
        self._undated = frozenset(undated)
        self._swept = 0.0

    def shared(self, story: str, time: float | None, quoted: Numbers) -> dict[str, int]:
        """Return the earlier stories that quote the same as a story, with how many runs; note what it quotes itself."""
        if time is not None and time - self._swept > WITHIN:
            self._sweep(time)
        found: Counter[str] = Counter()
        for run in quoted.tolist():
            first = self._first.get(run)
            if first is not None and _near(first[1], time):
                found[first[0]] += 1
            else:
                self._first[run] = story, time
        return {earlier: runs for earlier, runs in found.items() if runs >= LEAST}

    def _sweep(self, time: float) -> None:
        """Forget what nobody who is still to come can share."""
        kept = ((run, first) for run, first in self._first.items() if _near(first[1], time) or run in self._undated)
        self._first, self._swept = dict(kept), time


def quoted_by(copies: Sequence[Copy]) -> Numbers:
    """Return the runs that the copies of a story quote."""
    return copies[0].quoted if len(copies) == 1 else unique(np.concatenate([copy.quoted for copy in copies]))


def dated(copies: Sequence[Copy]) -> float | None:
    """Return when the first copy of a story was published; None where none says."""
    return min((copy.time for copy in copies if copy.dated), default=None)


def _near(first: float | None, later: float | None) -> bool:
    return first is None or later is None or later - first <= WITHIN
