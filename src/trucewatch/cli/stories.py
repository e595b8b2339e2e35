"""``trucewatch stories``: which pages print the same copy."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated

import typer

from .options import LEDGER, Format, FormatOption, LedgerOption, existing

if TYPE_CHECKING:
    from trucewatch.desk.grouping import Group


def register(app: typer.Typer) -> None:
    """Add the verb to the command line."""
    app.command("stories")(stories)


def stories(
    sources: Annotated[list[str] | None, typer.Argument(metavar="[SOURCE...]", help="Pages to group; without any, the ledger's.")] = None,
    ledger: LedgerOption = LEDGER,
    format_: FormatOption = Format.TABLE,
) -> None:
    """Group pages into stories: one copy, however often it is printed, is one independent source."""
    from trucewatch.desk.grouping import grouped_ledger

    groups = _of_sources(sources) if sources else grouped_ledger(existing(ledger))
    if format_ is Format.JSON:
        print(json.dumps({"stories": [group.model_dump(mode="json") for group in groups]}, ensure_ascii=False, indent=2))
        return
    from .story_tables import show_stories

    show_stories(groups)


def _of_sources(sources: list[str]) -> list[Group]:
    """Return the stories of the sources, and say on the error stream what was set aside."""
    from trucewatch.desk.grouping import grouped

    done = grouped(sources)
    for item in done.quarantined:
        typer.echo(f"set aside: {item.location}: {item.reason}" + (f" ({item.remedy})" if item.remedy else ""), err=True)
    if done.quarantined and not done.groups:
        raise typer.Exit(1)
    return done.groups
