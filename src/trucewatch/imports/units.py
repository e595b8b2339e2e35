"""Rows into things: the rows that tell of one thing together, in whatever order they stand, and the bad ones set aside."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from trucewatch.errors import RecordError
from trucewatch.records import Quarantined

from .importer import Importer
from .row import Row
from .table import Table


@dataclass(frozen=True)
class Unit:
    """All rows of one thing, with the data set's name of it."""

    id: str
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Passed:
    """A row that is in order and tells of nothing that is kept here."""

    row: Row


def units(importer: Importer, table: Table, where: Mapping[str, str]) -> Iterator[Unit | Quarantined | Passed]:
    """Yield what the rows of ``table`` tell of, where every column of ``where`` has that value.

    The table is read twice, so that rows of one thing find one another without the whole of it in memory.
    """
    counts = Counter(found for row in table.rows() if isinstance(row, Row) and isinstance(found := _name(importer, table, row, where), str))
    waiting: dict[str, list[Row]] = {}
    for row in table.rows():
        found = row if isinstance(row, Quarantined) else _name(importer, table, row, where)
        if isinstance(found, Quarantined | Passed):
            yield found
        elif found is not None and isinstance(row, Row):
            rows = [*waiting.pop(found, ()), row]
            if len(rows) < counts[found]:
                waiting[found] = rows
            else:
                yield _whole(importer, table, found, rows)


def _name(importer: Importer, table: Table, row: Row, where: Mapping[str, str]) -> str | Quarantined | Passed | None:
    """Return the name of what a row tells of; None where the row is not asked for."""
    if any((row.text(column) or "").casefold() != value.casefold() for column, value in where.items()):
        return None
    try:
        return Passed(row) if importer.passes_over(row) else importer.identity(row)
    except RecordError as error:
        return aside(table, row, error)


def _whole(importer: Importer, table: Table, name: str, rows: list[Row]) -> Unit | Quarantined:
    distinct = {tuple(sorted(row.cells.items())): row for row in rows}
    if len(distinct) > 1 and not importer.dataset.joins:
        numbers = ", ".join(str(row.number) for row in sorted(rows, key=lambda row: row.number))
        error = RecordError(f"rows {numbers} are both called {name} and differ", "", "keep the one that is right")
        return aside(table, min(rows, key=lambda row: row.number), error)
    return Unit(name, tuple(distinct.values()))


def aside(table: Table, row: Row, error: RecordError) -> Quarantined:
    """Return a row set aside for an error, which names the column."""
    said = f"{error.where}: {error.what}" if error.where else error.what
    return Quarantined(location=f"{table.path}#{row.number}", stage="imports", reason=said, remedy=error.remedy)
