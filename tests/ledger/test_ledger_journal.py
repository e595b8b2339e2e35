"""A ledger can be rebuilt from its journal to the same head, on either database, and others can write journals by hand."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from trucewatch.errors import LedgerError, RecordError
from trucewatch.ledger import Imported, Ledger, export_journal, import_journal, import_lines, journal_lines
from trucewatch.records import Entry

T = datetime(2020, 10, 11, 9, 30, 1, 5, tzinfo=UTC)
HEADER = b'{"trucewatch_journal": 1}\n'


def fill(ledger: Ledger) -> None:
    ledger.checkpoint()
    with ledger.transaction():
        name, gone = ledger.keep("نص المقال".encode(), "text/html"), ledger.keep(b"taken down", "text/plain")
        ledger.append([Entry.of("page", {"text": name, "a": [1e-7, -0.0, 10**40, "\x1f\u2028é", None]}, "p", published=T)])
    ledger.checkpoint()
    ledger.append([Entry.of("note", {"n": n}, valid_from=T, valid_to=T) for n in range(1500)])
    ledger.take_down(gone, "asked")
    ledger.checkpoint()


@pytest.fixture
def full(ledger: Ledger) -> Ledger:
    fill(ledger)
    return ledger


@pytest.fixture
def other(tmp_path: Path) -> Path:
    return tmp_path / "other.ledger"


def test_a_ledger_is_rebuilt_to_the_same_head(full: Ledger, tmp_path: Path, other: Path) -> None:
    lines = export_journal(full, tmp_path / "journal.jsonl")
    with Ledger.open(other) as rebuilt:
        done = import_journal(tmp_path / "journal.jsonl", rebuilt)
        assert rebuilt.head() == full.head()
        assert list(rebuilt.entries()) == list(full.entries())
        assert rebuilt.checkpoints() == full.checkpoints()
        assert rebuilt.verify() == full.verify()
        assert rebuilt.verify().ok
        assert list(journal_lines(rebuilt)) == list(journal_lines(full))
    assert done == Imported(added=1504, known=0)
    assert lines == 1 + 1504 + 1 + 3


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-8-sig"])
def test_a_journal_saved_by_another_program_is_the_same_journal(full: Ledger, tmp_path: Path, other: Path, encoding: str) -> None:
    export_journal(full, file := tmp_path / "journal.jsonl")
    file.write_bytes(file.read_text(encoding="utf-8").encode(encoding))
    with Ledger.open(other) as rebuilt:
        import_journal(file, rebuilt)
        assert rebuilt.head() == full.head()


def test_the_other_way_round(location: str, other: Path) -> None:
    with Ledger.open(other) as first, Ledger.open(location) as second:
        fill(first)
        import_lines([line.encode() for line in journal_lines(first)], second, "journal")
        assert second.verify() == first.verify()
        assert second.verify().ok
        for asked in ({"kinds": ["page"]}, {"published_by": T}, {"recorded_by": T}, {"after": 1490}):
            assert list(second.entries(**asked)) == list(first.entries(**asked))  # type: ignore[arg-type]


def test_importing_twice_adds_nothing(full: Ledger, tmp_path: Path) -> None:
    export_journal(full, tmp_path / "journal.jsonl")
    before = full.head()
    assert import_journal(tmp_path / "journal.jsonl", full) == Imported(added=0, known=1504)
    assert full.head() == before
    assert full.verify().ok


def test_an_import_that_was_broken_off_goes_on(full: Ledger, other: Path) -> None:
    lines = [line.encode() for line in journal_lines(full)]
    with Ledger.open(other) as rebuilt:
        with pytest.raises(RecordError, match="breaks off"):
            import_lines(lines[:1200], rebuilt, "journal")
        assert import_lines(lines, rebuilt, "journal").added == 1504 - 1196
        assert rebuilt.head() == full.head()
        assert rebuilt.verify().ok


def test_a_journal_from_before_a_takedown_does_not_bring_the_text_back(ledger: Ledger, other: Path) -> None:
    name = ledger.keep(b"private")
    before = [line.encode() for line in journal_lines(ledger)]
    with Ledger.open(other) as rebuilt:
        import_lines(before, rebuilt, "journal")
        assert rebuilt.content(name) == b"private"
        ledger.take_down(name, "asked")
        import_lines([line.encode() for line in journal_lines(ledger)], rebuilt, "journal")
        import_lines(before, rebuilt, "journal")
        with pytest.raises(LedgerError, match="asked"):
            rebuilt.content(name)
        assert rebuilt.verify().ok


def test_entries_written_by_hand_are_recorded_anew_and_once(ledger: Ledger) -> None:
    line = {"kind": "pledge", "key": "kh-2020", "body": {"b": 1, "a": 2}, "published": "2020-10-11T12:30:01+03:00"}
    lines = [HEADER, b"\n", json.dumps(line).encode(), b'{"kind": "claim", "body": {"by": "army"}}\n']
    assert import_lines(lines, ledger, "journal") == Imported(added=2, known=0)
    assert import_lines(lines, ledger, "journal") == Imported(added=0, known=2)
    made = ledger.get("pledge", "kh-2020")
    assert made is not None
    assert (made.body, made.published) == ('{"a":2,"b":1}', T.replace(microsecond=0))
    assert ledger.verify().ok


GOOD = b'{"kind": "note", "body": {}}'


@pytest.mark.parametrize(
    "bad",
    [
        b"{",
        b"[]",
        b"null",
        b"\xff\xfe",
        b"[" * 100_000,
        b'{"kind": "note"}',
        b'{"kind": "Note!", "body": {}}',
        b'{"kind": "note", "body": []}',
        b'{"kind": "note", "body": {"x": NaN}}',
        b'{"kind": "note", "body": {"x": "\\ud800"}}',
        b'{"kind": "note", "body": {}, "colour": 1}',
        b'{"kind": "note", "body": {}, "published": "2020-10-11T00:00:00"}',
        b'{"kind": "note", "body": {}, "published": "yesterday"}',
        b'{"kind": "note", "body": {}, "sequence": 1}',
        b'{"kind": "note", "body": {}, "sequence": 7, "recorded": "2020-10-11T00:00:00Z", "previous": "", "hash": ""}',
        b'{"kind": "takedown", "key": "x", "body": {}}',
        b'{"original": "x"}',
        b'{"original": "00", "media_type": "x", "salt": "AA==", "content": "AA=="}',
        b'{"checkpoint": {}}',
    ],
)
def test_a_bad_line_is_named_and_its_batch_is_not_written(ledger: Ledger, bad: bytes) -> None:
    lines = [HEADER, *[GOOD[:-2] + b'"n": %d}}' % n for n in range(1000)], GOOD, bad, GOOD]
    with pytest.raises(RecordError) as caught:
        import_lines(lines, ledger, "some.jsonl")
    assert caught.value.where == "some.jsonl:1003"
    assert caught.value.remedy
    assert len(str(caught.value)) < 500
    assert len(list(ledger.entries())) == 1000
    assert ledger.verify().ok


@pytest.mark.parametrize("first", [b"", b"{}", b"kind,key\n", b'{"trucewatch_journal": 0}', b'{"kind": "note", "body": {}}', b"\x00\xff"])
def test_a_file_that_is_no_journal(ledger: Ledger, tmp_path: Path, first: bytes) -> None:
    (tmp_path / "x.jsonl").write_bytes(first)
    with pytest.raises(RecordError) as caught:
        import_journal(tmp_path / "x.jsonl", ledger)
    assert caught.value.where.endswith("x.jsonl:1")


def test_a_journal_of_a_newer_version(ledger: Ledger) -> None:
    with pytest.raises(RecordError, match="version 2") as caught:
        import_lines([b'{"trucewatch_journal": 2}'], ledger, "x")
    assert "newest" in caught.value.remedy


def changed(lines: list[bytes], change: Callable[[dict[str, object]], object], at: int) -> list[bytes]:
    fields = json.loads(lines[at])
    change(fields)
    return [*lines[:at], json.dumps(fields).encode(), *lines[at + 1 :]]


@pytest.mark.parametrize(
    "change",
    [
        lambda line: line.update(body={"n": "forged"}),
        lambda line: line.update(recorded="2020-10-11T00:00:00Z"),
        lambda line: line.update(key="q"),
        lambda line: line.pop("key"),
        lambda line: line.update(kind="report"),
        lambda line: line.update(published="2020-10-12T00:00:00Z"),
        lambda line: line.update(sequence=9),
        lambda line: line.update(previous="0" * 64),
        lambda line: line.update(hash="0" * 64),
    ],
)
def test_a_journal_that_was_tampered_with_is_refused(ledger: Ledger, other: Path, change: Callable[[dict[str, object]], object]) -> None:
    ledger.append([Entry.of("note", {}), Entry.of("page", {"n": 1}, "p", published=T), Entry.of("note", {})])
    lines = changed([line.encode() for line in journal_lines(ledger)], change, 2)
    with Ledger.open(other) as rebuilt:
        with pytest.raises(RecordError) as caught:
            import_lines(lines, rebuilt, "journal")
        assert caught.value.where == "journal:3"
        assert rebuilt.head() is None


def test_a_forged_checkpoint_is_refused(ledger: Ledger, other: Path) -> None:
    ledger.append([Entry.of("note", {})])
    ledger.checkpoint()
    lines = changed([line.encode() for line in journal_lines(ledger)], lambda line: line["checkpoint"].update(root="0" * 64), 2)  # type: ignore[attr-defined]
    with Ledger.open(other) as rebuilt, pytest.raises(RecordError, match="not signed"):
        import_lines(lines, rebuilt, "journal")


def test_another_ledgers_journal_is_refused(ledger: Ledger, other: Path) -> None:
    ledger.append([Entry.of("note", {"mine": True})])
    with Ledger.open(other) as foreign:
        foreign.append([Entry.of("note", {"mine": False})])
        with pytest.raises(RecordError, match="another entry 1"):
            import_lines([line.encode() for line in journal_lines(ledger)], foreign, "journal")


def test_an_original_that_was_lost_comes_back_with_its_journal(path: Path, tmp_path: Path) -> None:
    import sqlite3

    with Ledger.open(path) as ledger:
        name = ledger.keep(b"words")
        export_journal(ledger, tmp_path / "j.jsonl")
    connection = sqlite3.connect(path)
    ((sql,),) = connection.execute("SELECT sql FROM sqlite_master WHERE name = 'ledger_content_no_delete'").fetchall()
    connection.execute("DROP TRIGGER ledger_content_no_delete")
    connection.execute("DELETE FROM ledger_content")
    connection.execute(sql)
    connection.commit()
    connection.close()
    with Ledger.open(path) as ledger:
        assert not ledger.verify().ok
        import_journal(tmp_path / "j.jsonl", ledger)
        assert ledger.verify().ok
        assert ledger.content(name) == b"words"


def test_a_journal_is_written_whole_or_not_at_all(full: Ledger, tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="cannot be written"):
        export_journal(full, tmp_path / "no" / "such" / "folder.jsonl")
    (tmp_path / "folder").mkdir()
    with pytest.raises(LedgerError, match="cannot be written"):
        export_journal(full, tmp_path / "folder")
    assert not list(tmp_path.glob("*.part"))
