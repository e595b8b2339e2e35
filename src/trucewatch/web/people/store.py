"""Where accounts, sessions, tokens, replies and the audit log stand: in the ledger's PostgreSQL server, or in a file beside its file."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from secrets import token_bytes
from sqlite3 import OperationalError
from threading import Lock
from typing import Any

from sqlalchemy import Connection, Engine, NullPool, Table, event, inspect, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import DBAPIError

from trucewatch.desk.database import address, alone, connect, for_writing, scrub, shown, upgrade, write_ahead
from trucewatch.errors import LedgerError

from . import schema

PATIENCE = 10.0
_MIGRATIONS = Path(__file__).parent / "migrations"


def store_of(ledger: str, people: str | None = None) -> Store:
    """Return the store that ``people`` names; by default the ledger's own server, or the file beside the ledger's file."""
    return Store(people or (ledger if "://" in ledger else f"{ledger}.people"))


class Store:
    """Lends a connection for each piece of work, so that threads, processes and machines can share it. It is made when first written to."""

    def __init__(self, location: str | Path) -> None:
        self.location, self.where = str(location), shown(location)
        self._kept: Engine | None = None
        self._made = False
        self._lock = Lock()

    @property
    def there(self) -> bool:
        """Whether anything was ever kept."""
        if "://" not in self.location:
            return Path(self.location).exists()
        if not self._made:
            with self._explained(), self._engine().connect() as connection:
                self._made = schema.found_version(connection) == schema.VERSION
                return self._made or inspect(connection).has_table(schema.account.name, schema=schema.schema_of(connection))
        return True

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Lend a connection that reads. Raises LedgerError where the store cannot be used."""
        self._make()
        with self._explained(), self._engine().connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Lend a connection in a transaction: all of it is kept, or nothing. Raises LedgerError where the store cannot be used."""
        self._make()
        with self._explained(), for_writing(self._engine()).begin() as connection:
            yield connection

    @contextmanager
    def forgetting(self) -> Iterator[Connection]:
        """Lend a connection as ``writing`` does; what is deleted lingers in no log of the file afterwards."""
        with self.writing() as connection:
            yield connection
        with self._explained():
            scrub(self._engine())

    def secret(self) -> bytes:
        """Return the key that the site signs with; made once, whichever of several sites comes first."""
        with self.writing() as connection:
            connection.execute(insert(connection, schema.secret).values(id=1, value=token_bytes(32)).on_conflict_do_nothing())
            return bytes(connection.execute(select(schema.secret.c.value)).scalar_one())

    def close(self) -> None:
        """Let go of the database."""
        if self._kept:
            self._kept.dispose()

    def _engine(self) -> Engine:
        with self._lock:
            if self._kept is None:
                self._kept = _engine(self.location)
        return self._kept

    def _make(self) -> None:
        if self._made:
            return
        with self._explained(), for_writing(self._engine()).begin() as connection:
            _prepare(connection, self.where)
        with suppress(OperationalError):  # somebody else is at work: it can be set the next time, and the file remembers it
            write_ahead(self._engine())
        if "://" not in self.location:
            Path(self.location).chmod(0o600)
        self._made = True

    @contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except DBAPIError as error:
            said = (str(error.orig).strip() or "no reason").splitlines()[0]
            what = f"accounts and replies cannot be reached: {said}"
            raise LedgerError(what, self.where, "check the place and your rights there") from error


def insert(connection: Connection, table: Table) -> Any:
    """Return an insert that knows what to do where the row is there already, in the words of the database."""
    return {"sqlite": sqlite.insert, "postgresql": postgresql.insert}[connection.dialect.name](table)


def _engine(location: str) -> Engine:
    if "://" in location:
        return connect(address(location), PATIENCE)
    # A connection for each piece of work: a file that nobody works with is whole, and can be copied.
    engine = connect(address(location), PATIENCE, poolclass=NullPool)
    event.listen(engine, "connect", _keep_references)
    return engine.execution_options(schema_translate_map={schema.SCHEMA: None})


def _keep_references(connection: Any, _: object) -> None:
    connection.execute("PRAGMA foreign_keys = ON").close()


def _prepare(connection: Connection, where: str) -> None:
    alone(connection)
    found = schema.found_version(connection)
    if found == schema.VERSION:
        return
    if found and found > schema.VERSION:
        what = f"accounts are kept in a newer form ({found}) than this program knows ({schema.VERSION})"
        raise LedgerError(what, where, "install the newest trucewatch")
    if schema.schema_of(connection):
        connection.exec_driver_sql(f"CREATE SCHEMA IF NOT EXISTS {schema.SCHEMA}")
    upgrade(connection, migrations=_MIGRATIONS)
