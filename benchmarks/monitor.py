"""How fast the monitor takes records in and answers, and how that grows: `python -m benchmarks.monitor [RECORDS...]`.

Without sizes: 10^4, 10^5 and 10^6, each in a process of its own. ``times`` is what a record costs against the first size: 1 is linear.

Each record is worked out at once (add, then settle): nothing is put off to the question. A record is a testimony of about two claims;
about a hundred records concern one truce of three factions. Times are the processor's on one core, so that a busy machine does not count.
As where the program reads a ledger (``desk/peace.py``), Python does not search for garbage meanwhile; ``garbage`` is what a search finds
afterwards: objects that would never have been freed.
"""

from __future__ import annotations

import gc
import json
import resource
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from random import Random
from time import thread_time_ns

from trucewatch.desk.peace import undisturbed
from trucewatch.monitor import Monitor
from trucewatch.records import (
    Attributed,
    Authority,
    Claim,
    Clause,
    Covered,
    Ended,
    Extended,
    Interval,
    Mode,
    Observed,
    Occurred,
    Pledged,
    Polarity,
    Reaffirmed,
    Reinstated,
    Reliability,
    ScopeRelation,
    Suspended,
    Terms,
    Testimony,
)

START = datetime(2020, 1, 1, tzinfo=UTC)
A_TRUCE = 100
FACTIONS = 3
REPORTS_AN_INCIDENT = 4


def records(count: int, seed: int = 1) -> Iterator[Testimony]:
    """Yield ``count`` testimonies in the order of their recording, truces interleaved."""
    random = Random(seed)
    truces = max(1, count // A_TRUCE)
    for number in range(count):
        truce = random.randrange(truces) if number >= truces else number
        now = START + timedelta(seconds=number)
        claims = _opening(truce) if number < truces else _news(random, truces, truce, number, now)
        terms = (_terms(truce),) if number < truces else ()
        yield Testimony(
            id=f"r{number}", recorded=now, published=now, story=f"s{number // 2}", reliability=random.choice(tuple(Reliability)),
            terms=terms, claims=tuple(claims),
        )


def _terms(truce: int) -> Terms:
    clause = Clause(id="withdrawal", mode=Mode.RESOLUTIVE, actor="state", deadline_label="an acceptable time")
    return Terms(id=f"r{truce}", pledge=f"p{truce}", truce=f"t{truce}", clauses=(clause,))


def _opening(truce: int) -> list[Claim]:
    return [
        Claim(proposition=Pledged(pledge=f"p{truce}", faction=f"f{truce}.{one}", reading=f"r{truce}"), authority=Authority.SPOKESMAN)
        for one in range(FACTIONS)
    ]


def _news(random: Random, truces: int, truce: int, number: int, now: datetime) -> list[Claim]:
    if random.random() < 0.1:
        kind = random.choice((Observed, Observed, Reaffirmed, Suspended, Reinstated, Extended, Ended))
        said = kind(pledge=f"p{truce}", faction=f"f{truce}.{random.randrange(FACTIONS)}", when=Interval.instant(now))
        return [Claim(proposition=said, authority=random.choice(tuple(Authority)))]
    window = truces * REPORTS_AN_INCIDENT
    incident, when = f"i{truce}.{number // window}", START + timedelta(seconds=number // window * window)
    covers = (Covered(pledge=f"p{truce}", relation=random.choice((ScopeRelation.IN, ScopeRelation.MAYBE))),)
    actor = random.choice((None, *(f"f{truce}.{one}" for one in range(FACTIONS))))
    polarity = Polarity.DENIED if random.random() < 0.1 else Polarity.AFFIRMED
    return [
        Claim(proposition=Occurred(incident=incident, when=Interval.instant(when), covers=covers), authority=Authority.THIRD_PARTY),
        Claim(proposition=Attributed(incident=incident, actor=actor), authority=Authority.ADVERSARY, polarity=polarity),
    ]


def measure(count: int) -> dict[str, float]:
    """Return the figures for ``count`` records; times are in microseconds."""
    made = list(records(count))
    monitor, spans = Monitor(), []
    gc.collect()
    with undisturbed():
        began = thread_time_ns()
        for record in made:
            start = thread_time_ns()
            monitor.add(record)
            monitor.settle()
            spans.append(thread_time_ns() - start)
        whole = thread_time_ns() - began
    figures = {"records": count, "records_a_second": round(count / whole * 1e9)}
    figures |= _quantiles("add", spans)
    figures |= _quantiles("status", _ask(monitor, count, known=False))
    figures |= _quantiles("as_known_at", _ask(monitor, count, known=True))
    figures["garbage"] = gc.collect()
    figures["memory_mb"] = round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
    return figures


def _ask(monitor: Monitor, count: int, known: bool) -> list[int]:
    random, spans = Random(2), []
    for _ in range(2000):
        truce, when = random.randrange(max(1, count // A_TRUCE)), START + timedelta(seconds=random.randrange(count))
        start = thread_time_ns()
        monitor.verdict(f"t{truce}", f"f{truce}.{random.randrange(FACTIONS)}", when, when if known else None)
        spans.append(thread_time_ns() - start)
    return spans


def _quantiles(name: str, spans: list[int]) -> dict[str, float]:
    spans = sorted(spans)
    return {f"{name}_p{part}_us": round(spans[min(len(spans) - 1, len(spans) * part // 100)] / 1000, 1) for part in (50, 99, 100)}


def main(sizes: list[int]) -> None:
    """Print the figures of each size, and what a record costs against the first of them."""
    first = None
    for size in sizes:
        figures = json.loads(subprocess.run([sys.executable, __file__, "--one", str(size)], stdout=subprocess.PIPE, check=True).stdout)
        first = first or figures["records_a_second"]
        print(json.dumps(figures | {"times": round(first / figures["records_a_second"], 2)}), flush=True)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        print(json.dumps(measure(int(sys.argv[2]))))
    else:
        main([int(one) for one in sys.argv[1:]] or [10_000, 100_000, 1_000_000])
