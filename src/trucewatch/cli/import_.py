"""``trucewatch import``: a journal, or a data set of the field, into a ledger."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from trucewatch.errors import SettingError

from .options import LEDGER, LedgerOption
from .stream import say, show_aside

if TYPE_CHECKING:
    from trucewatch.desk.datasets import Imported

JOURNAL = "journal"


def register(app: typer.Typer) -> None:
    """Add the verb to the command line."""
    app.command("import")(import_)


def import_(
    format_: Annotated[str, typer.Argument(metavar="FORMAT", help="journal (docs/journal.md), or ucdp, ethprio, acled (docs/imports.md).")],
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The journal, or the data set's table as it was published (CSV, TSV).")],
    ledger: LedgerOption = LEDGER,
    release: Annotated[str | None, typer.Option("--release", help="The data set's release, where the file's name does not say it.")] = None,
    where: Annotated[list[str] | None, typer.Option("--where", help="Only rows in which COLUMN=VALUE; again for a further column.")] = None,
) -> None:
    """Take in a journal, or the rows of a data set. What stands already is passed over; a changed row corrects the old one."""
    if format_ == JOURNAL:
        if release or where:
            raise SettingError("--release and --where are for data sets", remedy="leave them out: a journal is taken whole")
        _journal(file, ledger)
        return
    from trucewatch.desk.datasets import from_dataset

    from .terminal import TameConsole

    errors = TameConsole(stderr=True)
    with errors.status("importing") as shown:
        done = from_dataset(ledger, _known(format_), file, release, _asked(where or []), lambda count: shown.update(f"{count} imported"))
    _say(done, ledger)
    if done.quarantined and not (done.added or done.corrected or done.known):
        raise typer.Exit(1)


def _journal(file: Path, ledger: str) -> None:
    from trucewatch.desk.journal import from_journal

    done = from_journal(ledger, file)
    print(f"{done.added} entries added, {done.known} known already: {ledger}")


def _known(name: str) -> str:
    from trucewatch.desk.datasets import available

    formats = [JOURNAL, *available()]
    if name not in formats:
        raise SettingError(f"no format called {name!r} to import", remedy=f"one of: {', '.join(formats)}")
    return name


def _asked(where: list[str]) -> dict[str, str]:
    pairs = [one.partition("=") for one in where]
    if bad := next((one for one, (_, mark, _) in zip(where, pairs, strict=True) if not mark), None):
        raise SettingError(f"--where {bad!r} is no COLUMN=VALUE", remedy='write --where "country=Iraq"')
    return {column.strip(): value.strip() for column, _, value in pairs}


def _say(done: Imported, ledger: str) -> None:
    show_aside(done.quarantined)
    say(f"{done.dataset.title}, {done.dataset.publisher}: {done.dataset.terms}")
    counts = f"{done.added} new, {done.corrected} corrected, {done.known} known already"
    print(f"{done.dataset.title} {done.release}: {counts}, {done.passed} rows passed over, {len(done.quarantined)} set aside: {ledger}")
