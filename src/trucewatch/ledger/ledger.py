"""The ledger: what is recorded once stays, in order, and can be proved."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from threading import local
from typing import Self

from sqlalchemy import Connection, Engine

from trucewatch.errors import LedgerError
from trucewatch.records.entry import Entry, Recorded

from . import checkpoints, merkle, originals, rows
from .chain import GENESIS, chained
from .checkpoints import Checkpoint
from .engine import PATIENCE, for_writing, lock, scrub, shown
from .failures import explained
from .keys import key_path, signing_key
from .opening import open_engine
from .originals import Original
from .verification import Verification, verify


def _now() -> datetime:
    return datetime.now(UTC)


class Ledger:
    """An open ledger. Use :meth:`open`, best in a ``with`` statement. Threads may share it: each has a connection of its own."""

    def __init__(self, engine: Engine, where: str, clock: Callable[[], datetime]) -> None:
        self.where = where
        self._engine, self._writer, self._clock = engine, for_writing(engine), clock
        self._threads = local()

    @classmethod
    def open(
        cls, location: str | Path, create: bool = True, clock: Callable[[], datetime] = _now, patience: float = PATIENCE
    ) -> Self:
        """Open the ledger at a path (SQLite) or a ``postgresql://`` address, and make it if ``create`` and it is not there.

        ``clock`` gives the time of recording, ``patience`` is how many seconds to wait for another writer. Raises LedgerError where there
        is no ledger or it cannot be used.
        """
        where = shown(location)
        return cls(open_engine(location, where, create, patience), where, clock)

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Make all that is written inside one whole: recorded together, or not at all. May be nested."""
        with self.writing():
            yield

    def append(self, entries: Sequence[Entry]) -> list[Recorded]:
        """Record entries in their order, all or none, and return them as they stand in the ledger.

        An entry whose kind and key are recorded already adds nothing: what stands there is returned in its place.
        """
        for entry in entries:
            if entry.kind in originals.OWN_KINDS:
                what = f"entries of the kind {entry.kind!r} are the ledger's own"
                raise LedgerError(what, self.where, "use keep() or take_down()")
        with self.writing() as connection:
            return self._append(connection, entries)

    def entries(
        self,
        kinds: Collection[str] | None = None,
        after: int = 0,
        recorded_by: datetime | None = None,
        published_by: datetime | None = None,
    ) -> Iterator[Recorded]:
        """Yield the entries in their order, up to what is the newest now.

        ``kinds`` keeps to some kinds, ``after`` to greater sequence numbers, ``recorded_by`` and ``published_by`` to what was recorded or
        published by then (inclusive). What has no time of publication counts as published when it was recorded.
        """
        asked = rows.Asked(kinds, after, recorded_by, published_by)
        with self.reading() as connection:
            until, _ = rows.head(connection)
            yield from rows.read(connection, asked, until)

    def get(self, kind: str, key: str) -> Recorded | None:
        """Return the entry of that kind and key, or None."""
        with self.reading() as connection:
            return rows.find(connection, kind, [key]).get(key)

    def find(self, kind: str, keys: Collection[str]) -> dict[str, Recorded]:
        """Return the entries of a kind that have one of these keys, by key."""
        with self.reading() as connection:
            return rows.find(connection, kind, keys)

    def hash_at(self, sequence: int) -> str | None:
        """Return the hash of the entry of that number, or None where there is none."""
        with self.reading() as connection:
            return rows.hashes(connection, [sequence]).get(sequence)

    def tip(self) -> tuple[int, str]:
        """Return number and hash of the newest entry, 0 and 64 zeros in an empty ledger: all that tells whether anything came."""
        with self.reading() as connection:
            return rows.head(connection)

    def head(self) -> Recorded | None:
        """Return the newest entry, or None in an empty ledger."""
        with self.reading() as connection:
            return rows.last(connection)

    def keep(self, content: bytes, media_type: str = "application/octet-stream") -> str:
        """Keep bytes and return their name, a salted hash; the same bytes are kept once."""
        with self.writing() as connection:
            if name := originals.name_of(connection, content):
                return name
            original = originals.salted(content, media_type)
            originals.put(connection, original)
            self._append(connection, [originals.kept(original)])
            return original.name

    def original(self, name: str) -> Original | None:
        """Return the bytes kept under ``name`` with their salt and media type, or None where they are not there."""
        with self.reading() as connection:
            return originals.get(connection, name)

    def content(self, name: str) -> bytes:
        """Return the bytes kept under ``name``.

        Raises LedgerError where they were taken down (with the reason) or never kept.
        """
        with self.reading() as connection:
            original = originals.get(connection, name)
            takedown = None if original else rows.find(connection, originals.TAKEN_DOWN, [name]).get(name)
        if takedown is not None:
            raise LedgerError(f"the text {name} was taken down: {takedown.value['reason']}", self.where)
        if original is None:
            raise LedgerError(f"no text {name} is kept", self.where, "run `trucewatch verify`")
        return original.content

    def contents(self, names: Collection[str]) -> dict[str, bytes]:
        """Return the bytes kept under these names, as far as they are there, by name."""
        with self.reading() as connection:
            return originals.contents(connection, names)

    def take_down(self, name: str, reason: str) -> Recorded:
        """Delete the bytes kept under ``name`` and record that and why; the chain stays valid. Twice is the same as once."""
        with self.writing() as connection:
            if name not in rows.find(connection, originals.KEPT, [name]):
                raise LedgerError(f"no text {name} is kept", self.where, "look up its name in the entry that uses it")
            (entry,) = self._append(connection, [originals.taken_down(name, reason)])
            originals.remove(connection, name)
        if self._current() is None:
            scrub(self._engine)
        return entry

    def verify(self, known: Sequence[Checkpoint] = ()) -> Verification:
        """Prove the ledger: every entry, the chain that binds them, every checkpoint, every original.

        ``known`` are checkpoints that were kept elsewhere: with one of them even a ledger rewritten from its first entry on is found out.
        """
        with self.reading() as connection:
            return verify(connection, known)

    def checkpoint(self) -> Checkpoint:
        """Sign the Merkle root over all entries with the local key (made if there is none), record it, and return it."""
        key = signing_key(key_path(self.where))
        with self.writing() as connection:
            size, _ = rows.head(connection)
            if found := checkpoints.find(connection, size):
                return found
            root = merkle.root(checkpoints.leaves(connection, size)).hex()
            made = checkpoints.sign(size, root, self._clock(), key)
            checkpoints.store(connection, made)
            return made

    def checkpoints(self) -> list[Checkpoint]:
        """Return all checkpoints, the smallest first."""
        with self.reading() as connection:
            return checkpoints.stored(connection)

    def inclusion(self, entry: Recorded, checkpoint: Checkpoint) -> tuple[str, ...]:
        """Return the path with which :meth:`Checkpoint.includes` proves that the checkpoint covers the entry."""
        with self.reading() as connection:
            leaves = list(checkpoints.leaves(connection, checkpoint.size))
        return tuple(step.hex() for step in merkle.inclusion(entry.sequence - 1, leaves))

    def consistency(self, older: Checkpoint, newer: Checkpoint) -> tuple[str, ...]:
        """Return the path with which :meth:`Checkpoint.goes_on` proves that the newer checkpoint goes on the older one."""
        with self.reading() as connection:
            leaves = list(checkpoints.leaves(connection, newer.size))
        return tuple(step.hex() for step in merkle.consistency(older.size, leaves))

    def _append(self, connection: Connection, entries: Sequence[Entry]) -> list[Recorded]:
        keys: dict[str, set[str]] = defaultdict(set)
        for entry in entries:
            if entry.key is not None:
                keys[entry.kind].add(entry.key)
        known = {(kind, e.key): e for kind in keys for e in rows.find(connection, kind, keys[kind]).values()}
        newest = rows.last(connection)
        new = rows.fresh(entries, known)
        now = self._clock() if newest is None else max(self._clock(), newest.recorded)
        sequence, previous = (0, GENESIS) if newest is None else (newest.sequence, newest.hash)
        made = list(chained(new, sequence, previous, now))
        rows.write(connection, made)
        return _answers(entries, known, [rows.recorded(row) for row in made])

    def _current(self) -> Connection | None:
        connection: Connection | None = getattr(self._threads, "connection", None)
        return connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Lend this package's modules the connection of a transaction that writes, the open one if there is one."""
        if (current := self._current()) is not None:
            yield current
            return
        with explained(self.where), self._writer.begin() as connection:
            lock(connection)
            self._threads.connection = connection
            try:
                yield connection
            finally:
                self._threads.connection = None

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Lend this package's modules a connection that reads, that of the open transaction if there is one."""
        if (current := self._current()) is not None:
            yield current
            return
        with explained(self.where), self._engine.connect() as connection:
            yield connection


def _answers(
    entries: Sequence[Entry], known: dict[tuple[str, str | None], Recorded], made: Sequence[Recorded]
) -> list[Recorded]:
    """Return one recorded entry for each one handed in, the new and the known."""
    known = known | {(entry.kind, entry.key): entry for entry in made if entry.key is not None}
    keyless = (entry for entry in made if entry.key is None)
    return [next(keyless) if entry.key is None else known[(entry.kind, entry.key)] for entry in entries]
