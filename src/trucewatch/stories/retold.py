"""Who tells a report again in words of its own, and names nobody, or its source only below.

How much two reports of one event have in common in words, names and figures lies in the same range for a rewrite and for reports that
are independent, since the events differ. What other reports of this event have in common with the text says how much that is here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from .compare import names_in_common, words_in_common
from .copy import Copy


class Least(NamedTuple):
    """What a copy has in common with its report at least, and how much more than with others; shares of words and of names, added up."""

    like: float
    more: float


# Policy: chosen on the written events that are open to be looked at.
NAMES_NOBODY = Least(1.0, 0.7)
NAMES_ITS_SOURCE = Least(0.6, 0.27)
AGENCY_NAMES_ITS_SOURCE = Least(0.9, 0.27)
# Who has less than this share of the names and figures tells another event, and so does who comes more than a day before or after.
SAME_EVENT = 0.1
DAY = 86400.0
# What independent reports of one event hardly ever have in common, where no third one says more: the upper quartile of 334 written pairs.
INDEPENDENT = 0.78


class _Report(NamedTuple):
    """What a copy has in common with a report, the report's story, and the report; in order of how much that is."""

    common: float
    story: int
    copy: Copy


def retold(copy: Copy, reports: Mapping[int, Sequence[Copy]]) -> int | None:
    """Return which story a copy tells again, of those that have some ``reports``; None if it is nobody's, as far as one sees.

    An agency is believed to write its own report unless it names another house and a third report says how much is usual; for all
    others one of the two is enough.
    """
    named = {story for story, some in reports.items() if any(_names(copy, one) for one in some)}
    alike = [] if copy.agency and not named else list(_alike(copy, reports))
    if not alike:
        return None
    first = max(alike, key=lambda report: report[:2])
    others = [report.common for report in alike if _beside(report, first)]
    its_own = first.story in named
    if not (its_own and others if copy.agency else its_own or others):
        return None
    like, more = _least(copy, its_own)
    return first.story if first.common >= max(like, max(others, default=INDEPENDENT) + more) else None


def _least(copy: Copy, named: bool) -> Least:
    if not named:
        return NAMES_NOBODY
    return AGENCY_NAMES_ITS_SOURCE if copy.agency else NAMES_ITS_SOURCE


def _alike(copy: Copy, reports: Mapping[int, Iterable[Copy]]) -> Iterator[_Report]:
    """Yield the reports that have enough in common with a copy to tell its event."""
    for story, some in reports.items():
        for one in some:
            if (names := names_in_common(copy, one)) >= SAME_EVENT:
                yield _Report(names + words_in_common(copy, one), story, one)


def _beside(report: _Report, first: _Report) -> bool:
    """Tell whether a report is another one of the event that the first one tells."""
    return report.story != first.story and abs(report.copy.time - first.copy.time) <= DAY


def _names(copy: Copy, one: Copy) -> bool:
    """Tell whether a copy names the house of a report that another one signs, as a source or in any other words."""
    if not copy.agency.isdisjoint(one.agency):
        return False
    return not (copy.cited | copy.further).isdisjoint(one.houses) or (one.origin is not None and one.origin in copy.text)
