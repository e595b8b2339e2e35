"""The file of what was worked out: items that stood from one entry of the ledger to another.

An item is told by its sort, its key and its part; it stands from the entry ``since`` up to but without ``until``. So what was known after
any entry can still be read while a later one is being written. One writer at a time; what it writes is there wholly or not at all.
"""

from __future__ import annotations

import os
import secrets
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import RLock
from typing import Any, NamedTuple
from urllib.parse import quote

from trucewatch.errors import LedgerError

NEVER = 2**62
"""The end of what still stands."""
ORDER = 27
"""How many bytes at the beginning of a body tell its order among the parts of a group."""

Group = tuple[str, str]
"""Sort and key: what is written anew as a whole. Also a sort and one part of all its keys."""

Parts = Mapping[str, bytes]
Standing = dict[str, tuple[int, bytes]]
"""Since when each part stands, and its body."""
AT_HAND = 1 << 18
"""How many KiB of a file that is being made are kept in memory at most: its index is written all over."""
MANY = frozenset({"member", "acting", "bears", "covers"})
"""The sorts whose keys have many parts."""
_MADE = """
CREATE TABLE head (one INTEGER PRIMARY KEY CHECK (one = 1), stamp TEXT, made TEXT, since INTEGER, sequence INTEGER, hash TEXT) STRICT;
CREATE TABLE step (sequence INTEGER PRIMARY KEY, recorded TEXT NOT NULL) STRICT;
CREATE INDEX step_recorded ON step (recorded, sequence);
CREATE TABLE item (sort TEXT, key TEXT, part TEXT, since INTEGER, until INTEGER, body BLOB) STRICT;
"""
_INDEXED = """
CREATE UNIQUE INDEX item_key ON item (sort, key, part, since);
"""
_STANDS = "since <= ? AND until > ? AND (SELECT made FROM head) = ?"
_ONE = "sort = ? AND key = ? AND part = ? AND since = ?"
_INSERT = "INSERT INTO item VALUES (?, ?, ?, ?, ?, ?)"


class Head(NamedTuple):
    """What a file holds: all from the entry ``since`` to the entry ``sequence``, which had this hash; ``made`` names this making of it."""

    stamp: str
    made: str
    since: int
    sequence: int
    hash: str


class KeptFile:
    """An open file of what was worked out. Threads may share it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = RLock()
        self._standing: dict[Group, Standing] = {}
        address = f"file:{quote(str(path))}?mode=rw"  # a file that is not there is not made
        self._connection = sqlite3.connect(address, timeout=10, isolation_level=None, check_same_thread=False, uri=True)
        self._connection.execute("PRAGMA secure_delete = ON")

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            self._connection.close()

    def head(self) -> Head | None:
        """Return what the file holds, None where it holds nothing that can be read."""
        try:
            rows = self._all("SELECT stamp, made, since, sequence, hash FROM head")
        except (sqlite3.DatabaseError, LedgerError):
            return None
        return Head(*rows[0]) if rows else None

    def parts(self, sort: str, key: str, at: int, made: str) -> dict[str, bytes]:
        """Return what stood under a sort and a key after an entry. Raises LedgerError where this making of the file is no more."""
        query = f"SELECT part, body FROM item WHERE sort = ? AND key = ? AND {_STANDS}"
        return dict(self._there(self._all(query, sort, key, at, at, made), made))

    def keys(self, sort: str, part: str, at: int, made: str) -> list[tuple[str, bytes]]:
        """Return all keys of a sort that stood after an entry, with the bodies of one of their parts."""
        query = f"SELECT key, body FROM item WHERE sort = ? AND part = ? AND {_STANDS}"
        return self._there(self._all(query, sort, part, at, at, made), made)

    def joined(self, sort: str, key: str, other: Group, at: int, made: str, since: bytes = b"") -> list[tuple[str, bytes]]:
        """Return the items of another sort (and part) whose keys are the parts that stood under a sort and a key, sorted by the parts'
        order. With ``since`` those alone whose bodies have no less behind that."""
        query = (
            "SELECT o.key, o.body FROM item m"
            " CROSS JOIN item o ON o.sort = ? AND o.key = m.part AND o.part = ? AND o.since <= ? AND o.until > ?"
            f" WHERE m.sort = ? AND m.key = ? AND m.{_STANDS.replace('until', 'm.until')} AND substr(m.body, {ORDER} + 1) >= ?"
            f" ORDER BY substr(m.body, 1, {ORDER}), m.part"
        )
        return self._there(self._all(query, *other, at, at, sort, key, at, at, made, since), made)

    def step_by(self, recorded: str) -> int | None:
        """Return the newest step recorded by a time, None where that lies before what the file holds."""
        rows = self._all("SELECT sequence FROM step WHERE recorded <= ? ORDER BY recorded DESC, sequence DESC LIMIT 1", recorded)
        return int(rows[0][0]) if rows else None

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Make all that is written inside one whole. Raises sqlite3.OperationalError where another writes for too long."""
        with self._lock:
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._connection.execute("COMMIT")
            except BaseException:
                self._connection.execute("ROLLBACK")
                self.forget()
                raise

    def write(self, sequence: int, recorded: str, groups: Mapping[Group, Parts]) -> None:
        """Note how some groups stand from an entry on."""
        for (sort, key), parts in groups.items():
            self._exchange(sort, key, parts, sequence)
        self._connection.execute("INSERT OR IGNORE INTO step VALUES (?, ?)", (sequence, recorded))

    def fill(self, sequence: int, recorded: str, groups: Iterable[tuple[Group, Parts]]) -> None:
        """Note groups of which nothing stood before, as they stand from an entry on."""
        rows = ((sort, key, part, sequence, NEVER, body) for (sort, key), parts in groups for part, body in parts.items())
        self._connection.executemany(_INSERT, rows)
        self._connection.execute("INSERT INTO step VALUES (?, ?)", (sequence, recorded))

    def begin(self, schema: str) -> None:
        """Let a new file have its tables: what it is written to is put in place when it is whole, so it needs no journal."""
        self._connection.executescript(f"PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -{AT_HAND};" + schema)

    def entitle(self, head: Head) -> None:
        """Note what a new file holds."""
        self._connection.execute("INSERT INTO head VALUES (1, ?, ?, ?, ?, ?)", head)

    def advance(self, sequence: int, hashed: str) -> None:
        """Note up to which entry the file holds all."""
        self._connection.execute("UPDATE head SET sequence = ?, hash = ?", (sequence, hashed))

    def goes_beyond(self, sequence: int) -> bool:
        """Tell whether the file holds that moment, or a later one."""
        return bool(self._all("SELECT 1 FROM step WHERE sequence >= ? LIMIT 1", sequence))

    def rewind(self, sequence: int) -> None:
        """Forget all from a moment on. What was read before is of another making."""
        self._connection.execute("DELETE FROM item WHERE since >= ?", (sequence,))
        self._connection.execute("UPDATE item SET until = ? WHERE until >= ? AND until < ?", (NEVER, sequence, NEVER))
        self._connection.execute("DELETE FROM step WHERE sequence >= ?", (sequence,))
        self._connection.execute("UPDATE head SET made = ?", (secrets.token_hex(8),))
        self.forget()

    def wipe(self) -> None:
        """Remove all that the file holds; SQLite writes zeros over it."""
        with self.writing():
            for table in ("head", "step", "item"):
                self._connection.execute(f"DELETE FROM {table}")
            self.forget()

    def forget(self) -> None:
        """Read anew what stands: another may have written."""
        self._standing.clear()

    def _exchange(self, sort: str, key: str, parts: Parts, sequence: int) -> None:
        standing = self._stands(sort, key)
        for part in [part for part, (_, body) in standing.items() if parts.get(part) != body]:
            since, _ = standing.pop(part)
            self._connection.execute(*(_undone if since == sequence else _ended)(sequence, sort, key, part, since))
        come = {part: (sequence, body) for part, body in parts.items() if part not in standing}
        if come:
            self._connection.executemany(_INSERT, [(sort, key, part, sequence, NEVER, body) for part, (_, body) in come.items()])
        standing |= come

    def _stands(self, sort: str, key: str) -> Standing:
        """Return what stands under a sort and a key; of sorts with many parts it is remembered, since often only few of them change."""
        if (standing := self._standing.get((sort, key))) is not None:
            return standing
        query = "SELECT part, since, body FROM item WHERE sort = ? AND key = ? AND until = ?"
        standing = {part: (since, body) for part, since, body in self._all(query, sort, key, NEVER)}
        if sort in MANY:
            self._standing[sort, key] = standing
        return standing

    def _all(self, query: str, *values: object) -> list[Any]:
        with self._lock:
            try:
                return self._connection.execute(query, values).fetchall()
            except sqlite3.ProgrammingError as closed:
                raise LedgerError("the ledger was closed meanwhile", str(self.path), "open it again") from closed

    def _there(self, rows: list[tuple[str, bytes]], made: str) -> list[tuple[str, bytes]]:
        """Return rows; where there are none, look whether that is because all was removed."""
        if not rows and ((head := self.head()) is None or head.made != made):
            raise LedgerError("what had been worked out was removed meanwhile", str(self.path), "ask again")
        return rows


def _undone(sequence: int, *which: object) -> tuple[str, tuple[object, ...]]:
    return f"DELETE FROM item WHERE {_ONE}", which


def _ended(sequence: int, *which: object) -> tuple[str, tuple[object, ...]]:
    return f"UPDATE item SET until = ? WHERE {_ONE}", (sequence, *which)


def make(path: Path, stamp: str, since: int, fill: Callable[[KeptFile, str], None], indexed: bool = False) -> None:
    """Make the file anew, in the place of any that is there: wholly, or not at all.

    It is to hold all from the entry ``since`` on; ``fill`` writes it, given its making. ``indexed`` lets ``fill`` look up what it wrote.
    """
    new = path.with_name(f"{path.name}.{os.getpid()}.{secrets.token_hex(4)}.new")
    try:
        sqlite3.connect(new).close()
        file, made = KeptFile(new), secrets.token_hex(8)
        file.begin(_MADE + (_INDEXED if indexed else ""))
        with file.writing():
            file.entitle(Head(stamp, made, since, since, ""))
            fill(file, made)
        if not indexed:
            file.begin(_INDEXED)
        file.close()
        _put(new, path)
    finally:
        new.unlink(missing_ok=True)


def _put(new: Path, path: Path) -> None:
    with new.open("rb") as written:
        os.fsync(written.fileno())
    remove(path)
    new.replace(path)


def remove(path: Path) -> None:
    """Remove a file of what was worked out, and SQLite's journal of it; who still has it open finds it empty."""
    if path.exists():
        with suppress(sqlite3.DatabaseError):  # it is none, or it is damaged: it goes all the same
            old = KeptFile(path)
            old.wipe()
            old.close()
    for beside in ("", "-journal"):  # in this order: a journal that is left behind must never meet another file
        path.with_name(path.name + beside).unlink(missing_ok=True)
