"""What can be wrong with a ledger's place: each is a clear error, and nothing is left half-written."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import tempfile
import textwrap
from collections.abc import Callable, Iterator
from contextlib import closing
from multiprocessing import get_context
from pathlib import Path

import pytest
from sqlalchemy import create_engine, event, text

from trucewatch.errors import LedgerError
from trucewatch.ledger import Ledger, engine
from trucewatch.records import Entry


def refused(location: str | Path, create: bool = True) -> LedgerError:
    with pytest.raises(LedgerError) as caught:
        Ledger.open(location, create=create)
    assert caught.value.remedy
    assert caught.value.where
    return caught.value


def test_no_ledger_there(path: Path) -> None:
    assert "no ledger here" in refused(path, create=False).what
    assert not path.exists()


def test_a_folder(tmp_path: Path) -> None:
    assert "folder" in refused(tmp_path).what


def test_a_folder_that_does_not_exist(tmp_path: Path) -> None:
    assert "mkdir" in refused(tmp_path / "no" / "such" / "a.ledger").remedy


@pytest.mark.parametrize("content", [b"PK\x03\x04 no ledger at all" * 99, b"SQLite format 3\x00" + b"\xff" * 5000, b"text\n" * 2000])
def test_a_file_that_is_no_ledger_is_left_as_it_is(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    refused(path)
    assert path.read_bytes() == content


def test_another_programs_database_is_left_as_it_is(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("CREATE TABLE recipes (name TEXT)")
    before = path.read_bytes()
    assert "another program" in refused(path).what
    assert path.read_bytes() == before


def test_an_empty_file_becomes_a_ledger_only_where_one_may_be_made(path: Path) -> None:
    path.touch()
    assert "no ledger" in refused(path, create=False).what
    with Ledger.open(path) as ledger:
        assert ledger.verify().ok


@pytest.mark.parametrize(("version", "what"), [("0003", "newer"), ("9999", "newer"), ("abc", "version"), ("", "version")])
def test_a_version_that_this_program_does_not_know(location: str, version: str, what: str) -> None:
    with Ledger.open(location) as ledger:
        ledger.append([Entry.of("note", {})])
    opened = create_engine(engine.address(location))
    with opened.begin() as connection:
        connection.execute(text("UPDATE ledger_version SET version_num = :v"), {"v": version})
    opened.dispose()
    assert what in refused(location).what


def test_a_damaged_file(path: Path) -> None:
    with Ledger.open(path) as ledger:
        ledger.append([Entry.of("note", {"text": "x" * 500, "n": n}) for n in range(500)])
    data = path.read_bytes()
    path.write_bytes(data[:4096] + b"\xa5" * 4096 * 3 + data[4096 * 4 :])
    with pytest.raises(LedgerError) as caught, Ledger.open(path) as ledger:
        list(ledger.entries())
    assert "damaged" in caught.value.what
    assert "verify" in caught.value.remedy


@pytest.mark.parametrize("location", ["mysql://here/x", "postgres//x://y", "http://example.org/ledger"])
def test_an_address_of_something_else(location: str) -> None:
    assert "postgresql://" in refused(location).remedy


def test_a_server_that_does_not_answer(tmp_path: Path) -> None:
    assert "reachable" in refused(f"postgresql://user:secret@/x?host={tmp_path}").remedy


def test_a_database_that_does_not_exist(server: Path) -> None:
    assert "createdb" in refused(f"postgresql://trucewatch@/nowhere?host={server}").remedy


def test_an_error_never_shows_the_password(tmp_path: Path) -> None:
    assert "secret" not in str(refused(f"postgresql://user:secret@/x?host={tmp_path}"))


def test_a_full_disk_loses_nothing_and_leaves_no_half(path: Path) -> None:
    with Ledger.open(path) as ledger:
        ledger.append([Entry.of("note", {"n": n}, f"early {n}") for n in range(10)])
        with ledger.reading() as connection:
            pages = connection.execute(text("PRAGMA page_count")).scalar_one()

        def limit(dbapi: sqlite3.Connection, *_: object) -> None:
            dbapi.execute(f"PRAGMA max_page_count = {pages + 8}")

        ledger._engine.dispose()
        event.listen(ledger._engine, "connect", limit)
        with pytest.raises(LedgerError, match="no space left") as caught:
            ledger.append([Entry.of("note", {"text": "x" * 5000, "n": n}) for n in range(100)])
        assert "half-written" in caught.value.remedy
        assert [entry.key for entry in ledger.entries()] == [f"early {n}" for n in range(10)]
        assert ledger.verify().ok
        ledger.append([Entry.of("note", {}, "small")])
    with Ledger.open(path) as ledger:
        ledger.append([Entry.of("note", {"text": "x" * 5000, "n": n}) for n in range(100)])
        assert ledger.verify().entries == 111


def unprivileged(work: Callable[[Path], None], path: Path) -> None:
    """Do the work as somebody who is bound by a file's rights, which root is not."""
    worker = get_context("fork").Process(target=_as_nobody, args=(work, path))
    worker.start()
    worker.join(60)
    assert worker.exitcode == 0


def _as_nobody(work: Callable[[Path], None], path: Path) -> None:
    if os.geteuid() == 0:
        os.setgroups([])
        os.setgid(65534)
        os.setuid(65534)
    work(path)


@pytest.fixture
def shelf() -> Iterator[Path]:
    """A folder that others can look into, as they cannot into a test's own."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)


def test_a_read_only_folder_takes_no_new_ledger(shelf: Path) -> None:
    def work(path: Path) -> None:
        assert "writable" in refused(path).remedy

    shelf.chmod(0o555)
    unprivileged(work, shelf / "a.ledger")
    assert list(shelf.iterdir()) == []


def test_a_read_only_ledger_can_be_read_and_proved_but_not_written(shelf: Path) -> None:
    def work(path: Path) -> None:
        with Ledger.open(path, create=False) as ledger:
            assert ledger.get("note", "k") is not None
            assert ledger.verify().ok
            with pytest.raises(LedgerError, match="cannot be written") as caught:
                ledger.append([Entry.of("note", {}, "l")])
            assert caught.value.remedy

    with Ledger.open(shelf / "a.ledger") as ledger:
        ledger.append([Entry.of("note", {}, "k")])
    (shelf / "a.ledger").chmod(0o444)
    shelf.chmod(0o555)
    unprivileged(work, shelf / "a.ledger")


def test_opening_a_ledger_does_not_import_the_migrations_or_the_signing(path: Path) -> None:
    script = f"""
        import sys
        from trucewatch.ledger import Ledger
        from trucewatch.records import Entry
        for _ in range(2):
            with Ledger.open({str(path)!r}) as ledger:
                ledger.append([Entry.of("note", {{}})])
                assert ledger.verify().ok
        print([name for name in ("alembic", "cryptography", "psycopg") if name in sys.modules])
    """
    done = subprocess.run([sys.executable, "-c", textwrap.dedent(script)], capture_output=True, text=True, timeout=60)
    assert done.stdout.strip() == "[]", done.stderr
