"""``trucewatch demo``: the conditional truce of October 2020 in Iraq, told by the bundled pages."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from .options import CODER, CoderOption

if TYPE_CHECKING:
    from trucewatch.desk import Ledger
    from trucewatch.desk.recording import Added


def register(app: typer.Typer) -> None:
    """Add the verb to the command line."""
    app.command("demo")(demo)


def demo(
    ledger: Annotated[Path | None, typer.Option("--ledger", help="Keep the demonstration's ledger in this file.")] = None,
    coder: CoderOption = CODER,
) -> None:
    """Read the bundled pages like any user's and say, date by date, what was known of the truce and why."""
    from tempfile import TemporaryDirectory

    if ledger is not None:
        _tell(str(ledger), coder)
        return
    with TemporaryDirectory(prefix="trucewatch-") as folder:
        _tell(str(Path(folder) / "demo.ledger"), coder)


def _tell(location: str, coder: str) -> None:
    from trucewatch.desk import Ledger
    from trucewatch.desk.case import dates

    from .case_tables import show_added, show_case

    with Ledger(location, coder=coder) as book:
        show_added(add_pages(book), book.stories())
        show_case(book, dates())


def add_pages(book: Ledger) -> Added:
    """Add the bundled pages to a ledger."""
    from importlib.resources import as_file, files

    with as_file(files("trucewatch") / "demo") as bundled:
        return book.add(bundled / "pages")
