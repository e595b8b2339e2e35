"""Whoever gets round the triggers is found out by the proof, whatever the byte."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import create_engine, text
from sqlalchemy.exc import DBAPIError

from trucewatch.ledger import Ledger, Verification
from trucewatch.ledger.chain import link
from trucewatch.ledger.engine import address
from trucewatch.records import Entry

T = datetime(2020, 10, 11, tzinfo=UTC)
COLUMNS = ["recorded", "published", "valid_from", "valid_to", "kind", "subject", "body", "previous", "hash"]


def fill(ledger: Ledger) -> str:
    """Four entries, the third with every field filled; an original, the fifth."""
    full = Entry.of("page", {"text": "Waffenruhe – هدنة"}, "full", published=T, valid_from=T, valid_to=T)
    ledger.append([Entry.of("note", {}), Entry.of("page", {"n": 1}, "bare"), full, Entry.of("note", {})])
    name = ledger.keep(b"the words of the page", "text/plain")
    ledger.checkpoint()
    return name


@pytest.fixture
def filled(path: Path) -> Path:
    with Ledger.open(path) as ledger:
        fill(ledger)
    return path


def tamper(path: Path, change: Callable[[sqlite3.Connection], object]) -> None:
    """Edit the file as somebody would who knows how: triggers off, edit, triggers back."""
    with closing(sqlite3.connect(path)) as connection, connection:
        triggers = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _ in triggers:
            connection.execute(f"DROP TRIGGER {name}")
        change(connection)
        for _, sql in triggers:
            connection.execute(sql)


def proof(path: Path) -> Verification:
    with Ledger.open(path, create=False) as ledger:
        return ledger.verify()


def first_bad(path: Path) -> tuple[int | None, str]:
    fault = proof(path).fault
    assert fault is not None
    return fault.sequence, fault.what


def test_untouched_is_sound(filled: Path) -> None:
    tamper(filled, lambda connection: None)
    found = proof(filled)
    assert (found.ok, found.entries, found.originals, found.checkpoints) == (True, 5, 1, 1)
    assert str(found).startswith("5 entries, 1 checkpoints and 1 originals are as recorded")


@pytest.mark.parametrize("column", COLUMNS)
def test_any_changed_byte_of_any_column_is_found(filled: Path, column: str) -> None:
    with closing(sqlite3.connect(filled)) as connection:
        ((value,),) = connection.execute(f"SELECT CAST({column} AS BLOB) FROM ledger_log WHERE sequence = 3").fetchall()
    for at in range(len(value)):
        # By turns a byte that stays text, and one that no text can have there.
        changed = value[:at] + bytes([value[at] ^ (0x80 if at % 2 else 0x01)]) + value[at + 1 :]

        def write(connection: sqlite3.Connection, to: bytes = changed) -> None:
            connection.execute(f"UPDATE ledger_log SET {column} = CAST(? AS TEXT) WHERE sequence = 3", (to,))

        tamper(filled, write)
        assert first_bad(filled)[0] == 3, (column, at)

    def restore(connection: sqlite3.Connection) -> None:
        connection.execute(f"UPDATE ledger_log SET {column} = CAST(? AS TEXT) WHERE sequence = 3", (value,))

    tamper(filled, restore)
    assert proof(filled).ok


@given(st.sampled_from(COLUMNS), st.integers(1, 5), st.one_of(st.none(), st.text(max_size=20)))
@settings(max_examples=30, deadline=None)
def test_any_other_value_is_found(tmp_path_factory: pytest.TempPathFactory, column: str, sequence: int, value: str | None) -> None:
    path = tmp_path_factory.mktemp("tampering") / "truces.ledger"
    with Ledger.open(path) as ledger:
        fill(ledger)
    nullable = column in ("published", "valid_from", "valid_to", "subject")
    value = (value or "") if not nullable else value
    with closing(sqlite3.connect(path)) as connection:
        ((before,),) = connection.execute(f"SELECT {column} FROM ledger_log WHERE sequence = {sequence}").fetchall()
    try:
        encoded = None if value is None else value.encode("utf-8", "surrogatepass")
        tamper(path, lambda c: c.execute(f"UPDATE ledger_log SET {column} = CAST(? AS TEXT) WHERE sequence = {sequence}", (encoded,)))
    except sqlite3.IntegrityError:
        return
    found = proof(path)
    assert found.ok == (before == value)
    assert found.ok or (found.fault is not None and found.fault.sequence == sequence)


def test_null_and_nothing_are_not_the_same(filled: Path) -> None:
    tamper(filled, lambda c: c.execute("UPDATE ledger_log SET published = '' WHERE sequence = 1"))
    assert first_bad(filled)[0] == 1


def test_text_moved_from_one_column_to_the_next_is_found(filled: Path) -> None:
    tamper(filled, lambda c: c.execute("UPDATE ledger_log SET kind = 'pag', subject = 'e' || char(31) || '=bare' WHERE sequence = 2"))
    assert first_bad(filled)[0] == 2


@pytest.mark.parametrize(
    ("statement", "sequence", "what"),
    [
        ("DELETE FROM ledger_log WHERE sequence = 2", 2, "missing"),
        ("DELETE FROM ledger_log WHERE sequence = 1", 1, "missing"),
        ("DELETE FROM ledger_log WHERE sequence = 5", 5, "missing"),
        ("DELETE FROM ledger_log", 1, "missing"),
        ("INSERT INTO ledger_log SELECT 0, recorded, NULL, NULL, NULL, kind, NULL, body, previous, hash FROM ledger_log LIMIT 1",
         0, "no entry can stand"),
        ("INSERT INTO ledger_log SELECT -9, recorded, NULL, NULL, NULL, kind, NULL, body, previous, hash FROM ledger_log LIMIT 1",
         -9, "no entry can stand"),
        ("UPDATE ledger_log SET sequence = 99 WHERE sequence = 5", 5, "missing"),
        ("DELETE FROM ledger_content", 5, "missing"),
        ("UPDATE ledger_content SET bytes = x'00'", 5, "changed"),
        ("UPDATE ledger_content SET salt = x'00'", 5, "changed"),
        ("UPDATE ledger_content SET digest = 'x'", 5, "changed"),
        ("UPDATE ledger_content SET media_type = 'text/html'", 5, "changed"),
        ("UPDATE ledger_content SET name = 'x'", 5, "missing"),
        ("INSERT INTO ledger_content VALUES ('x', x'00', 'x', 'x', x'00')", None, "never recorded"),
        ("UPDATE ledger_checkpoint SET root = '00'", 5, "signature"),
        ("UPDATE ledger_checkpoint SET size = 4", 4, "signature"),
        ("UPDATE ledger_checkpoint SET made = '2020-10-11T00:00:00.000000Z'", 5, "signature"),
        ("UPDATE ledger_checkpoint SET made = 'never'", None, "cannot be read"),
        ("UPDATE ledger_checkpoint SET key = 'no key'", 5, "signature"),
        ("UPDATE ledger_checkpoint SET signature = '00'", 5, "signature"),
    ],
)  # fmt: skip
def test_the_first_bad_record_is_named(filled: Path, statement: str, sequence: int | None, what: str) -> None:
    tamper(filled, lambda connection: connection.execute(statement))
    found = first_bad(filled)
    assert found[0] == sequence
    assert what in found[1]
    assert str(proof(filled)).startswith("the ledger: " if sequence is None else f"entry {sequence}: ")


def test_a_damaged_page_of_the_file_is_named_by_its_entry(path: Path) -> None:
    with Ledger.open(path) as ledger:
        ledger.append([Entry.of("note", {"text": "x" * 3000, "n": n}) for n in range(200)])
    data = bytearray(path.read_bytes())
    at = data.index(b'{"n":120,')
    page = at // 4096 * 4096
    data[page : page + 16] = b"\xff" * 16
    path.write_bytes(data)
    sequence, what = first_bad(path)
    assert sequence is not None
    assert 100 < sequence <= 121
    assert "cannot be read" in what


def forge(path: Path, row: tuple[object, ...]) -> None:
    """Put a row in place of the one with its number, or at the end, with the hash that it should have."""

    def write(connection: sqlite3.Connection) -> None:
        connection.execute("DELETE FROM ledger_log WHERE sequence = ?", row[:1])
        connection.execute(f"INSERT INTO ledger_log VALUES ({', '.join('?' * 10)})", (*row, link(row[:8], str(row[8]))))  # type: ignore[arg-type]

    tamper(path, write)


@pytest.mark.parametrize(
    ("at", "change", "sequence", "what"),
    [
        (2, {7: '{"forged":1}'}, 3, "follow"),
        (3, {8: "0" * 64}, 3, "follow"),
        (3, {0: 7}, 3, "missing"),
        (3, {1: "2020-01-01T00:00:00.000000Z"}, 3, "dated before"),
    ],
)
def test_an_entry_forged_with_its_right_hash_is_found_by_its_place(
    path: Path, at: int, change: dict[int, object], sequence: int, what: str
) -> None:
    with Ledger.open(path) as ledger:
        ledger.append([Entry.of("note", {"n": n}) for n in range(3)])
    with closing(sqlite3.connect(path)) as connection:
        row = list(connection.execute("SELECT * FROM ledger_log WHERE sequence = ?", (at,)).fetchone()[:9])
    for field, value in change.items():
        row[field] = value
    if row[0] != at:
        tamper(path, lambda connection: connection.execute("DELETE FROM ledger_log WHERE sequence = ?", (at,)))
    forge(path, tuple(row))
    found = first_bad(path)
    assert found[0] == sequence
    assert what in found[1]


def test_a_rewritten_chain_is_found_by_its_checkpoint(filled: Path, tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "forged.ledger") as forged:
        forged.append([Entry.of("note", {"forged": n}) for n in range(5)])

    def replace(connection: sqlite3.Connection) -> None:
        connection.execute("DELETE FROM ledger_content")
        connection.execute("DELETE FROM ledger_log")
        connection.commit()
        connection.execute(f"ATTACH '{tmp_path / 'forged.ledger'}' AS forged")
        connection.execute("INSERT INTO ledger_log SELECT * FROM forged.ledger_log")

    tamper(filled, replace)
    assert "checkpoint" in first_bad(filled)[1]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE ledger_log SET body = '{}' WHERE sequence = 3",
        "UPDATE ledger_log SET recorded = recorded",
        "DELETE FROM ledger_log WHERE sequence = 5",
        "DELETE FROM ledger_content",
        "UPDATE ledger_content SET media_type = 'text/html'",
        "UPDATE ledger_checkpoint SET root = 'x'",
        "DELETE FROM ledger_checkpoint",
    ],
)
def test_the_database_itself_refuses_change(ledger: Ledger, location: str, statement: str) -> None:
    fill(ledger)
    engine = create_engine(address(location))
    with pytest.raises(DBAPIError), engine.begin() as connection:
        connection.execute(text(statement))
    engine.dispose()
    assert ledger.verify().ok


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT OR REPLACE INTO ledger_log SELECT sequence, recorded, NULL, NULL, NULL, kind, NULL, '{}', previous, hash FROM ledger_log",
        "INSERT OR REPLACE INTO ledger_log SELECT 9, recorded, NULL, NULL, NULL, kind, subject, '{}', previous, hash FROM ledger_log "
        "WHERE sequence = 2",
        "INSERT OR REPLACE INTO ledger_content SELECT name, salt, digest, 'x', bytes FROM ledger_content",
        "INSERT OR REPLACE INTO ledger_checkpoint SELECT size, 'x', made, key, signature FROM ledger_checkpoint",
    ],
)
def test_replacing_is_refused_too(filled: Path, statement: str) -> None:
    with closing(sqlite3.connect(filled)) as connection, pytest.raises(sqlite3.DatabaseError, match="replaced"):
        connection.execute(statement)
    assert proof(filled).ok


@pytest.mark.parametrize("table", ["ledger_log", "ledger_content", "ledger_checkpoint"])
def test_emptying_a_table_is_refused(database: str, table: str) -> None:
    with Ledger.open(database) as ledger:
        fill(ledger)
        engine = create_engine(address(database))
        with pytest.raises(DBAPIError), engine.begin() as connection:
            connection.execute(text(f"TRUNCATE {table}"))
        engine.dispose()
        assert ledger.verify().ok


def test_a_text_taken_down_leaves_no_trace_in_the_file(path: Path) -> None:
    with Ledger.open(path) as ledger:
        name = ledger.keep(b"words that somebody has a right to see gone " * 50, "text/plain")
        ledger.append([Entry.of("page", {"text": name}, "p")])
        ledger.take_down(name, "asked")
        left = b"".join(file.read_bytes() for file in path.parent.iterdir())
    assert b"right to see gone" not in left


def test_a_text_taken_down_that_is_still_there_is_found(filled: Path) -> None:
    with Ledger.open(filled) as ledger:
        (kept,) = ledger.entries(kinds=["original"])
        with closing(sqlite3.connect(filled)) as connection:
            row = connection.execute("SELECT * FROM ledger_content").fetchone()
        ledger.take_down(str(kept.key), "asked")
        assert ledger.verify().ok
    tamper(filled, lambda connection: connection.execute("INSERT INTO ledger_content VALUES (?, ?, ?, ?, ?)", row))
    assert "still there" in first_bad(filled)[1]
