"""Replies of readers to a truce, a text or a record in it.

The e-mail address is for moderators alone and goes with the reply when it is withdrawn.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from secrets import token_urlsafe

from sqlalchemy import RowMapping, select

from ..faults import NotFoundError, RefusedError
from .audit import note
from .schema import reply
from .store import Store

LONGEST = 4000
_EMAIL = re.compile(r"[^@\s<>\"']{1,64}@[^@\s<>\"']{1,190}\.[^@\s<>\"'.]{2,}")
_LINK = re.compile(r"https?://|www\.", re.IGNORECASE)
_ABOUT = re.compile(r"(truce|text|record):[\w.:-]{1,300}")
PUBLIC = (reply.c.id, reply.c.about, reply.c.name, reply.c.text, reply.c.sent)
NEWEST = 200


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
    sent = datetime.now(UTC).isoformat()
    with store.writing() as connection:
        connection.execute(reply.insert().values(about=about, name=name, email=email, text=text, sent=sent, key=key))
    return key


def published(store: Store, *about: str) -> Sequence[RowMapping]:
    """Return the replies that moderators let through, to these or (where none are named) to all, newest first; without addresses."""
    if not store.there:
        return []
    query = select(*PUBLIC).where(reply.c.state == "published").order_by(reply.c.id.desc()).limit(NEWEST)
    with store.reading() as connection:
        return connection.execute(query.where(reply.c.about.in_(about)) if about else query).mappings().all()


def waiting(store: Store) -> Sequence[RowMapping]:
    """Return the replies that wait for a moderator, with their e-mail addresses."""
    if not store.there:
        return []
    with store.reading() as connection:
        return connection.execute(select(reply).where(reply.c.state == "waiting").order_by(reply.c.id)).mappings().all()


def decide(store: Store, number: int, publish: bool, by: str) -> None:
    """Let a reply through, or remove it with all that it holds. Raises NotFoundError where there is none of that number."""
    its, now = reply.c.id == number, datetime.now(UTC).isoformat()
    change = reply.update().where(its).values(state="published", decided=now, decided_by=by) if publish else reply.delete().where(its)
    with store.writing() if publish else store.forgetting() as connection:
        if not connection.execute(change).rowcount:
            raise NotFoundError("no such reply", remedy="reload the list")
        note(connection, by, "reply published" if publish else "reply removed", str(number))


def withdraw(store: Store, key: str) -> None:
    """Remove a reply at its writer's wish, with name and address. Raises NotFoundError where the key fits none."""
    with store.forgetting() as connection:
        number = connection.execute(reply.delete().where(reply.c.key == key).returning(reply.c.id)).scalar()
        if number is None:
            raise NotFoundError("no reply has this key", remedy="copy the whole key that was shown when you sent it")
        note(connection, "its writer", "reply withdrawn", str(number))
