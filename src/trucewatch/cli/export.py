"""``trucewatch export``: verdicts, pledges and incidents for other programs, or the whole ledger as a journal."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from trucewatch.errors import SettingError

from .options import LEDGER, AtOption, ByOption, Known, KnownOption, LedgerOption, OutputOption, moment, open_ledger
from .stream import exact, say

JOURNAL, WARC = "journal", "warc"


def register(app: typer.Typer) -> None:
    """Add the verb to the command line."""
    app.command("export")(export)


def export(
    format_: Annotated[str, typer.Argument(metavar="FORMAT", help="csv, json, another exporter that is installed, journal, or warc.")],
    output: OutputOption = None,
    table: Annotated[list[str] | None, typer.Option("--table", help="verdicts, pledges, incidents; default: all.")] = None,
    ledger: LedgerOption = LEDGER,
    at: AtOption = None,
    known: KnownOption = None,
    by: ByOption = Known.RECORDED,
) -> None:
    """Write what the ledger knows in another format, each row with the evidence that it stands on; or, as a journal, the ledger itself."""
    from trucewatch.desk.exporting import export_to, exporter_of

    if output is not None and output.is_dir():
        raise SettingError("this is a folder", where=str(output), remedy="name a file in it, such as -o truce.csv")
    when, then = moment(at), moment(known)
    if format_ == JOURNAL:
        _refuse_a_part(table, at, known)
        _export_journal(ledger, output)
        return
    if format_ == WARC:
        _refuse_a_part(table, at, known)
        _export_originals(ledger, output)
        return
    exporter_of(format_)  # an unknown one is told before a ledger that is not there
    with open_ledger(ledger) as book, exact():
        export_to(book, format_, output, tables=table, at=when, known=then, by=by.value)


def _refuse_a_part(table: list[str] | None, at: str | None, known: str | None) -> None:
    if table or at or known:
        raise SettingError("a journal or an archive holds the whole ledger", remedy="leave out --table, --at and --known")


def _export_originals(ledger: str, output: Path | None) -> None:
    from trucewatch.desk.archiving import to_warc

    if output is None:
        raise SettingError("an archive is a file", remedy="name it: -o originals.warc.gz")
    with open_ledger(ledger) as book:
        say(f"{to_warc(book, output)} originals: {output}")


def _export_journal(ledger: str, output: Path | None) -> None:
    from trucewatch.desk.journal import to_journal

    with open_ledger(ledger) as book, exact():
        to_journal(book, output)
