"""How a ledger's place becomes a database connection: SQLite for a path, PostgreSQL for an address."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError

from trucewatch.errors import LedgerError

PATIENCE = 30.0
"""Seconds that a writer waits for another one before it gives up."""

_BEGIN = "trucewatch_begin"
_SQLITE_SETTINGS = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",  # what was acknowledged must outlive a power cut
    "PRAGMA foreign_keys = ON",
    "PRAGMA secure_delete = ON",  # a text that is taken down must not linger in free pages
    "PRAGMA trusted_schema = OFF",
)
_POSTGRESQL_SETTINGS = ("SET TIME ZONE 'UTC'", f"SET lock_timeout = {int(PATIENCE * 1000)}")


def address(location: str | Path) -> URL:
    """Return the database address of a path or of a ``postgresql://`` URL (raises LedgerError for any other URL)."""
    text = str(location)
    if "://" not in text:
        return URL.create("sqlite", database=str(Path(location).absolute()))
    try:
        url = make_url(text)
    except ArgumentError as error:
        raise LedgerError("this is no address of a ledger", text, "give a path or postgresql://user@host/name") from error
    if url.get_backend_name() != "postgresql":
        remedy = "give a path or postgresql://user@host/name"
        raise LedgerError(f"a ledger cannot live in {url.get_backend_name()}", _shown(url), remedy)
    return url.set(drivername="postgresql+psycopg")


def shown(location: str | Path) -> str:
    """Return the place as it may be printed: without a password."""
    return _shown(make_url(str(location))) if "://" in str(location) else str(location)


def connect(url: URL, patience: float = PATIENCE) -> Engine:
    """Return an engine whose transactions begin as asked, with the settings that the ledger's promises rest on."""
    sqlite = url.get_backend_name() == "sqlite"
    arguments: dict[str, Any] = {"timeout": patience} if sqlite else {"connect_timeout": int(patience)}
    try:
        engine = create_engine(url, connect_args=arguments)
    except ModuleNotFoundError as error:
        raise LedgerError("no driver for PostgreSQL is installed", _shown(url), "pip install 'trucewatch[postgres]'") from error
    event.listen(engine, "connect", _set_sqlite if sqlite else _set_postgresql)
    if sqlite:
        event.listen(engine, "begin", _begin)
    return engine


def for_writing(engine: Engine) -> Engine:
    """Return the engine whose transactions take the write lock at once, so that two writers wait instead of failing."""
    return engine.execution_options(**{_BEGIN: "BEGIN IMMEDIATE"})


def lock(connection: Connection) -> None:
    """Let no other writer in until the transaction ends; readers go on (SQLite has done so when it began)."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("LOCK TABLE ledger_log IN EXCLUSIVE MODE")


def scrub(engine: Engine) -> None:
    """Empty SQLite's write-ahead log, in which deleted bytes would linger until it is next written over."""
    if engine.dialect.name != "sqlite":
        return
    connection = engine.raw_connection()
    try:
        connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        connection.close()


def _set_sqlite(connection: Any, _: object) -> None:
    connection.isolation_level = None  # the driver must not begin transactions of its own
    for setting in _SQLITE_SETTINGS:
        connection.execute(setting).close()


def _set_postgresql(connection: Any, _: object) -> None:
    connection.autocommit = True
    with connection.cursor() as cursor:
        for setting in _POSTGRESQL_SETTINGS:
            cursor.execute(setting)
    connection.autocommit = False


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql(connection.get_execution_options().get(_BEGIN, "BEGIN"))


def _shown(url: URL) -> str:
    return url.render_as_string(hide_password=True)
