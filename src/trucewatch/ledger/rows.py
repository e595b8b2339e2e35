"""Reading and writing the rows of the log."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import datetime
from heapq import merge
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, bindparam, func, insert, select

from trucewatch.records.entry import Entry, Recorded, trusted

from .chain import GENESIS, Row, moment, stamp
from .schema import log

_PAGE = 2000
_KEYS = 500
_LAST = select(log).order_by(log.c.sequence.desc()).limit(1)
_HEAD = _LAST.with_only_columns(log.c.sequence, log.c.hash)
_RECORDED = select(log.c.recorded).where(log.c.sequence == bindparam("sequence"))
_PUBLISHED = func.coalesce(log.c.published, log.c.recorded)


class Asked(NamedTuple):
    """Which entries are asked for: kinds (None: all), after which number, recorded and published by when (None: whenever).

    What has no time of publication (a decision, a correction) counts as published when it was recorded.
    """

    kinds: Collection[str] | None
    after: int
    recorded_by: datetime | None
    published_by: datetime | None


def last(connection: Connection) -> Recorded | None:
    """Return the newest entry, or None in an empty ledger."""
    row = connection.execute(_LAST).first()
    return None if row is None else recorded(tuple(row))


def head(connection: Connection) -> tuple[int, str]:
    """Return sequence and hash of the newest entry; ``(0, GENESIS)`` in an empty ledger."""
    row = connection.execute(_HEAD).first()
    return (0, GENESIS) if row is None else (row.sequence, row.hash)


def hashes(connection: Connection, sequences: Collection[int]) -> dict[int, str]:
    """Return the hashes of the entries between the least and the greatest of these numbers, as far as there are any."""
    if not sequences:
        return {}
    query = select(log.c.sequence, log.c.hash).where(log.c.sequence.between(min(sequences), max(sequences)))
    return {row.sequence: row.hash for row in connection.execute(query)}


def find(connection: Connection, kind: str, keys: Collection[str]) -> dict[str, Recorded]:
    """Return the entries of a kind that have one of ``keys``, by key."""
    found, wanted = {}, list(keys)
    for at in range(0, len(wanted), _KEYS):
        # By subject alone: PostgreSQL, asked for the kind as well, may read all of a kind that it holds to be rare.
        query = select(log).where(log.c.subject.in_(wanted[at : at + _KEYS]))
        found.update({row.subject: recorded(tuple(row)) for row in connection.execute(query) if row.kind == kind})
    return found


def write(connection: Connection, rows: Sequence[Row]) -> None:
    """Write rows as they are."""
    if rows:
        names = log.c.keys()
        connection.execute(insert(log), [dict(zip(names, row, strict=True)) for row in rows])


def read(connection: Connection, asked: Asked, until: int) -> Iterator[Recorded]:
    """Yield the entries asked for, up to number ``until``, in order."""
    if asked.recorded_by is not None:
        until = _newest_by(connection, stamp(asked.recorded_by), until)
    conditions = [] if asked.published_by is None else [stamp(asked.published_by) >= _PUBLISHED]
    if asked.kinds is None:
        return _read(connection, conditions, asked.after, until)
    # Kind by kind, so that each is read in order from its index and nothing has to be sorted.
    parts = [_read(connection, [log.c.kind == kind, *conditions], asked.after, until) for kind in sorted(set(asked.kinds))]
    return merge(*parts, key=lambda entry: entry.sequence)


def _read(connection: Connection, conditions: Sequence[ColumnElement[bool]], after: int, until: int) -> Iterator[Recorded]:
    query = select(log).where(log.c.sequence <= until, *conditions).order_by(log.c.sequence).limit(_PAGE)
    while True:
        page = connection.execute(query.where(log.c.sequence > after)).all()
        yield from (recorded(tuple(row)) for row in page)
        if len(page) < _PAGE:
            return
        after = page[-1].sequence


def _newest_by(connection: Connection, recorded_by: str, until: int) -> int:
    """Return the newest entry recorded by then, by bisection: times of recording never fall."""
    low, high = 0, until
    while low < high:
        middle = (low + high + 1) // 2
        at = connection.execute(_RECORDED, {"sequence": middle}).scalar_one()
        low, high = (middle, high) if at <= recorded_by else (low, middle - 1)
    return low


def recorded(row: tuple[Any, ...]) -> Recorded:
    """Return the entry that a row holds."""
    sequence, at, published, valid_from, valid_to, kind, subject, body, previous, hashed = row
    return trusted({
        "kind": kind, "key": subject, "body": body, "published": _moment(published), "valid_from": _moment(valid_from),
        "valid_to": _moment(valid_to), "sequence": sequence, "recorded": moment(at), "previous": previous, "hash": hashed,
    })  # fmt: skip


def fresh(entries: Sequence[Entry], known: Collection[tuple[str, str | None]]) -> list[Entry]:
    """Return the entries that are not recorded yet, each subject once."""
    seen, new = set(known), []
    for entry in entries:
        name = (entry.kind, entry.key)
        if entry.key is None or name not in seen:
            seen.add(name)
            new.append(entry)
    return new


def _moment(stamped: str | None) -> datetime | None:
    return None if stamped is None else moment(stamped)
