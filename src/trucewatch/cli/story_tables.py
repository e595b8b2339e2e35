"""Stories as a table for people."""

from __future__ import annotations

from collections.abc import Sequence

from rich.table import Table
from rich.text import Text

from trucewatch.desk.grouping import Group

from .terminal import console


def show_stories(groups: Sequence[Group]) -> None:
    """Print each story with its prints, how each stands to the copy, and why."""
    out = console()
    if not groups:
        out.print("No page is known.")
        return
    table = Table()
    for column in ("story", "origin", "page", "class", "why"):
        table.add_column(column, overflow="fold")
    for number, group in enumerate(groups, 1):
        for at, member in enumerate(group.documents):
            head = (str(number), Text(group.origin or "unknown")) if at == 0 else ("", "")
            table.add_row(*head, Text(member.id), member.kind.value.replace("_", " "), Text(member.why))
    out.print(table)
    out.print(f"{len(groups)} independent of {sum(len(group.documents) for group in groups)} pages", highlight=False)
