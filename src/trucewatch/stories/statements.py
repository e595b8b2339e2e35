"""Stories that are independent and yet quote one statement.

Two reporters at one press conference are two sources of what was said there, and one source of what the speaker claims.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import timedelta

from .copy import Copy

# Six-word runs of quotation in common: nine words in a row, or more in pieces. Shorter ones are phrases that anybody quotes.
LEAST = 4
WITHIN = timedelta(days=4)


def statements(stories: Sequence[Sequence[Copy]]) -> dict[tuple[int, int], int]:
    """Return, for pairs of stories by their positions (the earlier first), how many runs of quotation they have in common."""
    holders: dict[int, list[int]] = defaultdict(list)
    quoted = [frozenset(run for copy in members for run in copy.quoted) for members in stories]
    for position in sorted(range(len(stories)), key=lambda at: _first(stories[at])):
        for run in quoted[position]:
            holders[run].append(position)
    shared: dict[tuple[int, int], int] = defaultdict(int)
    for found in holders.values():
        for pair in _near(found, stories):
            shared[pair] += 1
    return {pair: count for pair, count in shared.items() if count >= LEAST}


def _near(found: list[int], stories: Sequence[Sequence[Copy]]) -> Iterator[tuple[int, int]]:
    """Yield each story with the first one that quotes the same, where not many days lie between."""
    first = found[0]
    for later in found[1:]:
        if _apart(stories[first], stories[later]) <= WITHIN:
            yield first, later


def _apart(one: Sequence[Copy], other: Sequence[Copy]) -> timedelta:
    dated = [min((copy.published for copy in members if copy.published), default=None) for members in (one, other)]
    return abs(dated[0] - dated[1]) if dated[0] and dated[1] else timedelta(0)


def _first(members: Sequence[Copy]) -> tuple[bool, float, str]:
    return min((copy.published is None, copy.time.timestamp(), copy.document) for copy in members)
