"""Histories as timelines for a terminal: one bar a faction on a common axis, and below it each change with its length and reason."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from rich.console import Console
from rich.table import Table
from rich.text import Text

from trucewatch.desk.spoken import spoken
from trucewatch.records import Change, Label

from .terminal import console
from .verdict_tables import COLOURS

# From the gravest to the mildest: where several labels fall into one cell of a bar, the gravest is drawn, so that none is hidden.
MARKS = {
    Label.RESUMED: "#",
    Label.BREACH_CONFIRMED: "X",
    Label.BREACH_ALLEGED: "!",
    Label.ENDED: "▪",
    Label.LAPSED: "▪",
    Label.EXPIRED: "▪",
    Label.NEVER_EFFECTIVE: "▫",
    Label.SUSPENDED: "=",
    Label.STRAINED: "~",
    Label.IN_FORCE: "━",
    Label.OFFERED: "·",
    Label.NOT_BOUND: "-",
    Label.UNKNOWN: "?",
}
WIDEST = 100
DATES = 5
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Axis:
    """The stretch of time ``[start, end)`` that all bars share, in ``cells`` equal cells."""

    start: datetime
    end: datetime
    cells: int

    def begins(self, cell: int) -> datetime:
        """Return when a cell begins."""
        return self.start + (self.end - self.start) * cell / self.cells


def show_history(changes: Mapping[str, Sequence[Change]], now: datetime | None = None) -> None:
    """Print the timeline of each faction; what lies after ``now`` is called foreseen."""
    out, present = console(), now or datetime.now(UTC)
    told = {faction: list(history) for faction, history in changes.items() if history}
    if not told:
        out.print("No label is known.")
        return
    axis = axis_of(told.values(), min(out.width - 2, WIDEST))
    out.print(Text(ruler(axis), style="dim"))
    for faction, history in told.items():
        out.print(Text(f"\n{faction}", style="bold"))
        out.print(bar(history, axis))
        out.print(_list(history, present))
    out.print()
    _legend(out, told.values())


def axis_of(histories: Iterable[Sequence[Change]], cells: int) -> Axis:
    """Return the axis from the first change to a little after the last, so that the last label can be seen."""
    times = [change.at for history in histories for change in history]
    start, last = min(times), max(times)
    return Axis(start, last + max((last - start) / 12, DAY), cells)


def ruler(axis: Axis) -> str:
    """Return the line of dates above the bars, each beginning at its place."""
    step = axis.cells // DATES
    return "".join(f"{f'{axis.begins(number * step):%Y-%m-%d}':<{step}}" for number in range(DATES)).rstrip()


def bar(history: Sequence[Change], axis: Axis) -> Text:
    """Return one faction's bar: a mark a cell, blank where nothing was known yet."""
    text = Text()
    for cell in range(axis.cells):
        label = _gravest(history, axis.begins(cell), axis.begins(cell + 1))
        text.append(MARKS[label] if label else " ", style=COLOURS.get(label, "") if label else "")
    return text


def _gravest(history: Sequence[Change], start: datetime, end: datetime) -> Label | None:
    held = {change.label for change, until in _lasting(history) if change.at < end and (until is None or until > start)}
    return next((label for label in MARKS if label in held), None)


def _lasting(history: Sequence[Change]) -> Iterator[tuple[Change, datetime | None]]:
    """Return each change with the time of the next; None for the last."""
    return zip(history, [*(change.at for change in history[1:]), None], strict=True)


def _list(history: Sequence[Change], present: datetime) -> Table:
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0), pad_edge=False)
    for wrap in (False, False, False, True):
        table.add_column(no_wrap=not wrap, overflow="fold")
    for change, until in _lasting(history):
        table.add_row(f"  {change.at:%Y-%m-%d %H:%M} UTC", _label(change, present), _length(change.at, until), Text(spoken(change.reason)))
    return table


def _label(change: Change, present: datetime) -> Text:
    text = Text(f"{MARKS[change.label]} {change.label.value}", style=COLOURS.get(change.label, ""))
    text.append(", disputed" if change.verdict.disputed else "")
    return text.append(" (foreseen)" if change.at > present else "")


def _length(start: datetime, until: datetime | None) -> str:
    if until is None:
        return "since then"
    length = until - start
    return f"{length / DAY:.0f} days" if length >= 2 * DAY else f"{length / timedelta(hours=1):.0f} hours"


def _legend(out: Console, histories: Iterable[Sequence[Change]]) -> None:
    met = {change.label for history in histories for change in history}
    out.print(Text("   ".join(f"{mark} {label.value}" for label, mark in MARKS.items() if label in met), style="dim"))
