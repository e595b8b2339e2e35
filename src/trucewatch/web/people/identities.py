"""Which account a person of a provider has here. A person is known by the provider's subject; names change hands and prove nothing."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime

from ..faults import NotAllowedError
from .accounts import is_name
from .audit import note
from .roles import Role, Visitor
from .store import Store

# What an account that only a provider lets in keeps instead of a password's hash: no password fits it.
NO_PASSWORD = ""


def account_of(store: Store, issuer: str, subject: str) -> Visitor | None:
    """Return the account of a person. Raises NotAllowedError where it is closed."""
    with store.open() as connection:
        row = connection.execute(
            "SELECT name, role, active FROM identity JOIN account ON name = account WHERE issuer = ? AND subject = ?", (issuer, subject)
        ).fetchone()
    if row is None:
        return None
    if not row["active"]:
        raise NotAllowedError(f"the account {row['name']} is closed", remedy="ask an administrator")
    return Visitor(row["name"], Role.named(row["role"]))


def make(store: Store, issuer: str, subject: str, name: str, role: Role) -> Visitor:
    """Make an account for a person. Raises NotAllowedError where the name cannot be had."""
    if not is_name(name):
        raise NotAllowedError(f"cannot be a name here: {name[:64]!r}", remedy="names have letters, digits and . @ + - _ (at most 64)")
    with store.open() as connection:
        try:
            connection.execute(
                "INSERT INTO account (name, role, password, made) VALUES (?, ?, ?, ?)",
                (name, role.word, NO_PASSWORD, datetime.now(UTC).isoformat()),
            )
        except sqlite3.IntegrityError:
            raise NotAllowedError(
                f"there is an account {name} here already that is not tied to you",
                remedy="if it is yours, sign in with its password and tie it under Your account",
            ) from None
        _tie(connection, issuer, subject, name)
        note(connection, "single sign-on", "account set", f"{name}: {role.word}")
    return Visitor(name, role)


def tie(store: Store, issuer: str, subject: str, name: str) -> None:
    """Tie a person to an account that is there. Raises NotAllowedError where the person has another one."""
    had = account_of(store, issuer, subject)
    if had and had.name != name:
        raise NotAllowedError(f"you have the account {had.name} here", remedy="sign in with that one")
    with store.open() as connection:
        _tie(connection, issuer, subject, name)
        note(connection, name, "account tied to single sign-on")


def take_role(store: Store, visitor: Visitor, role: Role) -> Visitor:
    """Return the visitor with the role that the provider's groups give, where the account has no password of its own."""
    if role is visitor.role:
        return visitor
    with store.open() as connection:
        statement = "UPDATE account SET role = ? WHERE name = ? AND password = ?"
        if not connection.execute(statement, (role.word, visitor.name, NO_PASSWORD)).rowcount:
            return visitor
        note(connection, "single sign-on", f"role {role.word}", visitor.name)
    return Visitor(visitor.name, role)


def has_password(store: Store, name: str) -> bool:
    """Tell whether an account can be entered with a password."""
    with store.open() as connection:
        row = connection.execute("SELECT password FROM account WHERE name = ?", (name,)).fetchone()
    return bool(row and row["password"] != NO_PASSWORD)


def tied(store: Store, name: str) -> bool:
    """Tell whether an account is tied to a person of a provider."""
    with store.open() as connection:
        return connection.execute("SELECT 1 FROM identity WHERE account = ?", (name,)).fetchone() is not None


def _tie(connection: sqlite3.Connection, issuer: str, subject: str, name: str) -> None:
    connection.execute("INSERT OR REPLACE INTO identity VALUES (?, ?, ?)", (issuer, subject, name))
