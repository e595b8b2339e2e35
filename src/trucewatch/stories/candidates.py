"""Which earlier copies may be the same one: indexes that forget, so that few pairs are compared and memory follows the window."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from heapq import nsmallest

from .copy import Copy

# A rewrite, a cut or a new version follows within days; only a print that is nearly the whole copy is looked for beyond.
WINDOW = timedelta(days=4)
# One run in eight is indexed: a copy of a hundred words that shares a quarter of them with another still meets it three times over.
SAMPLE = 8
HOLDERS = 16
NAMED_HOLDERS = 32
# Who has this share of the indexed runs is the parent; nobody needs to look for a rewrite then.
PLAINLY = 0.6
SAME_FACTS = 3
MOST = 6
KEPT_FOR_EVER = 3

Key = tuple[str, str]


class Candidates:
    """Earlier copies by the runs of words they have, and by what they name together with whom they come from."""

    def __init__(self) -> None:
        self._now, self._before, self._undated = _Generation(), _Generation(), _Generation()
        self._since: datetime | None = None
        self._for_ever: dict[int, Key] = {}

    def add(self, copy: Copy) -> None:
        """Index a copy; dated ones must come in order of time."""
        if copy.published is None:
            self._undated.add(copy)
        else:
            self._turn(copy.time)
            self._now.add(copy)
        for run in nsmallest(KEPT_FOR_EVER, copy.runs):
            self._for_ever.setdefault(run, copy.key)

    def of(self, copy: Copy) -> list[Key]:
        """Return the copies of about the same time that may be one with ``copy``, the likeliest first."""
        if copy.published is not None:
            self._turn(copy.time)
        runs: Counter[Key] = Counter()
        named: Counter[Key] = Counter()
        generations = (self._now, self._before, self._undated)
        looked_up = list(sampled(copy.runs))
        for generation in generations:
            generation.count_runs(looked_up, runs)
        if max(runs.values(), default=0) < PLAINLY * len(looked_up) or not looked_up:
            for generation in generations:
                generation.count_named(copy, named)
        return list(dict.fromkeys((*_best(runs, 1), *_best(named, SAME_FACTS))))

    def old(self, copy: Copy) -> list[Key]:
        """Return the copies of any time that may be nearly the whole of ``copy``."""
        found = (self._for_ever.get(run) for run in nsmallest(KEPT_FOR_EVER, copy.runs))
        return list(dict.fromkeys(key for key in found if key))

    def copy(self) -> Candidates:
        """Return the same indexes once more."""
        other = Candidates()
        other._now, other._before, other._undated = self._now.copy(), self._before.copy(), self._undated.copy()
        other._since, other._for_ever = self._since, dict(self._for_ever)
        return other

    def _turn(self, time: datetime) -> None:
        if self._since is None:
            self._since = time
        elif time - self._since > 2 * WINDOW:
            self._now, self._before, self._since = _Generation(), _Generation(), time
        elif time - self._since > WINDOW:
            self._now, self._before, self._since = _Generation(), self._now, time


class _Generation:
    """The copies of one stretch of time."""

    def __init__(self) -> None:
        self._runs: dict[int, list[Key]] = defaultdict(list)
        self._named: dict[Key, list[Key]] = defaultdict(list)
        self._sources: set[str] = set()

    def add(self, copy: Copy) -> None:
        for run in sampled(copy.runs):
            holders = self._runs[run]
            # The first holders are enough: later ones have the rest of their runs from them, or from nobody.
            if len(holders) < HOLDERS:
                holders.append(copy.key)
        sources = copy.agency | copy.outlet | copy.credited
        self._sources.update(sources)
        for pair in _pairs(sources, copy):
            if len(holders := self._named[pair]) < NAMED_HOLDERS:
                holders.append(copy.key)

    def copy(self) -> _Generation:
        other = _Generation()
        other._runs = defaultdict(list, {run: list(holders) for run, holders in self._runs.items()})
        other._named = defaultdict(list, {pair: list(holders) for pair, holders in self._named.items()})
        other._sources = set(self._sources)
        return other

    def count_runs(self, looked_up: list[int], runs: Counter[Key]) -> None:
        known = self._runs
        for run in looked_up:
            if run in known:
                runs.update(known[run])

    def count_named(self, copy: Copy, named: Counter[Key]) -> None:
        if self._named:
            for pair in _pairs(self._sources & (copy.agency | copy.outlet | copy.cited), copy):
                named.update(self._named.get(pair, ()))


def sampled(runs: Iterable[int]) -> Iterator[int]:
    """Yield the runs that are indexed: the same ones of every text."""
    return (run for run in runs if run % SAMPLE == 0)


def _pairs(sources: Iterable[str], copy: Copy) -> Iterator[Key]:
    return ((source, fact) for source in sources for fact in copy.facts)


def _best(counts: Counter[Key], least: int) -> list[Key]:
    enough = ((key, count) for key, count in counts.items() if count >= least)
    return [key for key, _ in sorted(enough, key=lambda pair: (-pair[1], pair[0]))[:MOST]]
