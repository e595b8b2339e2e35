"""What *as known at* costs from SQLite: ``python -m benchmarks.known LEDGER [TRUCES RECORDS] [--by published]``.

The ledger is made where there is none. A question is the status of one truce (all its factions, with their derivations) as known at a
moment of recording (or publication) somewhere in the history, at the time of the news of that moment; truce and moment are drawn anew
for each, so nothing that was worked out for one question serves another. Of the truces known then, first any is drawn (most are long
over), then one that is not over, of which more has to be read. Prints milliseconds of the processor and of the clock, for a ledger that
was just opened. Where no file beside the ledger holds the history yet, it is made first; what that costs is printed too. With
``--check N`` the answers to N of the questions are held to a reading of the whole ledger as of that moment.
"""

from __future__ import annotations

import argparse
import resource
from datetime import datetime
from itertools import islice
from pathlib import Path
from random import Random
from time import perf_counter, process_time

from benchmarks.made_ledger import fill
from trucewatch.desk import Ledger
from trucewatch.desk.kept.beside import BY_PUBLICATION, BY_RECORDING, place
from trucewatch.desk.known import By, known
from trucewatch.monitor import Monitor
from trucewatch.monitor.judge import OVER
from trucewatch.records import Recorded, Verdict

QUESTIONS = 500
ENDINGS: dict[By, str] = {"recorded": BY_RECORDING, "published": BY_PUBLICATION}
Question = tuple[str, datetime, datetime]
"""A truce, the time asked about, and the moment of recording."""


def asked(book: Ledger, random: Random, count: int, by: By, living: bool) -> list[Question]:
    """Return questions about truces that were known at moments spread over the whole history; ``living``: that were not over then."""
    newest, _ = book.log.tip()
    found: list[Question] = []
    while len(found) < count:
        entry = _entry(book, random.randrange(1, newest))
        at = entry.published or entry.recorded
        moment = at if by == "published" else entry.recorded
        truces = sorted(book.seen(moment, by).cases)
        random.shuffle(truces)
        meant = (one for one in truces if not living or _lives(book.status(one, at=at, known=moment, by=by)))
        found += [(truce, at, moment) for truce in islice(meant, 1)]
    return found


def _lives(verdicts: list[Verdict]) -> bool:
    return any(one.phase not in OVER for one in verdicts)


def _entry(book: Ledger, after: int) -> Recorded:
    return next(book.log.entries(kinds=("document", "decision"), after=after), next(book.log.entries(kinds=("document",))))


def measure(location: str, questions: list[Question], by: By) -> list[tuple[float, float]]:
    """Return the milliseconds by the processor and by the clock of each question, asked of a ledger opened anew."""
    spans = []
    with Ledger(location, create=False) as book:
        for truce, at, moment in [questions[0], *questions]:
            spent, began = process_time(), perf_counter()
            book.status(truce, at=at, known=moment, by=by)
            spans.append(((process_time() - spent) * 1000, (perf_counter() - began) * 1000))
    return spans[1:]  # the first opened connections


def tell(name: str, spans: list[tuple[float, float]]) -> None:
    """Print how long questions took."""
    for number, clock in enumerate(("processor", "clock")):
        one = sorted(span[number] for span in spans)
        at = {part: one[min(len(one) - 1, len(one) * part // 100)] for part in (50, 95, 99)}
        print(f"{name}, {len(one)} questions, {clock}: median {at[50]:.2f} ms, 95th {at[95]:.2f}, 99th {at[99]:.2f}", flush=True)


def check(book: Ledger, question: Question, by: By) -> None:
    """Hold an answer to what a reading of the whole ledger says."""
    truce, at, moment = question
    expected: list[Verdict] = Monitor.of(known(book.log, moment, by).linked.testimonies).verdicts(at, truce=truce)
    assert book.status(truce, at=at, known=moment, by=by) == expected, question


def make(location: str, by: By) -> None:
    """Let the file beside the ledger hold the whole history; print what that costs."""
    with Ledger(location, create=False) as book:
        spent, began = process_time(), perf_counter()
        book.warm(past=True, by=by)
        print(f"ready after {process_time() - spent:.2f} s of the processor, {perf_counter() - began:.2f} s by the clock")
        print(f"peak memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MiB", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("ledger")
    parser.add_argument("made", type=int, nargs="*", help="truces, records and years of a ledger to be made")
    parser.add_argument("--by", choices=("recorded", "published"), default="recorded")
    parser.add_argument("--questions", type=int, default=QUESTIONS)
    parser.add_argument("--check", type=int, default=0)
    given = parser.parse_args()
    if not Path(given.ledger).exists():
        fill(given.ledger, *given.made)
    if not place(given.ledger, ENDINGS[given.by]).exists():
        make(given.ledger, given.by)
    for name, living in (("any truce", False), ("one not over", True)):
        with Ledger(given.ledger, create=False) as book:
            questions = asked(book, Random(3), given.questions, given.by, living)
        tell(name, measure(given.ledger, questions, given.by))
        for question in questions[: given.check]:
            with Ledger(given.ledger, create=False) as book:
                check(book, question, given.by)
    print(f"{2 * given.check} answers held to the whole ledger")


if __name__ == "__main__":
    main()
