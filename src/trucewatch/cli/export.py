"""``trucewatch export``: verdicts, pledges and incidents for other programs."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from .options import LEDGER, AtOption, ByOption, Known, KnownOption, LedgerOption, existing, moment


def register(app: typer.Typer) -> None:
    """Add the verb to the command line."""
    app.command("export")(export)


def export(
    format_: Annotated[str, typer.Argument(metavar="FORMAT", help="csv, json, or another exporter that is installed.")],
    output: Annotated[Path | None, typer.Option("-o", "--output", help="The file to write; default: standard output.")] = None,
    table: Annotated[list[str] | None, typer.Option("--table", help="verdicts, pledges, incidents; default: all.")] = None,
    ledger: LedgerOption = LEDGER,
    at: AtOption = None,
    known: KnownOption = None,
    by: ByOption = Known.RECORDED,
) -> None:
    """Write what the ledger knows in another format, each row with the evidence that it stands on."""
    from trucewatch.desk import Ledger
    from trucewatch.desk.exporting import export_to

    when, then = moment(at), moment(known)
    with Ledger(existing(ledger), create=False) as book:
        export_to(book, format_, output, tables=table, at=when, known=then, by=by.value)
