"""Which earlier copies may be the same one: indexes that forget, so that few pairs are compared and memory follows the window."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Mapping
from itertools import chain

import numpy as np

from .copy import Copy
from .firsts import Firsts
from .postings import Postings

# A rewrite, a cut or a new version follows within days; only a print that is nearly the whole copy is looked for beyond.
WINDOW = 4 * 86400.0
# One run in eight is indexed: a copy of a hundred words that shares a quarter of them with another still meets it three times over.
SAMPLE = np.uint64(7)
# The first holders are enough: later ones have the rest of their runs from them, or from nobody.
HOLDERS = 4
NAMED_HOLDERS = 16
# Who has this share of the indexed runs is the parent; nobody needs to look for a rewrite then.
PLAINLY = 0.6
# Who has less than this share of what the likeliest has, or this share of the shorter text, has phrases that anybody uses.
BESIDE = 0.25
SCARCELY = 0.08
# Who names the source at once has the news itself from there: what else they have in common is left to the decision.
SAME_FACTS = 2
SAME_FACTS_AT_ONCE = 1
MOST = 6
KEPT_FOR_EVER = 3
# Under this stand all reports, the first prints of stories and what agencies sign, for rewrites that name nobody; reports of one event
# have some facts in common, and there are hardly more of them that tell the news.
ANYBODY = "*"
REPORTED_ALIKE = 2
REPORTS = 12


class Candidates:
    """Earlier copies, by number, by the runs of words they have, and by what they name together with whom they come from."""

    def __init__(self) -> None:
        self._now, self._before, self._undated = _Generation(), _Generation(), _Generation()
        self._since: float | None = None
        self._firsts = Firsts()
        self._sizes = array("I")

    def add(self, number: int, copy: Copy, indexed: list[int], known: Mapping[int, int], report: bool) -> None:
        """Index a copy, of which ``sampled`` gave some runs and ``old`` what is known, under a number; whether it is a ``report``, too.

        Numbers grow, and dated copies must come in order of time.
        """
        if copy.dated:
            self._turn(copy.time)
        (self._now if copy.dated else self._undated).add(number, copy, indexed, report)
        self._firsts.add(number, (key for key in _for_ever(copy) if key not in known))
        self._sizes.append(len(indexed))

    def _enough(self, runs: Counter[int], least: float, looked_up: int) -> list[tuple[int, int]]:
        """Return, after the count, who has so many of the runs looked up, and as large a share of the shorter text as one copy has."""
        enough, sizes = SCARCELY * looked_up, self._sizes
        return [
            (count, number) for number, count in runs.items() if count >= least and (count >= enough or count >= SCARCELY * sizes[number])
        ]

    def _turn(self, time: float) -> None:
        if self._since is None:
            self._since = time
        elif time - self._since > 2 * WINDOW:
            self._now, self._before, self._since = _Generation(), _Generation(), time
        elif time - self._since > WINDOW:
            self._now, self._before, self._since = _Generation(), self._now, time

    @property
    def oldest(self) -> int | None:
        """The number of the first dated copy that is not forgotten."""
        return self._now.first if self._before.first is None else self._before.first

    def of(self, copy: Copy, looked_up: list[int]) -> list[int]:
        """Return the copies of about the same time that may be one with ``copy``, the likeliest first."""
        if copy.dated:
            self._turn(copy.time)
        generations = [generation for generation in (self._now, self._before, self._undated) if generation.first is not None]
        runs = Counter(chain.from_iterable([generation.runs.of(looked_up) for generation in generations]))
        most = max(runs.values(), default=0)
        likely = _best(self._enough(runs, most * BESIDE, len(looked_up)))
        if looked_up and most >= PLAINLY * len(looked_up):
            return likely
        return list(dict.fromkeys((*likely, *_namesakes(copy, generations))))

    def old(self, copy: Copy) -> dict[int, int]:
        """Return the copies of any time that may be nearly the whole of ``copy``, by what they have in common with it."""
        return self._firsts.of(_for_ever(copy))

    def reports(self, copy: Copy) -> list[int]:
        """Return the reports of about the same time, or of none, that may tell the same event as ``copy``, the likeliest first."""
        facts = copy.facts.tolist()
        found = Counter(chain.from_iterable(generation.reports(facts) for generation in (self._now, self._before, self._undated)))
        return _best([(count, number) for number, count in found.items() if count >= REPORTED_ALIKE], REPORTS)

    def undated_reports(self, facts: list[int]) -> list[int]:
        """Return, once for each fact, the reports without a date that have it."""
        return self._undated.reports(facts)

    def copy(self) -> Candidates:
        """Return the same indexes once more."""
        other = Candidates()
        other._now, other._before, other._undated = self._now.copy(), self._before.copy(), self._undated.copy()
        other._since, other._firsts, other._sizes = self._since, self._firsts.copy(), self._sizes[:]
        return other


class _Generation:
    """The copies of one stretch of time, by their runs, and by the sources that they come from and their facts."""

    def __init__(self) -> None:
        self.first: int | None = None
        self.runs = Postings(HOLDERS)
        self.named: dict[str, Postings] = {}

    def add(self, number: int, copy: Copy, indexed: list[int], report: bool) -> None:
        """Index a copy; whom it names too, since a rewrite without a date, or with an earlier one, comes before its source."""
        self.first = number if self.first is None else self.first
        self.runs.add(indexed, number)
        facts = copy.facts.tolist()
        for source in copy.houses | copy.credited | copy.cited | ({ANYBODY} if report else set()):
            if source not in self.named:
                self.named[source] = Postings(NAMED_HOLDERS)
            self.named[source].add(facts, number)

    def reports(self, facts: list[int]) -> list[int]:
        """Return, once for each fact, the reports that have it."""
        return self.named[ANYBODY].of(facts) if ANYBODY in self.named else []

    def copy(self) -> _Generation:
        other = _Generation()
        other.first, other.runs = self.first, self.runs.copy()
        other.named = {source: postings.copy() for source, postings in self.named.items()}
        return other


def sampled(copy: Copy) -> list[int]:
    """Return the runs that are indexed: the same ones of every text."""
    found: list[int] = copy.runs[(copy.runs & SAMPLE) == 0].tolist()
    return found


def _for_ever(copy: Copy) -> list[int]:
    """Return by what a copy is found however late: its smallest runs, and its whole text."""
    return [*copy.runs[:KEPT_FOR_EVER].tolist(), int(copy.document[:16], 16)]


def _namesakes(copy: Copy, generations: list[_Generation]) -> list[int]:
    """Return who has most facts of a copy and comes from a source of it."""
    facts, named = copy.facts.tolist(), copy.houses | copy.cited
    held = [generation.named[source].of(facts) for generation in generations for source in named if source in generation.named]
    found, least = Counter(chain.from_iterable(held)), SAME_FACTS_AT_ONCE if copy.at_once else SAME_FACTS
    return _best([(count, number) for number, count in found.items() if count >= least])


def _best(counts: list[tuple[int, int]], most: int = MOST) -> list[int]:
    """Return those who have most; of several that have as many the latest, since news follows news."""
    return [number for _, number in sorted(counts, reverse=True)[:most]]
