"""``trucewatch people``: the accounts of the site."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from .options import LEDGER, LedgerOption
from .serve import PeopleOption
from .stream import say

RoleOption = Annotated[str, typer.Option("--role", help="reader, coder, reviewer or admin.")]
NameArgument = Annotated[str, typer.Argument(metavar="NAME")]


def register(app: typer.Typer) -> None:
    """Add the verbs to the command line."""
    verbs = typer.Typer(help="The accounts of the site: add, list, close, remove.", no_args_is_help=True)
    verbs.command("add")(add)
    verbs.command("list")(list_)
    verbs.command("close")(close)
    verbs.command("remove")(remove)
    app.add_typer(verbs, name="people")


def add(name: NameArgument, role: RoleOption = "coder", ledger: LedgerOption = LEDGER, people: PeopleOption = None) -> None:
    """Make an account, or give one a new password and role. The password is asked for, or read from standard input."""
    from trucewatch.web.people import accounts
    from trucewatch.web.people.roles import role_for_account
    from trucewatch.web.people.store import store_of

    given = role_for_account(role)
    password = (
        typer.prompt("Password", hide_input=True, confirmation_prompt=True) if sys.stdin.isatty() else sys.stdin.readline().rstrip("\n")
    )
    accounts.add(store_of(ledger, people), name, password, given)
    typer.echo(f"{name}: {given.word}")


def list_(ledger: LedgerOption = LEDGER, people: PeopleOption = None) -> None:
    """List the accounts."""
    from trucewatch.web.people import accounts
    from trucewatch.web.people.store import store_of

    store = store_of(ledger, people)
    if not store.there:
        say(f"trucewatch: {store.where}: no accounts here (check --ledger and --people, or make one with: trucewatch people add NAME)")
        raise typer.Exit(1)
    for name, role, active in accounts.everybody(store):
        typer.echo(f"{name}\t{role.word}" + ("" if active else "\tclosed"))


def close(name: NameArgument, ledger: LedgerOption = LEDGER, people: PeopleOption = None) -> None:
    """Let an account sign in no more; its decisions stay."""
    from trucewatch.web.people import accounts
    from trucewatch.web.people.store import store_of

    accounts.close(store_of(ledger, people), name, "command line")
    typer.echo(f"{name}: closed")


def remove(name: NameArgument, ledger: LedgerOption = LEDGER, people: PeopleOption = None) -> None:
    """Delete an account with all that is kept of its person. What it decided stays in the ledger, its name in the audit log."""
    from trucewatch.web.people import accounts
    from trucewatch.web.people.store import store_of

    accounts.remove(store_of(ledger, people), name, "command line")
    typer.echo(f"{name}: removed")
