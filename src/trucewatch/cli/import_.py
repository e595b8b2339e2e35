"""``trucewatch import``: a journal into a ledger."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from trucewatch.errors import SettingError

from .options import LEDGER, LedgerOption


def register(app: typer.Typer) -> None:
    """Add the verb to the command line."""
    app.command("import")(import_)


def import_(
    format_: Annotated[str, typer.Argument(metavar="FORMAT", help="journal: a ledger as JSON Lines (docs/journal.md).")],
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The journal, as export wrote it or written by hand.")],
    ledger: LedgerOption = LEDGER,
) -> None:
    """Rebuild a ledger from its journal, or add the entries of one that was written by hand. What stands already is passed over."""
    if format_ != "journal":
        raise SettingError(f"no format called {format_!r} to import", remedy="use: trucewatch import journal FILE")
    from trucewatch.desk.journal import from_journal

    done = from_journal(ledger, file)
    print(f"{done.added} entries added, {done.known} known already: {ledger}")
