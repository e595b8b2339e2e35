"""How a ledger's place becomes a database connection: SQLite for a path, PostgreSQL for an address."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path
from time import monotonic, sleep
from typing import Any
from urllib.parse import quote

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError

from trucewatch.errors import LedgerError

PATIENCE = 30.0
"""Seconds that a writer waits for another one before it gives up."""

_BEGIN = "trucewatch_begin"
_TABLES = 0x54574C47
"""The number of PostgreSQL's advisory lock for the form of the tables ("TWLG")."""

_CONNECTIONS = 40
"""How many connections more than the usual five may be open at once: as many as a web server has threads."""

_SNAPSHOT = {"isolation_level": "REPEATABLE READ"}
"""What PostgreSQL needs to let a reader see one moment of the ledger throughout, as SQLite always does."""

_REMEDY = "give a path or postgresql://user@host/name"
_SQLITE_SETTINGS = (
    "PRAGMA synchronous = FULL",  # what was acknowledged must outlive a power cut
    "PRAGMA secure_delete = ON",  # a text that is taken down must not linger in free pages
    "PRAGMA trusted_schema = OFF",
)


def address(location: str | Path) -> URL:
    """Return the database address of a path or of a ``postgresql://`` URL (raises LedgerError for any other URL).

    A file that may only be read gets an address for reading.
    """
    text = str(location)
    if "://" not in text:
        path = Path(location).absolute()
        return _reading(path) if _only_readable(path) else URL.create("sqlite", database=str(path))
    url = _parsed(text)
    if url.get_backend_name() != "postgresql":
        raise LedgerError(f"a ledger cannot live in {url.get_backend_name()}", _shown(url), _REMEDY)
    return url.set(drivername="postgresql+psycopg")


def shown(location: str | Path) -> str:
    """Return the place as it may be printed: without a password."""
    return _shown(_parsed(str(location))) if "://" in str(location) else str(location)


def connect(url: URL, patience: float = PATIENCE, **pool: Any) -> Engine:
    """Return an engine whose transactions begin as asked, with the settings that the ledger's promises rest on.

    ``pool`` is how connections are kept, in SQLAlchemy's words.
    """
    sqlite = url.get_backend_name() == "sqlite"
    arguments: dict[str, Any] = {"timeout": patience} if sqlite else _postgresql(patience)
    try:
        engine = create_engine(url, connect_args=arguments, **(pool or {"max_overflow": _CONNECTIONS}), **({} if sqlite else _SNAPSHOT))
    except ModuleNotFoundError as error:
        raise LedgerError("no driver for PostgreSQL is installed", _shown(url), "pip install 'trucewatch[postgres]'") from error
    if sqlite:
        event.listen(engine, "connect", _set_sqlite)
        event.listen(engine, "begin", _begin)
    return engine


def for_writing(engine: Engine) -> Engine:
    """Return the engine whose transactions take the write lock at once, so that two writers wait instead of failing."""
    if engine.dialect.name == "sqlite":
        return engine.execution_options(**{_BEGIN: "BEGIN IMMEDIATE"})
    # Having waited for the lock, a writer must see what the one before it wrote.
    return engine.execution_options(isolation_level="READ COMMITTED")


def lock(connection: Connection) -> None:
    """Let no other writer in until the transaction ends; readers go on (SQLite has done so when it began)."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("LOCK TABLE ledger_log IN EXCLUSIVE MODE")


def alone(connection: Connection) -> None:
    """Let no other program make or migrate the tables until the transaction ends (SQLite has done so when it began)."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_TABLES})")


# Of programs that make one ledger at once, SQLite lets one go on and refuses the others without waiting, whatever their patience is.
_PAUSES, _AT_ONCE = (0.02, 0.05, 0.1, 0.3, 1.0), 0.2


def write_ahead(engine: Engine) -> None:
    """Let readers go on while one writes (SQLite; the file remembers it). Only for a file that is surely a ledger."""
    if engine.dialect.name == "sqlite" and engine.url.query.get("mode") != "ro":
        _insistently(engine, "PRAGMA journal_mode = WAL")


def _insistently(engine: Engine, statement: str) -> None:
    for pause in (*_PAUSES, None):
        began = monotonic()
        try:
            _outside_transaction(engine, statement)
            break
        except sqlite3.OperationalError:
            if pause is None or monotonic() - began > _AT_ONCE:
                raise  # others do not let go, or it has waited for them
            sleep(pause)


def scrub(engine: Engine) -> None:
    """Empty SQLite's write-ahead log, in which deleted bytes would linger until it is next written over."""
    if engine.dialect.name == "sqlite":
        _outside_transaction(engine, "PRAGMA wal_checkpoint(TRUNCATE)")


def _outside_transaction(engine: Engine, statement: str) -> None:
    connection = engine.raw_connection()
    try:
        connection.cursor().execute(statement)
    finally:
        connection.close()


def _parsed(text: str) -> URL:
    try:
        return make_url(text)
    except (ArgumentError, ValueError) as error:
        raise LedgerError("this is no address of a ledger", text.rpartition("@")[2], _REMEDY) from error


def _only_readable(path: Path) -> bool:
    """Tell whether the file or its folder, where SQLite keeps its write-ahead log, is closed to this user."""
    return path.is_file() and not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK))


def _reading(path: Path) -> URL:
    # Without a log beside it the file is whole; "immutable" lets SQLite read it where it cannot make one.
    whole = not os.access(path.parent, os.W_OK) and not Path(f"{path}-wal").exists()
    query = {"uri": "true", "mode": "ro"} | ({"immutable": "1"} if whole else {})
    return URL.create("sqlite", database=f"file:{quote(str(path))}", query=query)


def _set_sqlite(connection: Any, _: object) -> None:
    connection.isolation_level = None  # the driver must not begin transactions of its own
    for setting in _SQLITE_SETTINGS:
        connection.execute(setting).close()


def _postgresql(patience: float) -> dict[str, Any]:
    milliseconds = max(1, int(patience * 1000))
    return {"connect_timeout": max(2, int(patience)), "options": f"-c lock_timeout={milliseconds} -c timezone=UTC"}


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql(connection.get_execution_options().get(_BEGIN, "BEGIN"))


def _shown(url: URL) -> str:
    return url.render_as_string(hide_password=True)
