"""``trucewatch takedown``: delete a text at somebody's wish, and record that and why."""

from __future__ import annotations

from typing import Annotated

import typer

from .options import LEDGER, LedgerOption, open_ledger


def register(app: typer.Typer) -> None:
    """Add the verb to the command line."""
    app.command("takedown")(takedown)


def takedown(
    text: Annotated[str, typer.Argument(metavar="TEXT", help="The page's address or file, or the address of its text on the site.")],
    reason: Annotated[str, typer.Option("--reason", help="Who asked for it and why; stays in the ledger.")],
    ledger: LedgerOption = LEDGER,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask again.")] = False,
) -> None:
    """Delete a page's original and its text for good. That they were there, and what was coded from them, stays in the chain."""
    from trucewatch.desk.taking_down import found, take_down

    with open_ledger(ledger) as book:
        those = found(book, text)
        for location in those.locations:
            print(location)
        if those.names and not yes:
            typer.confirm(f"Delete {_counted(len(those.names))} for good?", abort=True, err=True)
        recorded = take_down(book, those, reason)
    print(f"{_counted(len(recorded))} deleted" if recorded else "was taken down before; nothing is left to delete")


def _counted(number: int) -> str:
    return f"{number} kept {'text' if number == 1 else 'texts'}"
