"""Which account a person of a provider has here. A person is known by the provider's subject; names change hands and prove nothing."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import Connection, select

from ..faults import NotAllowedError
from .accounts import is_name
from .audit import note
from .roles import Role, Visitor
from .schema import account, identity
from .store import Store, insert

# What an account that only a provider lets in keeps instead of a password's hash: no password fits it.
NO_PASSWORD = ""


def account_of(store: Store, issuer: str, subject: str) -> Visitor | None:
    """Return the account of a person. Raises NotAllowedError where it is closed."""
    its = (identity.c.issuer == issuer, identity.c.subject == subject)
    with store.reading() as connection:
        row = connection.execute(select(account).join_from(identity, account).where(*its)).first()
    if row is None:
        return None
    if not row.active:
        raise NotAllowedError(f"the account {row.name} is closed", remedy="ask an administrator")
    return Visitor(row.name, Role.named(row.role))


def name_of(store: Store, issuer: str, subject: str) -> str | None:
    """Return the name of a person's account, open or closed; None where there is none."""
    with store.reading() as connection:
        its = (identity.c.issuer == issuer, identity.c.subject == subject)
        return connection.execute(select(identity.c.account).where(*its)).scalar()


def make(store: Store, issuer: str, subject: str, name: str, role: Role) -> Visitor:
    """Make an account for a person. Raises NotAllowedError where the name cannot be had."""
    if not is_name(name):
        raise NotAllowedError(f"cannot be a name here: {name[:64]!r}", remedy="names have letters, digits and . @ + - _ (at most 64)")
    made = {"name": name, "role": role.word, "password": NO_PASSWORD, "made": datetime.now(UTC).isoformat()}
    with store.writing() as connection:
        if not connection.execute(insert(connection, account).values(made).on_conflict_do_nothing()).rowcount:
            raise NotAllowedError(
                f"there is an account {name} here already that is not tied to you",
                remedy="if it is yours, sign in with its password and tie it under Your account",
            )
        _tie(connection, issuer, subject, name)
        note(connection, "single sign-on", "account set", f"{name}: {role.word}")
    return Visitor(name, role)


def tie(store: Store, issuer: str, subject: str, name: str) -> None:
    """Tie a person to an account that is there. Raises NotAllowedError where the person has another one."""
    had = account_of(store, issuer, subject)
    if had and had.name != name:
        raise NotAllowedError(f"you have the account {had.name} here", remedy="sign in with that one")
    with store.writing() as connection:
        _tie(connection, issuer, subject, name)
        note(connection, name, "account tied to single sign-on")


def take_role(store: Store, visitor: Visitor, role: Role) -> Visitor:
    """Return the visitor with the role that the provider's groups give, where the account has no password of its own."""
    if role is visitor.role:
        return visitor
    its = (account.c.name == visitor.name, account.c.password == NO_PASSWORD)
    with store.writing() as connection:
        if not connection.execute(account.update().where(*its).values(role=role.word)).rowcount:
            return visitor
        note(connection, "single sign-on", f"role {role.word}", visitor.name)
    return Visitor(visitor.name, role)


def has_password(store: Store, name: str) -> bool:
    """Tell whether an account can be entered with a password."""
    with store.reading() as connection:
        kept = connection.execute(select(account.c.password).where(account.c.name == name)).scalar()
    return kept is not None and kept != NO_PASSWORD


def tied(store: Store, name: str) -> bool:
    """Tell whether an account is tied to a person of a provider."""
    with store.reading() as connection:
        return connection.execute(select(identity.c.subject).where(identity.c.account == name)).first() is not None


def _tie(connection: Connection, issuer: str, subject: str, name: str) -> None:
    new = insert(connection, identity).values(issuer=issuer, subject=subject, account=name)
    connection.execute(new.on_conflict_do_update(index_elements=["issuer", "subject"], set_={"account": name}))
