"""Replies of readers to a truce or a page. The e-mail address is for moderators alone and goes with the reply when it is withdrawn."""

from __future__ import annotations

import re
import sqlite3
from datetime import UTC, datetime
from secrets import token_urlsafe

from ..faults import NotFoundError, RefusedError
from .audit import note
from .store import Store

LONGEST = 4000
_EMAIL = re.compile(r"[^@\s<>\"']{1,64}@[^@\s<>\"']{1,190}\.[^@\s<>\"'.]{2,}")
_LINK = re.compile(r"https?://|www\.", re.IGNORECASE)
_ABOUT = re.compile(r"(truce|text):[\w.:-]{1,300}")
PUBLIC = "id, about, name, text, sent"


def send(store: Store, about: str, name: str, email: str, text: str) -> str:
    """Take in a reply and return the key with which its writer can withdraw it. Raises RefusedError for what is no reply."""
    name, email, text = name.strip(), email.strip(), text.strip()
    for wrong, what, remedy in (
        (not _ABOUT.fullmatch(about), "it is not said what the reply is about", "start from the page of a truce or a text"),
        (not 1 <= len(name) <= 80, "a name is needed", "give a name of at most 80 characters"),
        (not _EMAIL.fullmatch(email), "an e-mail address is needed", "give one that moderators can write to; it is never published"),
        (not 1 <= len(text) <= LONGEST, "the reply is empty or too long", f"write at most {LONGEST} characters"),
        (len(_LINK.findall(text)) > 2, "the reply has too many links", "keep to two"),
    ):
        if wrong:
            raise RefusedError(what, remedy=remedy)
    key = token_urlsafe(18)
    with store.open() as connection:
        connection.execute(
            "INSERT INTO reply (about, name, email, text, sent, key) VALUES (?, ?, ?, ?, ?, ?)",
            (about, name, email, text, datetime.now(UTC).isoformat(), key),
        )
    return key


def published(store: Store, about: str | None = None) -> list[sqlite3.Row]:
    """Return the replies that moderators let through, to one record or to all, the newest first; without e-mail addresses."""
    if not store.there:
        return []
    condition, values = ("AND about = ?", (about,)) if about else ("", ())
    with store.open() as connection:
        return connection.execute(
            f"SELECT {PUBLIC} FROM reply WHERE state = 'published' {condition} ORDER BY id DESC LIMIT 200", values
        ).fetchall()


def waiting(store: Store) -> list[sqlite3.Row]:
    """Return the replies that wait for a moderator, with their e-mail addresses."""
    if not store.there:
        return []
    with store.open() as connection:
        return connection.execute("SELECT * FROM reply WHERE state = 'waiting' ORDER BY id").fetchall()


def decide(store: Store, number: int, publish: bool, by: str) -> None:
    """Let a reply through, or remove it with all that it holds. Raises NotFoundError where there is none of that number."""
    with store.open() as connection:
        if publish:
            statement = "UPDATE reply SET state = 'published', decided = ?, decided_by = ? WHERE id = ?"
            done = connection.execute(statement, (datetime.now(UTC).isoformat(), by, number)).rowcount
        else:
            done = connection.execute("DELETE FROM reply WHERE id = ?", (number,)).rowcount
        if not done:
            raise NotFoundError("no such reply", remedy="reload the list")
        note(connection, by, "reply published" if publish else "reply removed", str(number))


def withdraw(store: Store, key: str) -> None:
    """Remove a reply at its writer's wish, with name and address. Raises NotFoundError where the key fits none."""
    with store.open() as connection:
        row = connection.execute("DELETE FROM reply WHERE key = ? RETURNING id", (key,)).fetchone()
        if row is None:
            raise NotFoundError("no reply has this key", remedy="copy the whole key that was shown when you sent it")
        note(connection, "its writer", "reply withdrawn", str(row["id"]))
