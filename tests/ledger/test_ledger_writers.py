"""Several writers, threads, and a writer that is killed: nothing acknowledged is lost, nothing is doubled, all is proved."""

from __future__ import annotations

import random
import signal
import sqlite3
import subprocess
import sys
import textwrap
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest
from sqlalchemy import Engine

from trucewatch.errors import LedgerError
from trucewatch.ledger import Ledger, engine, rows
from trucewatch.ledger.verification import verify
from trucewatch.records import Entry

WRITER = textwrap.dedent(
    """
    import sys
    from trucewatch.ledger import Ledger
    from trucewatch.records import Entry

    location, first, batches = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    with Ledger.open(location) as ledger:
        for n in range(first, first + batches):
            with ledger.transaction():
                name = ledger.keep(b"page %d" % n)
                ledger.append([Entry.of("page", {"text": name, "n": n}, f"{n}/{part}") for part in range(5)])
            print(n, flush=True)
    """
)


def writer(location: str, first: int, batches: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", WRITER, location, str(first), str(batches)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def killed(location: str, first: int, seconds: float) -> list[int]:
    """Kill a writer after it has written for some time; the batches that it said were recorded."""
    process = writer(location, first, 100_000)
    assert process.stdout is not None
    said = process.stdout.readline()
    time.sleep(seconds)
    process.send_signal(signal.SIGKILL)
    said += process.stdout.read()
    process.wait()
    return [int(line) for line in said.splitlines(keepends=True) if line.endswith("\n")]


def check_crashes(location: str, times: int) -> None:
    """Go on after each kill with what was said last, so that the last batch is always handed in again."""
    rng, acknowledged = random.Random(times), {0}
    for _ in range(times):
        acknowledged |= set(killed(location, max(acknowledged), rng.uniform(0, 0.08)))
        with Ledger.open(location) as ledger:
            assert ledger.verify().ok
            keys = [str(entry.key) for entry in ledger.entries(kinds=["page"])]
        batches = {int(key.split("/")[0]) for key in keys}
        assert acknowledged <= batches, "something acknowledged was lost"
        assert len(keys) == len(set(keys)) == 5 * len(batches), "something was doubled, or written by half"
        assert len(batches - acknowledged) <= 1
        acknowledged |= batches


def test_a_writer_killed_at_random_moments(location: str) -> None:
    check_crashes(location, 15)


@pytest.mark.nightly
def test_a_writer_killed_at_two_hundred_random_moments(location: str) -> None:
    check_crashes(location, 200)


def test_writers_at_once_wait_for_each_other(location: str) -> None:
    writers = [writer(location, first, 40) for first in (0, 20, 1000)]
    assert [process.wait(120) for process in writers] == [0, 0, 0]
    with Ledger.open(location) as ledger:
        keys = [entry.key for entry in ledger.entries(kinds=["page"])]
        assert len(keys) == len(set(keys)) == 5 * 100
        assert ledger.verify().ok


def test_many_may_make_the_same_ledger_at_once(location: str) -> None:
    gate = Barrier(6)

    def work(number: int) -> None:
        gate.wait()
        with Ledger.open(location) as ledger:
            ledger.append([Entry.of("note", {}, str(number))])

    with ThreadPoolExecutor(6) as pool:
        list(pool.map(work, range(6)))
    with Ledger.open(location, create=False) as ledger:
        assert ledger.verify().entries == 6


def test_threads_may_share_a_ledger(ledger: Ledger) -> None:
    def work(number: int) -> int:
        ledger.append([Entry.of("note", {"n": n}, str(n)) for n in range(number, number + 20)])
        return sum(1 for _ in ledger.entries())

    with ThreadPoolExecutor(4) as pool:
        counts = list(pool.map(work, range(0, 200, 10)))
    assert max(counts) == 210
    assert ledger.verify().entries == 210


def test_readers_go_on_while_one_writes(ledger: Ledger, location: str) -> None:
    ledger.append([Entry.of("note", {}, "a")])
    with Ledger.open(location) as other, ledger.transaction():
        ledger.append([Entry.of("note", {}, "b")])
        assert [entry.key for entry in other.entries()] == ["a"]


def test_a_reader_sees_one_moment_throughout(ledger: Ledger, location: str) -> None:
    ledger.append([Entry.of("note", {}, "a")])
    with Ledger.open(location) as other, other.reading() as connection:
        assert rows.head(connection)[0] == 1
        ledger.append([Entry.of("note", {}, "b")])
        ledger.checkpoint()
        assert rows.head(connection)[0] == 1
        assert verify(connection).ok


def test_a_writer_that_waits_too_long_is_told_so(ledger: Ledger, location: str) -> None:
    with Ledger.open(location, patience=0.2) as other, ledger.transaction():
        ledger.append([Entry.of("note", {})])
        with pytest.raises(LedgerError, match="busy") as caught:
            other.append([Entry.of("note", {})])
    assert "try again" in caught.value.remedy


def test_a_ledger_is_opened_though_another_program_makes_it_at_the_same_moment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    refused, change = [1, 2], engine._outside_transaction

    def refusing(to: Engine, statement: str) -> None:
        if "journal_mode" in statement and refused and refused.pop():
            raise sqlite3.OperationalError("database is locked")
        change(to, statement)

    monkeypatch.setattr(engine, "_outside_transaction", refusing)
    with Ledger.open(tmp_path / "truces.ledger"):
        assert not refused
