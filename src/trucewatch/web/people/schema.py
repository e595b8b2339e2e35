"""The tables of accounts, sessions, tokens, replies and the audit log; ``migrations`` makes them and leads older ones on.

On PostgreSQL they stand in a schema of their own beside the ledger's tables, on SQLite in a file of their own.
"""

from __future__ import annotations

from sqlalchemy import Column, Connection, Double, ForeignKey, Integer, LargeBinary, MetaData, Table, Text, inspect, select

VERSION = "0003"
SCHEMA = "trucewatch_people"

metadata = MetaData(schema=SCHEMA)


def _owner() -> Column[str]:
    return Column("account", Text, ForeignKey(f"{SCHEMA}.account.name", ondelete="CASCADE"), nullable=False)


account = Table(
    "account", metadata,
    Column("name", Text, primary_key=True),
    Column("role", Text, nullable=False),
    Column("password", Text, nullable=False),
    Column("made", Text, nullable=False),
    Column("active", Integer, nullable=False, server_default="1"),
)  # fmt: skip

# What a provider of single sign-on calls the session, and the ID token it gave: for signing out there too.
session = Table(
    "session", metadata,
    Column("token", Text, primary_key=True),
    _owner(),
    Column("until", Text, nullable=False),
    Column("sid", Text),
    Column("hint", Text),
)  # fmt: skip

token = Table(
    "token", metadata,
    Column("hash", Text, primary_key=True),
    _owner(),
    Column("label", Text, nullable=False),
    Column("made", Text, nullable=False),
)  # fmt: skip

identity = Table("identity", metadata, Column("issuer", Text, primary_key=True), Column("subject", Text, primary_key=True), _owner())

flow = Table(
    "flow", metadata,
    Column("state", Text, primary_key=True),
    Column("browser", Text, nullable=False),
    Column("nonce", Text, nullable=False),
    Column("verifier", Text, nullable=False),
    Column("account", Text, nullable=False),
    Column("until", Text, nullable=False),
)  # fmt: skip

reply = Table(
    "reply", metadata,
    Column("id", Integer, primary_key=True),
    Column("about", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("email", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("state", Text, nullable=False, server_default="waiting"),
    Column("sent", Text, nullable=False),
    Column("decided", Text),
    Column("decided_by", Text),
    Column("key", Text, nullable=False, unique=True),
)  # fmt: skip

audit = Table(
    "audit", metadata,
    Column("id", Integer, primary_key=True),
    Column("at", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("did", Text, nullable=False),
    Column("about", Text, nullable=False),
)  # fmt: skip

# When an address may do all that is allowed of something again, in seconds since 1970; of the address its hash.
rate = Table(
    "rate", metadata,
    Column("what", Text, primary_key=True),
    Column("who", Text, primary_key=True),
    Column("full", Double, nullable=False),
)  # fmt: skip

secret = Table("secret", metadata, Column("id", Integer, primary_key=True), Column("value", LargeBinary, nullable=False))

version = Table("people_version", metadata, Column("version_num", Text, nullable=False))


def schema_of(connection: Connection) -> str | None:
    """Return the schema that the tables stand in; None where the database has no schemas."""
    return SCHEMA if connection.dialect.name == "postgresql" else None


def found_version(connection: Connection) -> str | None:
    """Return the version of the tables, or None where there are none that say it."""
    if not inspect(connection).has_table(version.name, schema=schema_of(connection)):
        return None
    return connection.execute(select(version.c.version_num)).scalar()
