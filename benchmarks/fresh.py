"""What a new process pays for its first answers over a made-up ledger: ``python -m benchmarks.fresh LEDGER [TRUCES RECORDS]``.

The ledger is made where there is none. Prints seconds of the processor and of the clock for each question, and the peak of memory in MiB.
Run it twice: the first time reads everything and keeps what it worked out; the second time reads what is kept. Each run is one process.
"""

from __future__ import annotations

import resource
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter, process_time
from typing import TypeVar

from benchmarks.made_ledger import fill
from trucewatch.desk import Ledger

T = TypeVar("T")
THEN = datetime(2020, 6, 1, tzinfo=UTC)


def timed(name: str, ask: Callable[[], T]) -> T:
    """Print what a question costs; return its answer."""
    spent, began = process_time(), perf_counter()
    found = ask()
    print(f"{name}: {process_time() - spent:.3f} s of the processor, {perf_counter() - began:.3f} s by the clock")
    return found


def main() -> None:
    location = sys.argv[1]
    if not Path(location).exists():
        fill(location, int(sys.argv[2]), int(sys.argv[3]))
    with Ledger(location, create=False) as book:
        timed("all that is known", book.seen)
        one = timed("status of all truces", book.status)[0]
        timed("status of one truce", lambda: book.status(one.truce))
        timed("the same at a time long past", lambda: book.status(one.truce, at=THEN))
        timed("why of one truce", lambda: book.why(one.truce))
        timed("history of one faction", lambda: book.history(one.truce, one.faction))
    print(f"peak memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MiB")


if __name__ == "__main__":
    main()
