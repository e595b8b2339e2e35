"""The walk over all rows that a proof needs, as fast as the database gives them.

The database itself joins the fields of each row to the text that is hashed, and hands it over as bytes: so a row that holds no valid
text any more can still be read and named.
"""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, Select, func, select
from sqlalchemy.exc import DBAPIError

from .chain import GENESIS, SCHEME
from .originals import KEPT, TAKEN_DOWN, Original
from .schema import content, log

Problem = tuple[int | None, str]
"""The sequence number of a bad entry, and what is wrong with it."""

_ROWS = 4000
_ORIGINALS = 32
_BEFORE_ALL = -(2**31)


def check_chain(connection: Connection) -> tuple[int, str, Problem | None]:
    """Return how many entries hold, the hash of the last that does, and the first problem."""
    count, previous, newest = 0, GENESIS.encode(), b""
    try:
        for sequence, fields, before, hashed, recorded in _rows(connection):
            if (
                sequence != count + 1
                or before != previous
                or recorded < newest
                or sha256(fields).hexdigest().encode() != hashed
            ):
                return count, previous.decode(), _problem(sequence, count + 1, before != previous, fields, hashed)
            count, previous, newest = sequence, hashed, recorded
    except DBAPIError as error:
        return count, previous.decode(), (_first_unreadable(connection, count), f"it cannot be read: {error.orig}")
    return count, previous.decode(), None


def check_originals(connection: Connection) -> tuple[int, Problem | None]:
    """Return how many originals hold, and the first problem with one."""
    count = after = 0
    try:
        while page := connection.execute(_kept().where(log.c.sequence > after)).all():
            for after, name, salt, media_type, data, takedown in page:
                original = None if salt is None else Original(bytes(salt), media_type, bytes(data))
                if problem := _original_problem(name, original, takedown is not None):
                    return count, (after, problem)
                count += 1
        stray = connection.execute(_stray()).scalar()
    except DBAPIError as error:
        return count, (None, f"the originals cannot be read: {error.orig}")
    return count, (None, f"the text {stray} was never recorded as kept") if stray else None


def _rows(connection: Connection) -> Iterator[tuple[int, bytes, bytes, bytes, bytes]]:
    statement = _STATEMENTS[connection.dialect.name]
    after = _BEFORE_ALL
    while True:
        # The driver's own tuples: the proof reads every byte there is, and nothing else in it takes as long.
        cursor: Any = connection.exec_driver_sql(statement.format(after=after, limit=_ROWS)).cursor
        page = cursor.fetchall()
        yield from page
        if len(page) < _ROWS:
            return
        after = page[-1][0]


def _statement(separator: str, as_bytes: str) -> str:
    needed, maybe = "{}", "coalesce('=' || {}, '')"
    forms = [("previous", needed), ("sequence", needed), ("recorded", needed), ("published", maybe), ("valid_from", maybe),
             ("valid_to", maybe), ("kind", needed), ("subject", maybe), ("body", needed)]  # fmt: skip
    fields = f" || {separator} || ".join([f"'{SCHEME}'", *(form.format(name) for name, form in forms)])
    columns = ", ".join(as_bytes.format(part) for part in (fields, "previous", "hash", "recorded"))
    return f"SELECT sequence, {columns} FROM ledger_log WHERE sequence > {{after}} ORDER BY sequence LIMIT {{limit}}"


_STATEMENTS = {
    "sqlite": _statement("char(31)", "CAST({} AS BLOB)"),
    "postgresql": _statement("chr(31)", "convert_to({}, 'UTF8')"),
}


def _problem(sequence: int, expected: int, unlinked: bool, fields: bytes, hashed: bytes) -> Problem:
    if sequence > expected:
        return expected, "it is missing"
    if sequence < expected:
        return sequence, "it stands where no entry can stand"
    if sha256(fields).hexdigest().encode() != hashed:
        return sequence, "its content does not match its hash"
    return sequence, "it does not follow the entry before it" if unlinked else "it is dated before the entry before it"


def _first_unreadable(connection: Connection, count: int) -> int:
    """Return the first entry that cannot be read: a driver that reads ahead fails on the row before the bad one."""
    for sequence in range(count + 1, count + 2 + _ROWS):
        try:
            connection.exec_driver_sql(f"SELECT * FROM ledger_log WHERE sequence = {sequence}").all()
        except DBAPIError:
            return sequence
    return count + 1


def _kept() -> Select[Any]:
    takedown = log.alias()
    joined = log.outerjoin(content, content.c.name == log.c.subject).outerjoin(
        takedown, (takedown.c.kind == TAKEN_DOWN) & (takedown.c.subject == log.c.subject)
    )
    columns = (log.c.sequence, log.c.subject, content.c.salt, content.c.media_type, content.c.bytes, takedown.c.sequence)
    return select(*columns).select_from(joined).where(log.c.kind == KEPT).order_by(log.c.sequence).limit(_ORIGINALS)


def _stray() -> Select[Any]:
    joined = content.outerjoin(log, (log.c.kind == KEPT) & (log.c.subject == content.c.name))
    return select(func.min(content.c.name)).select_from(joined).where(log.c.sequence.is_(None))


def _original_problem(name: str, original: Original | None, taken_down: bool) -> str:
    if taken_down:
        return f"the text {name} was taken down and is still there" if original else ""
    if original is None:
        return f"the text {name} that it names is missing"
    return "" if original.name == name else f"the text {name} that it names was changed"
