"""Who is looked at as the copy that a document comes from: our index beside rensa's MinHash LSH.

``python -m benchmarks.stories_candidates [N]``. Both are given the runs of four words of the same made documents, one after another in
order of time; of each it is asked which earlier ones may be of its story before it is put in. Told are: the share of documents with an
earlier one of their story for which one such is found; the same among those that share half of the shorter text's runs with one;
candidates a document; microseconds of CPU a document; memory. rensa (``pip install rensa``) is no dependency of ours; its tokens are made
before the clock starts. It forgets nothing; our index forgets after four to eight days. Each runs in a process of its own.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable
from multiprocessing import get_context
from typing import Any

from benchmarks.stories_made import Made, stream
from benchmarks.stories_speed import peak
from trucewatch.stories import Copy, copy_of
from trucewatch.stories.candidates import Candidates, sampled
from trucewatch.stories.compare import runs_of_both

SIZE = 20_000
HALF = 0.5
# Permutations, bands: what share of runs in common is found half of the time is about (1 / bands) ** (bands / permutations).
SETTINGS = ((128, 16), (128, 32), (128, 64), (256, 128))


class Ours:
    """Our index, asked for all kinds of candidates."""

    def __init__(self) -> None:
        self._index = Candidates()

    def ready(self, copies: list[Copy]) -> list[Copy]:
        """Return what is put in."""
        return copies

    def found(self, number: int, copy: Copy) -> Iterable[int]:
        """Return the earlier ones that may be of one story with a copy, and put it in."""
        indexed = sampled(copy)
        near, old = self._index.of(copy, indexed), self._index.old(copy)
        self._index.add(number, copy, indexed, old)
        return {*near, *old.values()}


class Rensa:
    """MinHash sketches in bands."""

    def __init__(self, permutations: int, bands: int) -> None:
        from rensa import RMinHash, RMinHashLSH

        self._sketches, self._permutations = RMinHash.from_token_sets, permutations
        self._index = RMinHashLSH(0.1, permutations, bands)

    def ready(self, copies: list[Copy]) -> list[list[bytes]]:
        """Return what is put in."""
        return [[run.to_bytes(8, "little") for run in copy.runs.tolist()] for copy in copies]

    def found(self, number: int, tokens: list[bytes]) -> Iterable[int]:
        """Return the earlier ones that may be of one story with a copy, and put it in."""
        (sketch,) = self._sketches([tokens], self._permutations, 42)
        near: list[int] = self._index.query(sketch)
        self._index.insert(number, sketch)
        return near


def measured(name: str, make: Callable[[], Any], made: list[Made]) -> str:
    """Return the figures of one index as a line."""
    copies = [copy_of(one.document) for one in made]
    index = make()
    items = index.ready(copies)
    before, start = peak(), time.process_time()
    found = [list(index.found(number, item)) for number, item in enumerate(items)]
    spent, grown = time.process_time() - start, peak() - before
    any_kin, near_kin = _recall(made, copies, found)
    each = sum(map(len, found)) / len(found)
    micro = spent / len(made) * 1e6
    return f"{name:24} found {any_kin:.3f}, of those alike by half {near_kin:.3f}; {each:8.1f} candidates, {micro:6.0f} µs, +{grown:.0f} MB"


def _recall(made: list[Made], copies: list[Copy], found: list[list[int]]) -> tuple[float, float]:
    earlier: dict[int, list[int]] = {}
    hits, alike = [], []
    for number, one in enumerate(made):
        kin = earlier.setdefault(one.story, [])
        if kin:
            hits.append(bool(set(kin).intersection(found[number])))
            if any(runs_of_both(copies[number], copies[other]) >= HALF for other in kin):
                alike.append(hits[-1])
        kin.append(number)
    return sum(hits) / len(hits), sum(alike) / len(alike)


def _run(which: tuple[int, int] | None, count: int) -> None:
    made = list(stream(count))
    name = "ours" if which is None else f"rensa, {which[0]} in {which[1]} bands"
    print(measured(name, Ours if which is None else lambda: Rensa(*which), made), flush=True)


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else SIZE
    for which in (None, *SETTINGS):
        process = get_context("spawn").Process(target=_run, args=(which, count))
        process.start()
        process.join()


if __name__ == "__main__":
    main()
