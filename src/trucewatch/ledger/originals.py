"""Originals and texts, kept apart from the log under salted hashes, so that one can go and the chain stays.

The name of an original is SHA-256(salt + bytes) with 32 random bytes of salt. The log holds names alone; salt and bytes lie in a table of
their own and go together: after a takedown nobody can test by the name whether a guessed text was the one.
"""

from __future__ import annotations

import secrets
from collections.abc import Collection
from hashlib import sha256
from typing import NamedTuple

from sqlalchemy import Connection, delete, insert, select

from trucewatch.records.entry import Entry

from .schema import content, log

KEPT = "original"
"""The kind of the entry that says an original was kept."""

TAKEN_DOWN = "takedown"
"""The kind of the entry that says an original was taken down, and why."""

OWN_KINDS = frozenset((KEPT, TAKEN_DOWN))
_AT_ONCE = 500


class Original(NamedTuple):
    """Bytes to be kept, with the salt that gives them their name."""

    salt: bytes
    media_type: str
    content: bytes

    @property
    def name(self) -> str:
        """The hexadecimal salted hash."""
        return sha256(self.salt + self.content).hexdigest()

    @property
    def digest(self) -> str:
        """The hexadecimal plain hash, by which the same bytes are found again; it goes with them."""
        return sha256(self.content).hexdigest()


def salted(data: bytes, media_type: str) -> Original:
    """Return the original with a new salt."""
    return Original(secrets.token_bytes(32), media_type, data)


def name_of(connection: Connection, data: bytes) -> str | None:
    """Return the name under which these bytes are kept, if they are."""
    digest = sha256(data).hexdigest()
    return connection.execute(select(content.c.name).where(content.c.digest == digest)).scalar()


def put(connection: Connection, original: Original) -> None:
    """Store an original's bytes."""
    row = {"name": original.name, "salt": original.salt, "digest": original.digest, "media_type": original.media_type}
    connection.execute(insert(content), row | {"bytes": original.content})


def put_back(connection: Connection, original: Original) -> None:
    """Store an original's bytes again, unless they are there or were taken down."""
    takedown = select(log.c.sequence).where(log.c.kind == TAKEN_DOWN, log.c.subject == original.name)
    if get(connection, original.name) is None and connection.execute(takedown).first() is None:
        put(connection, original)


def get(connection: Connection, name: str) -> Original | None:
    """Return the original of that name, if it is there."""
    query = select(content.c.salt, content.c.media_type, content.c.bytes).where(content.c.name == name)
    row = connection.execute(query).first()
    return None if row is None else Original(bytes(row[0]), row[1], bytes(row[2]))


def contents(connection: Connection, names: Collection[str]) -> dict[str, bytes]:
    """Return the bytes of the originals of these names, as far as they are there."""
    found, wanted = dict[str, bytes](), list(names)
    for at in range(0, len(wanted), _AT_ONCE):
        query = select(content.c.name, content.c.bytes).where(content.c.name.in_(wanted[at : at + _AT_ONCE]))
        found |= {row[0]: bytes(row[1]) for row in connection.execute(query)}
    return found


def remove(connection: Connection, name: str) -> None:
    """Delete an original's bytes and salt (the database refuses unless a takedown is recorded)."""
    connection.execute(delete(content).where(content.c.name == name))


def kept(original: Original) -> Entry:
    """Return the entry that records the keeping."""
    body = {"media_type": original.media_type, "name": original.name, "size": len(original.content)}
    return Entry.of(KEPT, body, original.name)


def taken_down(name: str, reason: str) -> Entry:
    """Return the entry that records the takedown."""
    return Entry.of(TAKEN_DOWN, {"name": name, "reason": reason}, name)
