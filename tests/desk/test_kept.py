"""What is kept beside a ledger answers as a reading of the whole ledger does: in a new process, after every entry, as of every moment."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
import zlib
from collections.abc import Iterable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from threading import Event, Thread

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.desk.test_views import ACTS, START, Act, page, takedown

from trucewatch.desk import Ledger
from trucewatch.desk.indexed import Indexed
from trucewatch.desk.kept.beside import place
from trucewatch.desk.known import By, known
from trucewatch.desk.taking_down import found, take_down
from trucewatch.desk.view import View
from trucewatch.desk.why import explain
from trucewatch.errors import LedgerError, TrucewatchError
from trucewatch.monitor import Monitor
from trucewatch.records import Entry, Recorded

ASKED = (START - timedelta(days=1), START + timedelta(days=20), START + timedelta(days=50), datetime(2030, 1, 1, tzinfo=UTC))
PLEDGE, OTHER = (0, 1, 0, 0, 0, 0, 1), (3, 4, 0, 1, 2, 1, 3)


def same(path: Path, at: datetime | None = None, by: By = "recorded") -> None:
    """Hold what a newly opened ledger says to what a reading of the whole ledger says."""
    with Ledger(path, create=False) as book:
        whole = known(book.log, at, by)
        monitor = Monitor.of(whole.linked.testimonies)
        for when in ASKED:
            verdicts = monitor.verdicts(when)
            assert book.status(at=when, known=at, by=by) == verdicts
            assert [explain(verdict, book.known(at, by)) for verdict in verdicts] == [explain(verdict, whole) for verdict in verdicts]
        seen = book.seen(at, by)
        assert list(seen.known.linked.truces) == list(whole.linked.truces)
        for truce in whole.linked.truces:
            one, other = Indexed.of(seen.known), Indexed.of(whole)
            assert list(seen.known.linked.told_of[truce.id]) == list(whole.linked.told_of[truce.id])
            assert (one.claims[truce.id], one.terms[truce.id]) == (other.claims[truce.id], other.terms[truce.id])
            assert (one.acts[truce.id], one.events_of[truce.id]) == (other.acts[truce.id], other.events_of[truce.id])
            assert [one.events[name] for name in one.events_of[truce.id]] == [other.events[name] for name in other.events_of[truce.id]]
            for faction in monitor.factions(truce.id):
                assert seen.cases[truce.id].history(faction) == monitor.history(truce.id, faction)
                for when in ASKED:
                    assert seen.cases[truce.id].last_change(faction, when) == monitor.last_change(truce.id, faction, when)
        of = seen.known.linked.incidents_of
        assert {name: set(found) for name, found in of.items()} == {name: set(found) for name, found in whole.linked.incidents_of.items()}
        for part in ("truce_of", "incident_of", "told_of"):
            assert dict(getattr(seen.known.linked, part)) == dict(getattr(whole.linked, part))
        assert dict(seen.known.linked.by_id) == dict(whole.linked.by_id)
        assert dict(seen.known.tolds) == dict(whole.tolds)
        assert dict(seen.known.incidents) == dict(whole.incidents)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(ACTS, st.lists(st.sampled_from(["new", "same", "none"]), min_size=14, max_size=14))
def test_a_new_process_answers_after_each_entry_as_the_whole_ledger_does(acts: list[Act], who: list[str]) -> None:
    """Between the entries a process that goes on, a new one, or none brings the file up to date."""
    with TemporaryDirectory() as folder, Ledger(path := Path(folder) / "t.ledger") as book:
        for act, reads in zip(acts, who, strict=False):
            act(book)
            if reads == "same":
                book.seen()
            elif reads == "new":
                same(path)
        same(path)
        same(path)
        for recorded in {entry.recorded for entry in book.log.entries()}:
            same(path, recorded)
            same(path, recorded - timedelta(microseconds=1))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(ACTS, st.lists(st.tuples(st.sampled_from(["new", "same", "none", "none"]), st.integers(-1, 46)), min_size=14, max_size=14))
def test_by_publication_it_answers_after_each_entry_as_the_whole_ledger_does(acts: list[Act], who: list[tuple[str, int]]) -> None:
    """What is published early and recorded late is known by then all the same."""
    with TemporaryDirectory() as folder, Ledger(path := Path(folder) / "t.ledger") as book:
        for act, (reads, day) in zip(acts, who, strict=False):
            act(book)
            if reads == "same":
                book.seen(START + timedelta(days=day), "published")
            elif reads == "new":
                same(path, START + timedelta(days=day), "published")
        for moment in {entry.published or entry.recorded for entry in book.log.entries()}:
            same(path, moment, "published")
            same(path, moment - timedelta(microseconds=1), "published")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with Ledger(tmp_path / "t.ledger") as book:
        page(1, 1, True, PLEDGE, "a")(book)
        page(2, 2, True, OTHER, "a")(book)
        book.status()
    return tmp_path / "t.ledger"


def reads_nothing(path: Path, monkeypatch: pytest.MonkeyPatch, at: datetime | None = None, by: By = "recorded") -> bool:
    """Tell whether a newly opened ledger answers without reading everything."""
    def fail(self: object, time: object) -> None:
        pytest.fail("read everything")

    with monkeypatch.context() as watched, Ledger(path, create=False) as book:
        watched.setattr("trucewatch.desk.views.Views._whole", fail)
        try:
            for verdict in book.status(at=ASKED[-1], known=at, by=by):
                book.why(verdict.truce, at=ASKED[-1], known=at, by=by)
        except pytest.fail.Exception:
            return False
    return True


def test_what_is_kept_is_not_worked_out_again(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert reads_nothing(path, monkeypatch)


def test_a_process_that_goes_on_keeps_the_file_up_and_every_moment_in_it(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Ledger(path) as book:
        book.seen()
        page(3, 3, True, (0, 1, 3, 0, 0, 0, 3), "a")(book)
        before = max(entry.recorded for entry in book.log.entries())
        page(4, 4, True, (3, 4, 3, 1, 2, 1, 5), "a")(book)
        book.known(people=False)
        book.seen()
    assert reads_nothing(path, monkeypatch)
    assert reads_nothing(path, monkeypatch, before)
    same(path, before)


def test_the_first_question_about_the_past_lets_the_file_hold_every_moment(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Ledger(path) as book:
        page(3, 3, True, (0, 1, 3, 0, 0, 0, 3), "a")(book)
        moments = sorted({entry.recorded for entry in book.log.entries()})
    place(str(path)).unlink()
    with Ledger(path) as book:
        book.seen(moments[0])
        page(4, 4, True, (3, 4, 3, 1, 2, 1, 5), "a")(book)
        book.seen()
    for moment in (moments[0] - timedelta(days=1), *moments, datetime.now(UTC)):
        assert reads_nothing(path, monkeypatch, moment)
        same(path, moment)


def test_by_publication_the_file_holds_every_moment_and_only_what_came_late_is_written_anew(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    day = [START + timedelta(days=days, hours=1) for days in range(10)]
    with Ledger(path) as book:
        page(6, 6, True, (1, 0, 3, 0, 0, 0, 3), "a")(book)
        book.seen(day[0], "published")
        assert all(reads_nothing(path, monkeypatch, one, "published") for one in day)
        page(4, 4, True, (1, 0, 1, 1, 0, 0, 5), "a")(book)
        assert [reads_nothing(path, monkeypatch, one, "published") for one in day] == [True] * 4 + [False] * 6
        book.seen(day[4], "published")
    for one in day:
        assert reads_nothing(path, monkeypatch, one, "published")
        same(path, one, "published")


def test_by_publication_the_decision_counts_that_was_recorded_last(path: Path) -> None:
    with Ledger(path) as book:
        acts = [act.key for told in book.known().tolds.values() for act in told.acts()]
        for name, keys, days in (("one", acts, 5), ("another", acts[1:], 3)):
            body = {"about": "truce", "keys": keys, "name": name, "by": "ada", "reason": ""}
            book.log.append([Entry.of("decision", body, published=START + timedelta(days=days))])
        book.seen(START, "published")
    for days in (1, 4, 6):
        same(path, START + timedelta(days=days), "published")


def test_of_a_large_ledger_every_moment_is_kept_for_who_asks_for_that_alone(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("trucewatch.desk.views.PLAYED", 0)
    with Ledger(path) as book:
        first = next(book.log.entries(kinds=["document"])).recorded
        page(3, 3, True, (0, 1, 3, 0, 0, 0, 3), "a")(book)
    place(str(path)).unlink()
    same(path, first)
    assert not reads_nothing(path, monkeypatch, first)
    with Ledger(path) as book:
        book.warm(past=True)
    assert reads_nothing(path, monkeypatch, first)
    same(path, first)


@pytest.mark.parametrize("spoilt", ["", "no database at all" * 1000])
def test_a_damaged_file_is_made_anew(path: Path, spoilt: str, monkeypatch: pytest.MonkeyPatch) -> None:
    place(str(path)).write_text(spoilt)
    same(path)
    assert reads_nothing(path, monkeypatch)


def test_a_file_made_by_other_rules_is_made_anew(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as other:
        other.setattr("trucewatch.desk.kept.beside.stamp", lambda: "other rules")
        assert not reads_nothing(path, monkeypatch)
    same(path)


def test_the_file_of_another_ledger_of_that_name_is_made_anew(path: Path) -> None:
    path.unlink()
    with Ledger(path) as book:
        page(9, 9, True, OTHER, "a")(book)
        page(8, 9, True, PLEDGE, "a")(book)
        page(7, 9, True, (1, 2, 0, 0, 0, 0, 2), "a")(book)
    same(path)


def test_where_no_file_can_be_written_the_answers_are_the_same(path: Path) -> None:
    place(str(path)).unlink()
    place(str(path)).mkdir()
    same(path)


def holds(path: Path, quote: bytes) -> bool:
    """Tell whether a quote stands in the file beside a ledger: in the bytes of the file, or packed in an item of it."""
    with closing(sqlite3.connect(place(str(path)))) as file:
        items = [body for (body,) in file.execute("SELECT body FROM item")]
    packed = [zlib.decompress(body) for body in items if body[:1] == b"\x78"]
    return any(quote in body for body in [place(str(path)).read_bytes(), *packed])


@pytest.mark.parametrize("past", [False, True])
def test_a_text_that_was_taken_down_lives_on_in_no_file(path: Path, past: bool) -> None:
    quote = b"A rocket hit army post near Green Zone"
    if past:
        with Ledger(path) as book:
            book.seen(next(book.log.entries(kinds=["document"])).recorded)
    assert holds(path, quote)
    with Ledger(path) as book, Ledger(path) as other:
        held = other.seen()
        take_down(book, found(book, "https://news.example/1"), "asked for")
        assert not place(str(path)).exists()
        same(path)
        assert not holds(path, quote)
        assert not [truce for truce in other.status() if truce.truce.startswith("hamas")]
        assert held is not other.seen()


def test_a_takedown_by_another_program_is_seen(path: Path) -> None:
    with Ledger(path) as book:
        takedown(0)(book)
    same(path)
    same(path, datetime.now(UTC))


WRITER = """
import sys
from pathlib import Path
from tests.desk.test_views import page
from trucewatch.desk import Ledger
with Ledger(Path(sys.argv[1])) as book:
    for number in range(int(sys.argv[2]), 10_000):
        page(number, number % 40, True, (number % 5, (number + 1) % 5, number % 6, number % 3, number % 3, number % 3, number % 6), "a")(book)
        book.seen()
        print(number, flush=True)
"""


def writer(path: Path, first: int) -> subprocess.Popen[str]:
    root = Path(__file__).parents[2]
    return subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path), str(first)], stdout=subprocess.PIPE, text=True, cwd=root, env=os.environ | {"PYTHONPATH": str(root)}
    )


def test_a_process_killed_at_any_moment_leaves_right_answers(path: Path) -> None:
    random = Random(4)
    for round_ in range(5):
        running = writer(path, 100 * (round_ + 1))
        assert running.stdout is not None
        running.stdout.readline()  # it writes
        time.sleep(random.uniform(0, 0.3))
        running.send_signal(signal.SIGKILL)
        running.wait()
        same(path)
    same(path)


def test_two_processes_that_write_at_once_leave_right_answers(path: Path) -> None:
    both = [writer(path, 100), writer(path, 5000)]
    for running in both:
        assert running.stdout is not None
        for _ in range(5):
            running.stdout.readline()
    for running in both:
        running.kill()
        running.wait()
    same(path)
    same(path)


def test_a_ledger_can_be_closed_while_what_is_known_is_worked_out(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who warms meanwhile is told, or finishes without the file; nothing of it stays open."""
    place(str(path)).unlink()
    at_work, go_on = Event(), Event()
    take = View.take

    def slowly(view: View, entries: Iterable[Recorded]) -> None:
        at_work.set()
        go_on.wait(10)
        take(view, entries)

    monkeypatch.setattr(View, "take", slowly)
    book, faults = Ledger(path), list[Exception]()

    def warm() -> None:
        try:
            book.warm()
        except Exception as fault:  # noqa: BLE001
            faults.append(fault)

    warming = Thread(target=warm)
    warming.start()
    at_work.wait(10)
    book.close()
    go_on.set()
    warming.join(30)
    assert not warming.is_alive()
    assert all(isinstance(fault, TrucewatchError) for fault in faults)
    assert not [one for one in Path("/proc/self/fd").iterdir() if str(one.resolve()).startswith(str(place(str(path))))]
    monkeypatch.undo()
    same(path)


def test_what_was_read_from_a_ledger_that_is_closed_by_now_says_so(path: Path) -> None:
    with Ledger(path, create=False) as book:
        held = book.seen()
    with pytest.raises(LedgerError, match="closed"):
        held.cases["hamas--israel-2024-03"].verdicts(ASKED[0])
