"""The walk over all rows that a proof needs, as fast as the database gives them.

The database itself joins the fields of each row to the text that is hashed, and hands it over as bytes: so a row that holds no valid
text any more can still be read and named.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from hashlib import sha256
from itertools import islice
from typing import Any, cast

from pydantic import ValidationError
from sqlalchemy import Connection, Select, func, select
from sqlalchemy.exc import DBAPIError

from .chain import GENESIS, SCHEME, SEPARATOR
from .checkpoints import Checkpoint, leaves, stored
from .merkle import Tree
from .originals import KEPT, TAKEN_DOWN, Original, kept
from .schema import content, log

Problem = tuple[int | None, str]
"""The sequence number of a bad entry, and what is wrong with it."""

Row = tuple[int, bytes, bytes, bytes]
"""Of an entry its sequence number, the text that is hashed (which has the previous hash behind the scheme), its hash, and when recorded."""

_SEPARATOR = SEPARATOR.encode()
_PREVIOUS = len(SCHEME) + 1
_ROWS = 20_000
_ORIGINALS = 32
_BEFORE_ALL = -(2**31)


class Chain:
    """How far the chain has been followed: the number of entries that hold, and hash and time of the last of them."""

    def __init__(self) -> None:
        self.count, self.head, self.newest = 0, GENESIS.encode(), b""

    def follow(self, rows: Iterable[Row]) -> Problem | None:
        """Check rows that come next; return the first problem. What holds counts even where reading breaks off."""
        count, head, newest = self.count, self.head, self.newest
        try:
            for sequence, fields, hashed, recorded in rows:
                whole = sha256(fields).hexdigest().encode() == hashed
                linked = fields.startswith(head + _SEPARATOR, _PREVIOUS)
                if not whole or not linked or sequence != count + 1 or recorded < newest:
                    return _problem(sequence, count + 1, whole, linked)
                count, head, newest = sequence, hashed, recorded
        finally:
            self.count, self.head, self.newest = count, head, newest
        return None


def check_chain(connection: Connection) -> tuple[int, str, Problem | None]:
    """Return how many entries hold, the hash of the last that does, and the first problem."""
    chain, limit, problem = Chain(), _ROWS, None
    unreadable = (DBAPIError, connection.dialect.loaded_dbapi.Error)
    while problem is None:
        before = chain.count
        try:
            with connection.begin_nested():  # the savepoint lets PostgreSQL go on after an error
                problem = chain.follow(_rows(connection, before, limit))
            if chain.count - before < limit:
                break
        except unreadable as error:
            # Drivers read ahead: go on one by one, up to the very entry that cannot be read.
            problem = (chain.count + 1, f"it cannot be read: {error}") if limit == 1 else None
            limit = 1
    return chain.count, chain.head.decode(), problem


def check_checkpoints(
    connection: Connection, entries: int, known: Sequence[Checkpoint]
) -> tuple[int, tuple[str, ...], Problem | None]:
    """Return how many checkpoints hold, the public keys that signed them, and the first problem with one."""
    try:
        signed = sorted([*stored(connection), *known], key=lambda checkpoint: checkpoint.size)
        problem = _checkpoint_problem(connection, entries, signed)
    except (DBAPIError, ValidationError) as error:
        return 0, (), (None, f"the checkpoints cannot be read: {error}")
    return len(signed), tuple(sorted({checkpoint.key for checkpoint in signed})), problem


def _checkpoint_problem(connection: Connection, entries: int, signed: Sequence[Checkpoint]) -> Problem | None:
    tree, hashes = Tree(), leaves(connection, max((checkpoint.size for checkpoint in signed), default=0))
    for checkpoint in signed:
        if not checkpoint.signed:
            return checkpoint.size, "the signature of its checkpoint is not the key's"
        if checkpoint.size > entries:
            return entries + 1, f"it is missing: a checkpoint covers {checkpoint.size} entries"
        for hashed in islice(hashes, checkpoint.size - tree.size):
            tree.add(hashed)
        if tree.root().hex() != checkpoint.root:
            return checkpoint.size, "it, or one before it, is not what its checkpoint covers"
    return None


def check_originals(connection: Connection) -> tuple[int, Problem | None]:
    """Return how many originals hold, and the first problem with one."""
    count = after = 0
    try:
        while page := connection.execute(_kept().where(log.c.sequence > after)).all():
            for row in page:
                after = row.sequence
                if problem := _original_problem(row):
                    return count, (after, f"the text {row.subject} that it names {problem}")
                count += 1
        stray = connection.execute(_stray()).scalar()
    except DBAPIError as error:
        return count, (None, f"the originals cannot be read: {error.orig}")
    return count, (None, f"the text {stray} was never recorded as kept") if stray else None


def _rows(connection: Connection, after: int, limit: int) -> Iterable[Row]:
    statement = _STATEMENTS[connection.dialect.name].format(after=after or _BEFORE_ALL, limit=limit)
    cursor: Any = connection.exec_driver_sql(statement).cursor
    return cast(Iterable[Row], cursor)  # the driver's own: the proof has no use for more


def _statement(as_bytes: str) -> str:
    needed, maybe = f"'{SEPARATOR}' || {{}}", f"coalesce('{SEPARATOR}=' || {{}}, '{SEPARATOR}')"
    forms = [("sequence", needed), ("recorded", needed), ("published", maybe), ("valid_from", maybe), ("valid_to", maybe),
             ("kind", needed), ("subject", maybe), ("body", needed)]  # fmt: skip
    fields = " || ".join([f"'{SCHEME}{SEPARATOR}' || previous", *(form.format(name) for name, form in forms)])
    columns = ", ".join(as_bytes.format(part) for part in (fields, "hash", "recorded"))
    return f"SELECT sequence, {columns} FROM ledger_log WHERE sequence > {{after}} ORDER BY sequence LIMIT {{limit}}"


_STATEMENTS = {"sqlite": _statement("CAST({} AS BLOB)"), "postgresql": _statement("convert_to({}, 'UTF8')")}


def _problem(sequence: int, expected: int, whole: bool, linked: bool) -> Problem:
    if sequence > expected:
        return expected, "it is missing"
    if sequence < expected:
        return sequence, "it stands where no entry can stand"
    if not whole:
        return sequence, "its content does not match its hash"
    return sequence, "it is dated before the entry before it" if linked else "it does not follow the entry before it"


def _kept() -> Select[Any]:
    takedown = log.alias()
    joined = log.outerjoin(content, content.c.name == log.c.subject).outerjoin(
        takedown, (takedown.c.kind == TAKEN_DOWN) & (takedown.c.subject == log.c.subject)
    )
    columns = (log.c.sequence, log.c.subject, log.c.body, *content.c, takedown.c.sequence.label("taken_down"))
    return select(*columns).select_from(joined).where(log.c.kind == KEPT).order_by(log.c.sequence).limit(_ORIGINALS)


def _stray() -> Select[Any]:
    joined = content.outerjoin(log, (log.c.kind == KEPT) & (log.c.subject == content.c.name))
    return select(func.min(content.c.name)).select_from(joined).where(log.c.sequence.is_(None))


def _original_problem(row: Any) -> str:
    if row.taken_down is not None:
        return "" if row.salt is None else "was taken down and is still there"
    if row.salt is None:
        return "is missing"
    original = Original(bytes(row.salt), row.media_type, bytes(row.bytes))
    same = original.name == row.subject and original.digest == row.digest and kept(original).body == row.body
    return "" if same else "was changed"
