"""Copies without a date that begin a story: the report that one of them tells again may come later, or be another of them."""

from __future__ import annotations

from bisect import insort
from collections import Counter
from collections.abc import Callable

from .candidates import REPORTED_ALIKE, REPORTS
from .postings import Postings

# Of the copies that have a fact so many are told of a report of it.
HOLDERS = 64


class Waiting:
    """Such copies by number, each with the reports that may tell its event, and what they were found to tell again."""

    def __init__(self) -> None:
        self._facts = Postings(HOLDERS)
        self._reports: dict[int, tuple[tuple[int, int], ...]] = {}
        self._asked: dict[int, tuple[tuple[tuple[int, int], ...], int | None]] = {}
        self._parts: dict[int, tuple[int, ...]] = {}
        self.late: dict[int, int] = {}
        """The stories that such copies began, and the story that each of them tells again, as of the last ``retell``."""

    def __len__(self) -> int:
        return len(self._reports)

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

    def retell(self, story: Callable[[int], int], alone: Callable[[int], bool], told: Callable[[int, list[int]], int | None]) -> None:
        """Find out anew what copies that are still ``alone`` tell again.

        ``story`` returns the story of a copy; ``told`` which story a copy tells again, of those of some reports.
        """
        self.late, self._parts = {}, {}
        for number in filter(alone, self._reports):
            again = self._again(number, story, told)
            one, other = self.whole(number), number if again is None else self.whole(again)
            if one != other:
                self.late[one] = other
        for one in self.late:
            self._parts[self.whole(one)] = (*self.parts(self.whole(one)), one)

    def whole(self, story: int) -> int:
        """Return the story that a story tells again, or itself."""
        while story in self.late:
            story = self.late[story]
        return story

    def parts(self, whole: int) -> tuple[int, ...]:
        """Return the stories that tell a story again."""
        return self._parts.get(whole, ())

    def copy(self) -> Waiting:
        """Return the same once more."""
        other = Waiting()
        other._facts, other._reports, other._asked = self._facts.copy(), dict(self._reports), dict(self._asked)
        other.late, other._parts = self.late, self._parts
        return other

    def _again(self, number: int, story: Callable[[int], int], told: Callable[[int, list[int]], int | None]) -> int | None:
        """Return the story that a copy tells again; it is asked anew only where its reports or their stories changed."""
        stories = tuple((-report, of) for _, report in self._reports[number] if (of := story(-report)) != number)
        if (asked := self._asked.get(number)) is None or asked[0] != stories:
            asked = self._asked[number] = stories, told(number, [report for report, _ in stories])
        return asked[1]

    def _hold(self, number: int, report: int, count: int) -> None:
        if count >= REPORTED_ALIKE:
            held = list(self._reports[number])
            insort(held, (-count, -report))
            self._reports[number] = tuple(held[:REPORTS])
