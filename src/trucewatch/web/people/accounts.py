"""Accounts: a name, a role, and a password that only its Argon2 hash is kept of."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from sqlalchemy import select

from trucewatch.errors import SettingError

from ..faults import RefusedError
from .audit import note, write
from .roles import Role, Visitor
from .schema import account, session
from .sessions import drop_all
from .store import Store, insert

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
    _check_password(password)
    given = {"role": role.word, "password": _hasher().hash(password), "active": 1}
    with store.writing() as connection:
        new = insert(connection, account).values(given | {"name": name, "made": datetime.now(UTC).isoformat()})
        connection.execute(new.on_conflict_do_update(index_elements=["name"], set_=given))
        connection.execute(session.delete().where(session.c.account == name))
        note(connection, by, "account set", f"{name}: {role.word}")


def check(store: Store, name: str, password: str) -> Visitor | None:
    """Return the account's owner where the password is right, else None."""
    with store.reading() as connection:
        row = connection.execute(select(account).where(account.c.name == name, account.c.active == 1)).first()
    try:
        _hasher().verify((row and row.password) or _nobody(), password)
    except (VerificationError, InvalidHashError):
        return None
    return Visitor(row.name, Role.named(row.role)) if row and row.password else None


def is_there(store: Store, name: str) -> bool:
    """Tell whether there is an account of that name, open or closed."""
    with store.reading() as connection:
        return connection.execute(select(account.c.name).where(account.c.name == name)).first() is not None


def everybody(store: Store) -> list[tuple[str, Role, bool]]:
    """Return the accounts: name, role, and whether it may sign in."""
    if not store.there:
        return []
    with store.reading() as connection:
        found = connection.execute(select(account.c.name, account.c.role, account.c.active).order_by(account.c.name)).all()
    return [(row.name, Role.named(row.role), bool(row.active)) for row in found]


def set_role(store: Store, name: str, role: Role, by: str) -> None:
    """Give an account another role; what it is signed in to ends. Raises SettingError where there is none of that name."""
    _change(store, name, {"role": role.word}, by, f"role {role.word}")


def close(store: Store, name: str, by: str) -> None:
    """Let an account sign in no more; its decisions stay. Raises SettingError where there is none of that name."""
    _change(store, name, {"active": 0}, by, "account closed")


def reopen(store: Store, name: str, by: str) -> None:
    """Let a closed account sign in again. Raises SettingError where there is none of that name."""
    _change(store, name, {"active": 1}, by, "account reopened")


def set_password(store: Store, name: str, password: str, by: str) -> None:
    """Give an account another password; what it is signed in to ends. Raises SettingError for a bad one, or where there is no account."""
    _check_password(password)
    _change(store, name, {"password": _hasher().hash(password)}, by, "password set")


def change_password(store: Store, name: str, old: str, new: str) -> None:
    """Give an account another password at its owner's wish.

    Raises RefusedError where the old one is wrong, SettingError for a bad new one.
    """
    if check(store, name, old) is None:
        write(store, name, "password not changed", "the old one was wrong")
        raise RefusedError("the present password is not right", remedy="go back and try again, or ask an administrator for a new one")
    set_password(store, name, new, name)


def remove(store: Store, name: str, by: str) -> None:
    """Delete an account with its password, sessions, tokens and ties. Raises SettingError where there is none of that name.

    What it decided stays in the ledger, and its name in the audit log.
    """
    with store.forgetting() as connection:
        if connection.execute(account.delete().where(account.c.name == name)).rowcount != 1:
            raise _nobody_called(store, name)
        note(connection, by, "account removed", name)


def _check_password(password: str) -> None:
    if len(password) < LEAST:
        raise SettingError(f"the password has fewer than {LEAST} characters", remedy="use a longer one")


def _change(store: Store, name: str, values: dict[str, object], by: str, did: str) -> None:
    with store.writing() as connection:
        if connection.execute(account.update().where(account.c.name == name).values(values)).rowcount != 1:
            raise _nobody_called(store, name)
        drop_all(connection, name)
        note(connection, by, did, name)


def _nobody_called(store: Store, name: str) -> SettingError:
    return SettingError(f"no account called {name!r}", store.where, "see: trucewatch people list")
