"""The demonstration's tables: what was added, and what was known at each date."""

from __future__ import annotations

from collections.abc import Sequence

from rich.table import Table
from rich.text import Text

from trucewatch.desk import Ledger
from trucewatch.desk.case import Asked
from trucewatch.desk.recording import Added
from trucewatch.desk.spoken import spoken
from trucewatch.desk.why import reason
from trucewatch.records import Story, Verdict

from .terminal import console
from .verdict_tables import label_text


def show_added(added: Added, stories: Sequence[Story]) -> None:
    """Say how many pages were read, and how few of them are independent."""
    out = console()
    out.print(f"{added.recorded} pages read, {len(added.quarantined)} set aside. They are {len(stories)} independent stories:")
    for story in stories:
        if len(story.documents) > 1:
            out.print(f"  {story.origin or 'origin unknown'}: {len(story.documents)} prints of one copy")
    out.print()


def show_case(book: Ledger, asked: Sequence[Asked]) -> None:
    """Print, for each date, the state for each faction as it was known then, with the reason."""
    for question in asked:
        at, known = question.moments
        _show_date(question, book.status(at=at, known=known, by="published"))


def _show_date(question: Asked, verdicts: Sequence[Verdict]) -> None:
    known = "" if question.known == question.at else f", as known at the end of {question.known:%d %B %Y}"
    table = Table(title=f"End of {question.at:%d %B %Y}{known}", title_justify="left", title_style="bold")
    for column in ("faction", "label", "stories", "reason"):
        table.add_column(column, overflow="fold")
    for verdict in verdicts:
        table.add_row(verdict.faction, label_text(verdict), str(verdict.stories), Text(spoken(reason(verdict))))
    console().print(table)
