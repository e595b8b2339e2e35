"""``trucewatch status``: the state of each truce and faction."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from trucewatch.errors import SettingError

from .options import LEDGER, AtOption, ByOption, Format, FormatOption, Known, KnownOption, LedgerOption, moment, open_ledger
from .stream import show_json

if TYPE_CHECKING:
    from datetime import datetime

    from trucewatch.records import Change


def register(app: typer.Typer) -> None:
    """Add the verb to the command line."""
    app.command("status")(status)


def status(
    truce: Annotated[str | None, typer.Argument(metavar="[TRUCE]", help="The id of one truce; default: all.")] = None,
    faction: Annotated[str | None, typer.Argument(metavar="[FACTION]", help="The id of one faction.")] = None,
    ledger: LedgerOption = LEDGER,
    at: AtOption = None,
    known: KnownOption = None,
    by: ByOption = Known.RECORDED,
    history: Annotated[bool, typer.Option("--history", help="How each label changed over time, up to --at.")] = False,
    open_: Annotated[bool, typer.Option("--open", help="Leave out what is over: ended, expired, superseded, offers that lapsed.")] = False,
    format_: FormatOption = Format.TABLE,
) -> None:
    """Say for each truce and faction whether it holds: at a time, as known at a time."""
    if history and truce is None:
        raise SettingError("--history is for one truce", remedy="name the truce: trucewatch status TRUCE --history")
    from trucewatch.desk.rests import sourced_reason
    from trucewatch.desk.spoken import spoken

    when, then = moment(at), moment(known)
    with open_ledger(ledger) as book:
        found = book.status(truce, faction=faction, at=when, known=then, by=by.value)
        verdicts = [verdict for verdict in found if not (open_ and verdict.is_over)]
        if history and truce:
            factions = sorted({verdict.faction for verdict in verdicts})
            changes = {name: _until(when, book.history(truce, name, known=then, by=by.value)) for name in factions}
        elif format_ is Format.TABLE:
            seen = book.known(then, by.value)
            reasons = [spoken(sourced_reason(verdict, seen)) for verdict in verdicts]
    if format_ is Format.JSON:
        show_json([verdict.model_dump(mode="json") for verdict in verdicts] if not history else _dumped(changes))
        return
    if history:
        from .history_tables import show_history

        show_history(changes)
    else:
        from .verdict_tables import show_status

        show_status(verdicts, reasons, over=len(found) - len(verdicts))


def _until(when: datetime | None, changes: list[Change]) -> list[Change]:
    return [change for change in changes if when is None or change.at <= when]


def _dumped(changes: dict[str, list[Change]]) -> dict[str, object]:
    return {name: [change.model_dump(mode="json") for change in told] for name, told in changes.items()}
