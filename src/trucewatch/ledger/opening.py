"""Opening: is there a ledger, is it one, and is it of a form that this program knows?"""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, Engine

from trucewatch.errors import LedgerError

from . import schema
from .engine import address, alone, connect, for_writing, write_ahead
from .failures import explained
from .upgrade import upgrade

_NOT_A_LEDGER = "give the ledger's path, or a new one"


def open_engine(location: str | Path, where: str, create: bool, patience: float) -> Engine:
    """Return the engine of the ledger at ``location``; make or migrate its tables where that is needed.

    Raises LedgerError for a place that is missing (unless ``create``), not a ledger, damaged, or from a newer version.
    """
    if "://" not in str(location):
        _look(Path(location), where, create)
    engine = connect(address(location), patience)
    try:
        with explained(where):
            _prepare(engine, where, create)
    except LedgerError:
        engine.dispose()
        raise
    return engine


def _look(path: Path, where: str, create: bool) -> None:
    if path.is_dir():
        raise LedgerError("this is a folder, not a ledger", where, "give a file in it, such as truces.ledger")
    if not create and not path.exists():
        raise LedgerError("there is no ledger here", where, "check the path, or add pages to make a new one")
    if not path.parent.is_dir():
        raise LedgerError("the folder of the ledger does not exist", where, f"make it first: mkdir -p {path.parent}")


def _prepare(engine: Engine, where: str, create: bool) -> None:
    with engine.connect() as connection:
        version = _checked_version(connection, where, create)
    write_ahead(engine)
    if version == schema.VERSION:
        return
    with for_writing(engine).begin() as connection:
        alone(connection)
        # Another program may have made or migrated it in between.
        version = _checked_version(connection, where, create)
        if version is None:
            schema.create(connection)
        elif version < schema.VERSION:
            upgrade(connection)


def _checked_version(connection: Connection, where: str, create: bool) -> str | None:
    version = schema.found_version(connection)
    if version is None:
        _check_absent(connection, where, create)
    elif not version.isdigit():
        raise LedgerError("the ledger's version cannot be read", where, "restore a copy, or import a journal")
    elif version > schema.VERSION:
        what = f"the ledger is of a newer form ({version}) than this program knows ({schema.VERSION})"
        raise LedgerError(what, where, "install the newest trucewatch")
    return version


def _check_absent(connection: Connection, where: str, create: bool) -> None:
    if not create:
        raise LedgerError("there is no ledger here", where, _NOT_A_LEDGER)
    if connection.dialect.name == "sqlite" and schema.holds_other_tables(connection):
        raise LedgerError("this database belongs to another program", where, _NOT_A_LEDGER)
