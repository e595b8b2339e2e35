"""How fast the ledger is, and how it grows.

    python benchmarks/ledger.py                      # 10^4 to 10^6 entries on SQLite
    python benchmarks/ledger.py --sizes 10000 100000 --ledger postgresql://user@/name

Prints one JSON object for each size. Entries a second, by the wall clock and by the processor's time of this process
("cpu"; the two part where other programs run): appending in batches of a thousand, flushed to disk; proving; reading all.
Milliseconds of the wall clock, median and 99th percentile: opening, one entry by its key, one small append, the last
decisions as known in the past. Bytes an entry takes on disk, and the peak memory of the process in MiB. Bodies are about
320 bytes; every thousandth is a decision.
"""

from __future__ import annotations

import argparse
import json
import resource
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter, process_time

from trucewatch.ledger import Ledger
from trucewatch.records import Entry

SIZES = (10_000, 100_000, 1_000_000)
BATCH = 1000
START = datetime(2020, 1, 1, tzinfo=UTC)


def entries(first: int, count: int, tag: str) -> list[Entry]:
    return [entry("decision" if n % 1000 == 0 else "report", n, f"{tag}{n}") for n in range(first, first + count)]


def entry(kind: str, n: int, key: str) -> Entry:
    return Entry.of(kind, {"text": "x" * 290, "n": n}, key, published=START + timedelta(minutes=n))


def rate(size: int, work: Callable[[], object]) -> dict[str, int]:
    wall, cpu = perf_counter(), process_time()
    work()
    return {"wall": round(size / (perf_counter() - wall)), "cpu": round(size / (process_time() - cpu))}


def milliseconds(work: Callable[[int], object], times: int = 200) -> dict[str, float]:
    taken = []
    for n in range(times):
        start = perf_counter()
        work(n)
        taken.append((perf_counter() - start) * 1000)
    return {"median": round(median(taken), 3), "p99": round(quantiles(taken, n=100)[98], 3)}


def clock() -> Iterator[datetime]:
    n = 0
    while True:
        n += 1
        yield START + timedelta(hours=n)


def appending(ledger: Ledger, size: int) -> dict[str, int]:
    """Rates of appending alone: each batch is made before its time is taken."""
    wall = cpu = 0.0
    for first in range(0, size, BATCH):
        batch = entries(first, BATCH, "k")
        start = perf_counter(), process_time()
        ledger.append(batch)
        wall, cpu = wall + perf_counter() - start[0], cpu + process_time() - start[1]
    return {"wall": round(size / wall), "cpu": round(size / cpu)}


def measure(location: str, size: int) -> dict[str, object]:
    times = clock()
    past = START + timedelta(hours=size // BATCH // 2)
    with Ledger.open(location, clock=lambda: next(times)) as ledger:
        found: dict[str, object] = {
            "entries": size,
            "append_per_s": appending(ledger, size),
            "verify_per_s": rate(size, ledger.verify),
            "entries_per_s": rate(size, lambda: sum(1 for _ in ledger.entries())),
            "get_ms": milliseconds(lambda n: ledger.get("report", f"k{n * (size // 200) + 1}")),
            "append_one_ms": milliseconds(lambda n: ledger.append(entries(n, 1, "one"))),
            "as_known_ms": milliseconds(lambda _: list(ledger.entries(["decision"], after=size // 2 - 20_000, recorded_by=past))),
            "checkpoint_per_s": rate(size, ledger.checkpoint),
            "verify_with_checkpoint_per_s": rate(size, ledger.verify),
        }
    found["open_ms"] = milliseconds(lambda _: Ledger.open(location).close(), 20)
    if "://" not in location:
        found["bytes_per_entry"] = round(Path(location).stat().st_size / size)
    found["peak_mib"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    parser.add_argument("--ledger", help="an empty PostgreSQL database for the first size alone")
    asked = parser.parse_args()
    for size in asked.sizes[:1] if asked.ledger else asked.sizes:
        with tempfile.TemporaryDirectory() as folder:
            print(json.dumps(measure(asked.ledger or f"{folder}/bench.ledger", size)), flush=True)


if __name__ == "__main__":
    main()
