"""Reading and writing the rows of the log."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, insert, select

from trucewatch.records.entry import Entry, Recorded

from .chain import GENESIS, Row, moment, stamp
from .schema import log

_PAGE = 5000
_KEYS = 500


def last(connection: Connection) -> Recorded | None:
    """Return the newest entry, or None in an empty ledger."""
    row = connection.execute(select(log).order_by(log.c.sequence.desc()).limit(1)).first()
    return None if row is None else recorded(tuple(row))


def head(connection: Connection) -> tuple[int, str]:
    """Return sequence and hash of the newest entry; ``(0, GENESIS)`` in an empty ledger."""
    row = connection.execute(select(log.c.sequence, log.c.hash).order_by(log.c.sequence.desc()).limit(1)).first()
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
        query = select(log).where(log.c.kind == kind, log.c.subject.in_(wanted[at : at + _KEYS]))
        found.update({row.subject: recorded(tuple(row)) for row in connection.execute(query)})
    return found


def write(connection: Connection, rows: Sequence[Row]) -> None:
    """Write rows as they are."""
    if rows:
        names = log.c.keys()
        connection.execute(insert(log), [dict(zip(names, row, strict=True)) for row in rows])


def read(connection: Connection, conditions: Sequence[ColumnElement[bool]], after: int, until: int) -> Iterator[Recorded]:
    """Yield the entries ``after < sequence <= until`` that meet the conditions, in order, a page at a time."""
    query = select(log).where(log.c.sequence <= until, *conditions).order_by(log.c.sequence).limit(_PAGE)
    while True:
        page = connection.execute(query.where(log.c.sequence > after)).all()
        yield from (recorded(tuple(row)) for row in page)
        if len(page) < _PAGE:
            return
        after = page[-1].sequence


def conditions(
    kinds: Collection[str] | None, recorded_by: datetime | None, published_by: datetime | None
) -> list[ColumnElement[bool]]:
    """Return what the entries asked for have in common.

    What has no time of publication (a decision, a correction) counts as published when it was recorded.
    """
    made: list[ColumnElement[bool]] = []
    if kinds is not None:
        made.append(log.c.kind.in_(sorted(kinds)))
    if recorded_by is not None:
        made.append(log.c.recorded <= stamp(recorded_by))
    if published_by is not None:
        made.append(func.coalesce(log.c.published, log.c.recorded) <= stamp(published_by))
    return made


def recorded(row: tuple[Any, ...]) -> Recorded:
    """Return the entry that a row holds."""
    sequence, at, published, valid_from, valid_to, kind, subject, body, previous, hashed = row
    return Recorded.model_construct(
        kind=kind, key=subject, body=body, published=_moment(published), valid_from=_moment(valid_from),
        valid_to=_moment(valid_to), sequence=sequence, recorded=moment(at), previous=previous, hash=hashed,
    )  # fmt: skip


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
