"""Copies without a date that begin a story: the report that one of them tells again may come later, or be another of them."""

from __future__ import annotations

from bisect import insort
from collections import Counter
from collections.abc import Iterator

from .postings import Postings

# Of the copies that have a fact so many are told of a report of it; of the reports so many are held against a copy, which must have so
# many facts in common with it.
HOLDERS = 64
REPORTS = 12
REPORTED_ALIKE = 2


class Waiting:
    """By number of each such copy the reports that may tell its event, those first that have most in common with it."""

    def __init__(self) -> None:
        self._facts = Postings(HOLDERS)
        self._reports: dict[int, tuple[tuple[int, int], ...]] = {}

    def __len__(self) -> int:
        return len(self._reports)

    def __iter__(self) -> Iterator[tuple[int, tuple[int, ...]]]:
        """Yield the copies, each with the numbers of its reports."""
        return ((number, tuple(-report for _, report in held)) for number, held in self._reports.items())

    def add(self, number: int, facts: list[int], reports: list[int]) -> None:
        """Note a copy with its facts; ``reports``: once for each fact, what report so far has it."""
        self._reports[number] = ()
        self._facts.add(facts, number)
        for report, count in Counter(reports).items():
            self._hold(number, report, count)

    def tell(self, report: int, facts: list[int]) -> None:
        """Tell the copies of a report that has these facts."""
        for number, count in Counter(self._facts.of(facts)).items():
            if number != report:
                self._hold(number, report, count)

    def copy(self) -> Waiting:
        """Return the same once more."""
        other = Waiting()
        other._facts, other._reports = self._facts.copy(), dict(self._reports)
        return other

    def _hold(self, number: int, report: int, count: int) -> None:
        if count >= REPORTED_ALIKE:
            held = list(self._reports[number])
            insort(held, (-count, -report))
            self._reports[number] = tuple(held[:REPORTS])
