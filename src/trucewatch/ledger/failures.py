"""What a database's errors mean to a user, and what helps."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError

from trucewatch.errors import LedgerError

_FREE = "free some space; nothing was half-written"
_WAIT = "another program is writing: try again when it is done"
_RIGHTS = "ask for the right to write there, or use a copy elsewhere"
_DAMAGED = "run `trucewatch verify` for the first bad record, and restore a copy or import a journal"

_BY_WORDS = (
    ("database or disk is full", "there is no space left for the ledger", _FREE),
    ("file is not a database", "this file is not a ledger", "give the ledger's path, or a new one"),
    ("malformed", "the ledger's file is damaged", _DAMAGED),
    ("Could not decode", "the ledger's file is damaged", _DAMAGED),
    ("readonly database", "the ledger cannot be written here", _RIGHTS),
    ("unable to open database file", "the ledger cannot be opened here", "check that the folder exists and is writable"),
    ("locked", "the ledger is busy", _WAIT),
    ("disk I/O error", "the disk fails to read or write the ledger", "check the disk and its free space"),
    ("append-only", "the ledger is append-only", "record a correction instead"),
    # PostgreSQL's driver gives no state where it could not connect.
    ('" does not exist', "there is no such database or user", "create it first: createdb NAME"),
    ("password", "the database does not let this user in", "check user and password"),
    ("connection failed", "the database does not answer", "check that it is reachable, and its address"),
    ("connection timeout", "the database does not answer", "check that it is reachable, and its address"),
)
_BY_STATE = (
    ("53100", "there is no space left for the ledger", _FREE),
    ("25006", "the ledger cannot be written here", _RIGHTS),
    ("42501", "the ledger cannot be written here", _RIGHTS),
    ("55P03", "the ledger is busy", _WAIT),
    ("28", "the database does not let this user in", "check user and password"),
    ("XX00", "the ledger's tables are damaged", _DAMAGED),
)


@contextmanager
def explained(where: str) -> Iterator[None]:
    """Turn a database's error into a LedgerError that says what, where and the remedy."""
    try:
        yield
    except DBAPIError as error:
        what, remedy = _meaning(error)
        raise LedgerError(what, where, remedy) from error


def _meaning(error: DBAPIError) -> tuple[str, str]:
    text, state = str(error.orig), getattr(error.orig, "sqlstate", None) or ""
    for code, what, remedy in _BY_STATE:
        if state.startswith(code):
            return what, remedy
    for sign, what, remedy in _BY_WORDS:
        if sign in text:
            return what, remedy
    return f"the database says: {text.strip().splitlines()[0]}", "check that it is reachable and sound"
