"""What *as known at* costs from SQLite: ``python -m benchmarks.known LEDGER [TRUCES RECORDS]``.

The ledger is made where there is none. A question is the status of one truce (all its factions, with their derivations) as known at a
moment of recording somewhere in the history, at the time of the news recorded then; truce and moment are drawn anew for each, so nothing
that was worked out for one question serves another. Prints milliseconds of the processor and of the clock, for a ledger that was just
opened. Where no file beside the ledger holds the history yet, it is made first; what that costs is printed too. With ``--check N`` the
answers to N of the questions are held to a reading of the whole ledger as of that moment.
"""

from __future__ import annotations

import argparse
import resource
from datetime import datetime
from pathlib import Path
from random import Random
from time import perf_counter, process_time

from benchmarks.made_ledger import fill
from trucewatch.desk import Ledger
from trucewatch.desk.known import known
from trucewatch.monitor import Monitor
from trucewatch.records import Recorded, Verdict

QUESTIONS = 500
Question = tuple[str, datetime, datetime]
"""A truce, the time asked about, and the moment of recording."""


def asked(book: Ledger, random: Random, count: int) -> list[Question]:
    """Return questions about truces that were known at moments spread over the whole history."""
    head = book.log.head()
    assert head is not None
    found: list[Question] = []
    while len(found) < count:
        entry = _entry(book, random.randrange(1, head.sequence))
        truces = sorted(book.seen(entry.recorded).cases)
        found += [(random.choice(truces), entry.published or entry.recorded, entry.recorded)] if truces else []
    return found


def _entry(book: Ledger, after: int) -> Recorded:
    return next(book.log.entries(kinds=("document", "decision"), after=after), next(book.log.entries(kinds=("document",))))


def measure(location: str, questions: list[Question]) -> list[tuple[float, float]]:
    """Return the milliseconds by the processor and by the clock of each question, asked of a ledger opened anew."""
    spans = []
    with Ledger(location, create=False) as book:
        for truce, at, moment in [questions[0], *questions]:
            spent, began = process_time(), perf_counter()
            book.status(truce, at=at, known=moment)
            spans.append(((process_time() - spent) * 1000, (perf_counter() - began) * 1000))
    return spans[1:]  # the first opened connections


def check(book: Ledger, question: Question) -> None:
    """Hold an answer to what a reading of the whole ledger says."""
    truce, at, moment = question
    expected: list[Verdict] = Monitor.of(known(book.log, moment).linked.testimonies).verdicts(at, truce=truce)
    assert book.status(truce, at=at, known=moment) == expected, question


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("ledger")
    parser.add_argument("made", type=int, nargs="*", help="truces and records of a ledger to be made")
    parser.add_argument("--check", type=int, default=0)
    given = parser.parse_args()
    if not Path(given.ledger).exists():
        fill(given.ledger, *given.made)
    with Ledger(given.ledger, create=False) as book:
        spent, began = process_time(), perf_counter()
        book.warm(past=True)
        print(f"ready after {process_time() - spent:.2f} s of the processor, {perf_counter() - began:.2f} s by the clock")
        print(f"peak memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MiB")
    with Ledger(given.ledger, create=False) as book:
        questions = asked(book, Random(3), QUESTIONS)
    spans = measure(given.ledger, questions)
    for number, clock in enumerate(("processor", "clock")):
        one = sorted(span[number] for span in spans)
        print(f"{clock}: median {one[len(one) // 2]:.2f} ms, 95th {one[len(one) * 95 // 100]:.2f}, 99th {one[len(one) * 99 // 100]:.2f}")
    for question in questions[: given.check]:
        with Ledger(given.ledger, create=False) as book:
            check(book, question)
    print(f"{given.check} answers held to the whole ledger")


if __name__ == "__main__":
    main()
