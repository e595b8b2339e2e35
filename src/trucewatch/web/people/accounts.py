"""Accounts: a name, a role, and a password that only its Argon2 hash is kept of."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from trucewatch.errors import SettingError

from .audit import note
from .roles import Role, Visitor
from .store import Store

LEAST = 10
_NAME = re.compile(r"[\w.@+-]{1,64}")


@cache
def _hasher() -> PasswordHasher:
    return PasswordHasher()


@cache
def _nobody() -> str:
    """A hash that no password fits, so that an unknown name takes as long as a wrong password."""
    return _hasher().hash("\0nobody")


def is_name(name: str) -> bool:
    """Tell whether an account can be called so."""
    return _NAME.fullmatch(name) is not None


def add(store: Store, name: str, password: str, role: Role, by: str = "command line") -> None:
    """Make an account, or give an existing one this password and role. Raises SettingError for a bad name or password."""
    if not is_name(name):
        raise SettingError(f"cannot be a name: {name!r}", remedy="use letters, digits and . @ + - _ (at most 64)")
    if len(password) < LEAST:
        raise SettingError(f"the password has fewer than {LEAST} characters", remedy="use a longer one")
    with store.open() as connection:
        connection.execute(
            "INSERT INTO account (name, role, password, made) VALUES (?, ?, ?, ?) "
            "ON CONFLICT (name) DO UPDATE SET role = excluded.role, password = excluded.password, active = 1",
            (name, role.word, _hasher().hash(password), datetime.now(UTC).isoformat()),
        )
        connection.execute("DELETE FROM session WHERE account = ?", (name,))
        note(connection, by, "account set", f"{name}: {role.word}")


def check(store: Store, name: str, password: str) -> Visitor | None:
    """Return the account's owner where the password is right, else None."""
    with store.open() as connection:
        row = connection.execute("SELECT * FROM account WHERE name = ? AND active", (name,)).fetchone()
    try:
        _hasher().verify((row and row["password"]) or _nobody(), password)
    except (VerificationError, InvalidHashError):
        return None
    return Visitor(row["name"], Role.named(row["role"])) if row and row["password"] else None


def everybody(store: Store) -> list[tuple[str, Role, bool]]:
    """Return the accounts: name, role, and whether it may sign in."""
    if not store.there:
        return []
    with store.open() as connection:
        found = connection.execute("SELECT name, role, active FROM account ORDER BY name").fetchall()
    return [(row["name"], Role.named(row["role"]), bool(row["active"])) for row in found]


def set_role(store: Store, name: str, role: Role, by: str) -> None:
    """Give an account another role; what it is signed in to ends. Raises SettingError where there is none of that name."""
    _change(store, name, "UPDATE account SET role = ? WHERE name = ?", (role.word, name), by, f"role {role.word}")


def close(store: Store, name: str, by: str) -> None:
    """Let an account sign in no more; its decisions stay. Raises SettingError where there is none of that name."""
    _change(store, name, "UPDATE account SET active = 0 WHERE name = ?", (name,), by, "account closed")


def _change(store: Store, name: str, statement: str, values: tuple[str, ...], by: str, did: str) -> None:
    with store.open() as connection:
        if connection.execute(statement, values).rowcount != 1:
            raise SettingError(f"no account called {name!r}", str(store.path), "see: trucewatch people list")
        connection.execute("DELETE FROM session WHERE account = ?", (name,))
        connection.execute("DELETE FROM token WHERE account = ?", (name,))
        note(connection, by, did, name)
