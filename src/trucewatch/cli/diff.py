"""``trucewatch diff``: what changed in our knowledge between two times, and why."""

from __future__ import annotations

from typing import Annotated

import typer

from trucewatch.errors import SettingError

from .options import LEDGER, ByOption, Format, FormatOption, Known, LedgerOption, moment, open_ledger
from .stream import show_json


def register(app: typer.Typer) -> None:
    """Add the verb to the command line."""
    app.command("diff")(diff)


def diff(
    truce: Annotated[str | None, typer.Argument(metavar="[TRUCE]", help="The id of one truce; default: all.")] = None,
    known: Annotated[list[str] | None, typer.Option("--known", help="Give it twice: the earlier time, and the later one.")] = None,
    by: ByOption = Known.RECORDED,
    ledger: LedgerOption = LEDGER,
    format_: FormatOption = Format.TABLE,
) -> None:
    """Say what was learnt between two times: each label at the later time, as known at both, and the reports that came between."""
    if known is None or len(known) != 2:
        raise SettingError("--known is given twice", remedy="trucewatch diff --known 2020-10-11 --known 2020-11-17")
    earlier, later = (moment(time) for time in known)
    assert earlier and later
    from trucewatch.desk.diff import diff as differences

    with open_ledger(ledger) as book:
        found = differences(book, earlier, later, truce, by.value)
    if format_ is Format.JSON:
        show_json([one.model_dump(mode="json") for one in found])
        return
    from .diff_tables import show_diff

    show_diff(found)
