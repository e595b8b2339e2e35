"""What was learnt between two times, for people."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from trucewatch.desk.diff import Arrival, Difference, Shift
from trucewatch.desk.spoken import spoken
from trucewatch.records import Label

from .terminal import console
from .verdict_tables import COLOURS


def show_diff(differences: Sequence[Difference]) -> None:
    """Print each truce with the labels before and after, and the reports that came between."""
    out = console()
    if not differences:
        out.print("Nothing was learnt between the two times.")
    for difference in differences:
        _show(out, difference)


def _show(out: Console, difference: Difference) -> None:
    numbers = {arrival.testimony: number for number, arrival in enumerate(difference.arrivals, 1)}
    table = Table(title=Text(f"{difference.name}  [{difference.truce}]"), title_justify="left", title_style="bold")
    for column in ("faction", "known before", "known after", "why now", "rests on"):
        table.add_column(column, overflow="fold", no_wrap=column.startswith("known"))
    for shift in difference.shifts:
        table.add_row(*_row(shift, numbers), style="" if shift.changed else "dim")
    out.print(table)
    for arrival in difference.arrivals:
        _show_arrival(out, arrival, numbers[arrival.testimony])


def _row(shift: Shift, numbers: dict[str, int]) -> tuple[Text, ...]:
    by = ", ".join(str(number) for number in sorted(numbers[name] for name in shift.rests_on))
    after = _label(shift.after, shift.disputed_after) if shift.changed else Text("the same")
    return Text(shift.faction), _label(shift.before, shift.disputed_before), after, Text(spoken(shift.reason_after or "")), Text(by)


def _label(label: Label | None, disputed: bool) -> Text:
    if label is None:
        return Text("nothing known", style="dim")
    return Text(label.value + (", disputed" if disputed else ""), style=COLOURS.get(label, ""))


def _show_arrival(out: Console, arrival: Arrival, number: int) -> None:
    day = f"{arrival.published:%Y-%m-%d %H:%M} UTC" if arrival.published else "undated"
    out.print(Text(f"{number:>3}  {day}  {arrival.source}, {arrival.came.value}: {arrival.location}"))
    for sentence in arrival.sentences:
        out.print(Padding(Text(f"“{sentence}”", style="italic"), (0, 0, 0, 5)))
