"""Sessions and tokens: random words that stand for a signed-in account. Only their hashes are kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from secrets import token_urlsafe

from sqlalchemy import ColumnElement, Connection, RowMapping, Table, select

from . import schema
from .roles import Role, Visitor
from .schema import account, session, token
from .store import Store


@dataclass(frozen=True)
class Elsewhere:
    """The session at the provider that let somebody in: what it is called there (may be empty), and the ID token that proves it."""

    sid: str
    hint: str


def start(store: Store, visitor: Visitor, lasting: timedelta, elsewhere: Elsewhere | None = None) -> str:
    """Begin a session and return its token; what has run out is cleared away."""
    made, now = token_urlsafe(32), datetime.now(UTC)
    kept = {"token": hashed(made), "account": visitor.name, "until": (now + lasting).isoformat()}
    its = {"sid": elsewhere.sid or None, "hint": elsewhere.hint} if elsewhere else {}
    with store.writing() as connection:
        connection.execute(session.delete().where(session.c.until < now.isoformat()))
        connection.execute(session.insert().values(kept | its))
    return made


def find(store: Store, word: str) -> Visitor | None:
    """Return who a session's token stands for, or None."""
    return _owner(store, word, session, session.c.token == hashed(word), session.c.until > datetime.now(UTC).isoformat())


def end(store: Store, word: str) -> Elsewhere | None:
    """End a session, and return what session at a provider it came from, if any."""
    with store.forgetting() as connection:
        row = connection.execute(session.delete().where(session.c.token == hashed(word)).returning(session.c.sid, session.c.hint)).first()
    return Elsewhere(row.sid or "", row.hint) if row and row.hint else None


def end_all(store: Store, name: str) -> None:
    """End all sessions of an account, and make its tokens void."""
    with store.writing() as connection:
        drop_all(connection, name)


def drop_all(connection: Connection, name: str) -> None:
    """End all sessions of an account and make its tokens void, in the transaction that is open."""
    connection.execute(session.delete().where(session.c.account == name))
    connection.execute(token.delete().where(token.c.account == name))


def end_elsewhere(store: Store, sid: str, name: str | None) -> int:
    """End what a provider's session ``sid`` let in, and what sessions without a name let into the account; say how many."""
    unnamed = (session.c.account == name) & session.c.hint.is_not(None)
    its = (session.c.sid == sid) | (unnamed & session.c.sid.is_(None)) if sid else unnamed
    with store.reading() as connection:
        if connection.execute(select(session.c.token).where(its)).first() is None:
            return 0
    with store.forgetting() as connection:
        return connection.execute(session.delete().where(its)).rowcount


def give_token(store: Store, visitor: Visitor, label: str) -> str:
    """Make a token for programs and return it; it is shown this once."""
    word = "tw_" + token_urlsafe(32)
    given = {"hash": hashed(word), "account": visitor.name, "label": label[:80], "made": datetime.now(UTC).isoformat()}
    with store.writing() as connection:
        connection.execute(token.insert().values(given))
    return word


def bearer(store: Store, word: str) -> Visitor | None:
    """Return who a program's token stands for, or None."""
    return _owner(store, word, token, token.c.hash == hashed(word))


def tokens(store: Store, name: str) -> Sequence[RowMapping]:
    """Return an account's tokens for programs: hash, label, time of making."""
    with store.reading() as connection:
        return connection.execute(select(token).where(token.c.account == name).order_by(token.c.made)).mappings().all()


def drop_token(store: Store, name: str, hashed: str) -> None:
    """Make one of an account's tokens void."""
    with store.writing() as connection:
        connection.execute(token.delete().where(token.c.account == name, token.c.hash == hashed))


def _owner(store: Store, word: str, table: Table, *its: ColumnElement[bool]) -> Visitor | None:
    if not word or not store.there:
        return None
    query = select(account.c.name, account.c.role).join_from(table, schema.account).where(account.c.active == 1, *its)
    with store.reading() as connection:
        row = connection.execute(query).first()
    return Visitor(row.name, Role.named(row.role), word) if row else None


def hashed(word: str) -> str:
    """Return what is kept of a random word."""
    return sha256(word.encode()).hexdigest()
