"""Documents a second into stories, and how time and memory grow.

``python -m benchmarks.stories_speed [N ...] [texts] [written]``. The documents are ``stories_made.py``'s, 5,000 a day, made one after
another and not kept; each size runs in a process of its own. The clock (CPU of one core) stands while documents are made. From 40,000
documents on the window is full, so that what grows from there is kept for ever. With ``texts`` it is told how long the made texts are, and
how much alike; with ``written``, how fast the shorter written events go. Beside each size stands what rensa alone does in the same process:
MinHash sketches of 128 numbers from the words of such documents, split beforehand, all in one call.
"""

from __future__ import annotations

import re
import resource
import sys
import time
from collections.abc import Iterator
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path

from benchmarks.stories_made import stream
from benchmarks.stories_set import labelled
from trucewatch.records import Document
from trucewatch.stories import copy_of, group, stories_in

SIZES = (10_000, 100_000)
SKETCHED, PERMUTATIONS = 2_000, 128
Figures = tuple[float, float, int, float]


class Clock:
    """CPU seconds, without those in which documents are made."""

    def __init__(self) -> None:
        self.making, self._start = 0.0, time.process_time()

    def documents(self, count: int) -> Iterator[Document]:
        """Yield made documents while the clock stands."""
        made = stream(count)
        while True:
            start = time.process_time()
            one = next(made, None)
            self.making += time.process_time() - start
            if one is None:
                return
            yield one.document

    def spent(self) -> float:
        """Return the seconds until now."""
        return time.process_time() - self._start - self.making


def measured(count: int, out: Connection) -> None:
    """Send seconds, megabytes and stories for so many documents."""
    group(one.document for one in stream(200))
    before, clock = peak(), Clock()
    stories = sum(1 for _ in stories_in(clock.documents(count)))
    out.send((clock.spent(), peak() - before, stories, sketches()))


def sketches() -> float:
    """Return how many documents a second rensa alone sketches; the best of three times."""
    from rensa import RMinHash

    words = [one.document.text.split() for one in stream(SKETCHED)]
    spent = []
    for _ in range(3):
        start = time.process_time()
        RMinHash.from_token_sets(words, PERMUTATIONS, 42)
        spent.append(time.process_time() - start)
    return SKETCHED / min(spent)


def in_own_process(count: int) -> Figures:
    """Return the figures of a size."""
    ours, theirs = get_context("spawn").Pipe()
    process = get_context("spawn").Process(target=measured, args=(count, theirs))
    process.start()
    theirs.close()  # so that a process that fails is heard to have ended
    found: Figures = ours.recv()
    process.join()
    return found


def texts(count: int = 40_000) -> str:
    """Return how long made texts are, and what share of the runs of the last ones stands in other stories before them."""
    first: dict[int, int] = {}
    words, known = [], []
    for number, one in enumerate(stream(count)):
        copy = copy_of(one.document)
        runs = copy.runs.tolist()
        words.append(copy.words)
        if number >= count * 9 // 10 and runs:
            known.append(sum(first.get(run, one.story) != one.story for run in runs) / len(runs))
        for run in runs:
            first.setdefault(run, one.story)
    return f"{sum(words) / len(words):.0f} words outside quotations; {sum(known) / len(known):.2f} of the runs known from other stories"


def written(times: int = 10) -> str:
    """Return how many of the written events' documents go into stories a second."""
    documents = [one.document for split in ("tune", "test") for one in labelled(split)]
    start = time.process_time()
    for _ in range(times):
        group(documents)
    rate = times * len(documents) / (time.process_time() - start)
    words = sum(copy_of(document).words for document in documents) / len(documents)
    return f"{len(documents)} written documents of {words:.0f} words outside quotations: {rate:.0f} a second of one core"


def main() -> None:
    sizes = [int(word) for word in sys.argv[1:] if word.isdigit()] or (SIZES if len(sys.argv) == 1 else ())
    if "texts" in sys.argv:
        print(texts())
    if "written" in sys.argv:
        print(written())
    last: tuple[int, Figures] | None = None
    for count in sizes:
        spent, grown, stories, sketched = found = in_own_process(count)
        line = f"{count} documents: {stories} stories, {count / spent:.0f} a second of one core, {spent:.1f} s, +{grown:.0f} MB"
        line += f"; rensa alone {sketched:.0f} sketches a second, {sketched * spent / count:.0f} for each document here"
        if last:
            before, (seconds, memory, *_) = last
            per = (grown - memory) * 1e6 / (count - before)
            line += f"; {count / before:.0f} times as many: {spent / seconds:.1f} times the time, {per:.0f} bytes for each more"
        print(line, flush=True)
        last = count, found


def peak() -> float:
    """Return the most megabytes that this process had."""
    status = Path("/proc/self/status")
    if status.is_file():  # what the system counts for a child begins with its parent's
        return int(re.findall(r"VmHWM:\s+(\d+)", status.read_text())[0]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
