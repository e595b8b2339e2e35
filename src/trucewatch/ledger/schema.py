"""The tables of a ledger, and the triggers that make them append-only.

The same tables on SQLite (STRICT) and PostgreSQL; times and hashes are texts, so that both give the same bytes to the chain.
"""

from __future__ import annotations

from sqlalchemy import Column, Connection, Index, Integer, LargeBinary, MetaData, Table, Text, inspect, select, text

from .triggers import TRIGGERS

VERSION = "0002"
"""The newest form of the tables; ``ledger/migrations`` leads every older one to it."""

APPLICATION = 0x54574C47
"""The mark in the head of an SQLite file ("TWLG") that says it is a ledger."""

metadata = MetaData()

log = Table(
    "ledger_log", metadata,
    Column("sequence", Integer, primary_key=True, autoincrement=False),
    Column("recorded", Text, nullable=False),
    Column("published", Text),
    Column("valid_from", Text),
    Column("valid_to", Text),
    Column("kind", Text, nullable=False),
    Column("subject", Text),
    Column("body", Text, nullable=False),
    Column("previous", Text, nullable=False),
    Column("hash", Text, nullable=False),
    Index("ledger_log_subject", "subject", "kind", unique=True),
    Index("ledger_log_kind", "kind", "sequence"),
    sqlite_strict=True,
)  # fmt: skip

content = Table(
    "ledger_content", metadata,
    Column("name", Text, primary_key=True),
    Column("salt", LargeBinary, nullable=False),
    Column("digest", Text, nullable=False, unique=True),
    Column("media_type", Text, nullable=False),
    Column("bytes", LargeBinary, nullable=False),
    sqlite_strict=True,
)  # fmt: skip

checkpoint = Table(
    "ledger_checkpoint", metadata,
    Column("size", Integer, primary_key=True, autoincrement=False),
    Column("root", Text, nullable=False),
    Column("made", Text, nullable=False),
    Column("key", Text, nullable=False),
    Column("signature", Text, nullable=False),
    sqlite_strict=True,
)  # fmt: skip

version = Table("ledger_version", metadata, Column("version_num", Text, nullable=False), sqlite_strict=True)


def create(connection: Connection) -> None:
    """Make the tables of an empty ledger, in the newest form."""
    metadata.create_all(connection)
    for statement in TRIGGERS[connection.dialect.name]:
        connection.execute(text(statement))
    connection.execute(version.insert(), {"version_num": VERSION})
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION}")


def found_version(connection: Connection) -> str | None:
    """Return the version of the ledger's tables, or None where there is no ledger."""
    if not inspect(connection).has_table(version.name):
        return None
    return connection.execute(select(version.c.version_num)).scalar()


def holds_other_tables(connection: Connection) -> bool:
    """Tell whether there are tables that are none of a ledger's."""
    return any(name not in metadata.tables for name in inspect(connection).get_table_names())
