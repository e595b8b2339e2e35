"""Sessions and tokens: random words that stand for a signed-in account. Only their hashes are kept."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from secrets import token_urlsafe

from .roles import Role, Visitor
from .store import Store


def start(store: Store, visitor: Visitor, lasting: timedelta) -> str:
    """Begin a session and return its token; what has run out is cleared away."""
    token, now = token_urlsafe(32), datetime.now(UTC)
    with store.open() as connection:
        connection.execute("DELETE FROM session WHERE until < ?", (now.isoformat(),))
        connection.execute("INSERT INTO session VALUES (?, ?, ?)", (hashed(token), visitor.name, (now + lasting).isoformat()))
    return token


def find(store: Store, token: str) -> Visitor | None:
    """Return who a session's token stands for, or None."""
    return _owner(
        store, token,
        "SELECT name, role FROM session JOIN account ON name = account WHERE token = ? AND active AND until > ?",
        (hashed(token), datetime.now(UTC).isoformat()),
    )  # fmt: skip


def end(store: Store, token: str) -> None:
    """End a session."""
    with store.open() as connection:
        connection.execute("DELETE FROM session WHERE token = ?", (hashed(token),))


def end_all(store: Store, name: str) -> None:
    """End all sessions of an account, and make its tokens void."""
    with store.open() as connection:
        connection.execute("DELETE FROM session WHERE account = ?", (name,))
        connection.execute("DELETE FROM token WHERE account = ?", (name,))


def give_token(store: Store, visitor: Visitor, label: str) -> str:
    """Make a token for programs and return it; it is shown this once."""
    token = "tw_" + token_urlsafe(32)
    with store.open() as connection:
        given = (hashed(token), visitor.name, label[:80], datetime.now(UTC).isoformat())
        connection.execute("INSERT INTO token VALUES (?, ?, ?, ?)", given)
    return token


def bearer(store: Store, token: str) -> Visitor | None:
    """Return who a program's token stands for, or None."""
    return _owner(store, token, "SELECT name, role FROM token JOIN account ON name = account WHERE hash = ? AND active", (hashed(token),))


def tokens(store: Store, name: str) -> list[sqlite3.Row]:
    """Return an account's tokens for programs: hash, label, time of making."""
    with store.open() as connection:
        return connection.execute("SELECT hash, label, made FROM token WHERE account = ? ORDER BY made", (name,)).fetchall()


def drop_token(store: Store, name: str, hashed: str) -> None:
    """Make one of an account's tokens void."""
    with store.open() as connection:
        connection.execute("DELETE FROM token WHERE account = ? AND hash = ?", (name, hashed))


def _owner(store: Store, token: str, query: str, values: tuple[str, ...]) -> Visitor | None:
    if not token or not store.there:
        return None
    with store.open() as connection:
        row = connection.execute(query, values).fetchone()
    return Visitor(row["name"], Role.named(row["role"]), token) if row else None


def hashed(token: str) -> str:
    """Return what is kept of a random word."""
    return sha256(token.encode()).hexdigest()
