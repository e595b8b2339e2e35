"""``trucewatch stories``: which pages print the same copy."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from .options import LEDGER, AllowOption, Format, FormatOption, LedgerOption, existing
from .stream import say, show_aside, show_json

if TYPE_CHECKING:
    from trucewatch.desk.grouping import Group


def register(app: typer.Typer) -> None:
    """Add the verb to the command line."""
    app.command("stories")(stories)


def stories(
    sources: Annotated[list[str] | None, typer.Argument(metavar="[SOURCE...]", help="Pages to group; without any, the ledger's.")] = None,
    ledger: LedgerOption = LEDGER,
    format_: FormatOption = Format.TABLE,
    allow: AllowOption = None,
    why: Annotated[bool, typer.Option("--why", help="In JSON, say of each document why it is there, and what stories share.")] = False,
) -> None:
    """Group pages into stories: one copy, however often it is printed, is one independent source."""
    from trucewatch.desk.grouping import Grouped, grouped, grouped_ledger
    from trucewatch.desk.network import opened

    done = grouped(sources, opened(allow)) if sources else Grouped(grouped_ledger(existing(ledger)), [])
    show_aside(done.quarantined)
    if done.dates:
        say(done.dates)
    _show(done.groups, format_, why)
    if done.quarantined and not done.groups:
        raise typer.Exit(1)


def _show(groups: list[Group], format_: Format, why: bool) -> None:
    if format_ is Format.JSON:
        shown: Any = None if why else {"id": True, "origin": True, "documents": {"__all__": {"id", "kind"}}}
        show_json({"stories": [group.model_dump(mode="json", include=shown) for group in groups]})
        return
    from .story_tables import show_stories

    show_stories(groups)
