"""``trucewatch why``: the chain behind a label."""

from __future__ import annotations

from typing import Annotated

import typer

from .options import LEDGER, AtOption, ByOption, Format, FormatOption, Known, KnownOption, LedgerOption, moment, open_ledger
from .stream import show_json


def register(app: typer.Typer) -> None:
    """Add the verb to the command line."""
    app.command("why")(why)


def why(
    truce: Annotated[str, typer.Argument(metavar="TRUCE", help="The id of a truce, as status prints it.")],
    faction: Annotated[str | None, typer.Argument(metavar="[FACTION]", help="The id of one faction; default: all.")] = None,
    ledger: LedgerOption = LEDGER,
    at: AtOption = None,
    known: KnownOption = None,
    by: ByOption = Known.RECORDED,
    format_: FormatOption = Format.TABLE,
) -> None:
    """Show why a label is what it is: label, rule, claims, sentences, pages."""
    when, then = moment(at), moment(known)
    with open_ledger(ledger) as book:
        chains = book.why(truce, faction, at=when, known=then, by=by.value)
    if format_ is Format.JSON:
        show_json([chain.model_dump(mode="json") for chain in chains])
        return
    from .verdict_tables import show_why

    for chain in chains:
        show_why(chain)
    if not chains:
        asked = " and ".join(f"{words} {time}" for words, time in (("as of", at), ("as known at", known)) if time)
        print(f"Nothing is told of {faction or 'anybody'} in {truce} {asked}".rstrip() + ".")
