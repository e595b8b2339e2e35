"""``trucewatch verify``: prove that the ledger is what was recorded."""

from __future__ import annotations

import typer

from .options import LEDGER, LedgerOption, open_ledger


def register(app: typer.Typer) -> None:
    """Add the verb to the command line."""
    app.command("verify")(verify)


def verify(ledger: LedgerOption = LEDGER) -> None:
    """Check every entry, the chain, the checkpoints and the originals; the first bad record is named."""
    with open_ledger(ledger) as book:
        proof = book.verify()
    print(proof)
    if not proof.ok:
        raise typer.Exit(1)
