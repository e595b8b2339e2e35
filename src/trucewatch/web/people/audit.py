"""The audit log: who did what to accounts, replies and sessions. It can be read and added to, nothing else."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime

from .store import Store


def note(connection: sqlite3.Connection, who: str, did: str, about: str = "") -> None:
    """Write a line, in the transaction that is open."""
    connection.execute(
        "INSERT INTO audit (at, who, did, about) VALUES (?, ?, ?, ?)", (datetime.now(UTC).isoformat(), who, did, about[:200])
    )


def write(store: Store, who: str, did: str, about: str = "") -> None:
    """Write a line."""
    with store.open() as connection:
        note(connection, who, did, about)


def lines(store: Store, limit: int = 200) -> list[sqlite3.Row]:
    """Return the newest lines, the newest first."""
    if not store.there:
        return []
    with store.open() as connection:
        return connection.execute("SELECT at, who, did, about FROM audit ORDER BY id DESC LIMIT ?", (limit,)).fetchall()
