"""The audit log: who did what to accounts, replies and sessions. It can be read and added to, nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from sqlalchemy import Connection, RowMapping, select

from .schema import audit
from .store import Store

NEWEST = 200


def note(connection: Connection, who: str, did: str, about: str = "") -> None:
    """Write a line, in the transaction that is open."""
    connection.execute(audit.insert().values(at=datetime.now(UTC).isoformat(), who=who, did=did, about=about[:200]))


def write(store: Store, who: str, did: str, about: str = "") -> None:
    """Write a line."""
    with store.writing() as connection:
        note(connection, who, did, about)


def lines(store: Store, before: int | None = None) -> Sequence[RowMapping]:
    """Return the newest lines, or the newest before line ``before``, the newest first."""
    if not store.there:
        return []
    with store.reading() as connection:
        query = select(audit).order_by(audit.c.id.desc()).limit(NEWEST)
        return connection.execute(query if before is None else query.where(audit.c.id < before)).mappings().all()
