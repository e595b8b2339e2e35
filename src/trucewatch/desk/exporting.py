"""The ledger's answers as rows for an exporter; a file is written whole or not at all."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from datetime import datetime
from io import TextIOWrapper
from pathlib import Path
from typing import IO

from trucewatch.atomic import writing
from trucewatch.errors import ExportError, SettingError
from trucewatch.exports.columns import COLUMNS
from trucewatch.exports.exporter import Cell, Exporter
from trucewatch.exports.rows import incident_row, pledge_row
from trucewatch.plugins import load
from trucewatch.records import Verdict

from .book import Ledger
from .known import By, Known
from .why import deciding, reason

Rows = Iterator[tuple[str, dict[str, Cell]]]


def exporter_of(format_: str) -> Exporter:
    """Return the exporter of a format. Raises SettingError for an unknown one."""
    exporter: Exporter = load("trucewatch.exporters", format_)()
    return exporter


def export_to(
    book: Ledger,
    format_: str,
    output: Path | None,
    *,
    tables: Sequence[str] | None = None,
    at: datetime | None = None,
    known: datetime | None = None,
    by: By = "recorded",
) -> None:
    """Write the tables in a format, to a file or to standard output.

    Raises SettingError for an unknown format or table, ExportError where the file cannot be written.
    """
    chosen = list(tables or COLUMNS)
    if unknown := set(chosen) - set(COLUMNS):
        raise SettingError(f"no table called {sorted(unknown)[0]!r}", remedy=f"one of: {', '.join(COLUMNS)}")
    exporter = exporter_of(format_)
    rows = ((table, row) for table, row in _rows(book, at, known, by) if table in chosen)
    if output is None:
        _write(exporter, rows, sys.stdout)
    else:
        _write_file(exporter, rows, output)


def _write_file(exporter: Exporter, rows: Rows, output: Path) -> None:
    try:
        with writing(output) as raw:
            out = TextIOWrapper(raw, "utf-8", newline="")
            _write(exporter, rows, out)
            out.detach()
    except OSError as error:
        raise ExportError(f"cannot write: {error.strerror}", where=str(output), remedy="free space or choose another place") from error


def _write(exporter: Exporter, rows: Rows, out: IO[str]) -> None:
    exporter.setup(out)
    for table, row in rows:
        exporter.feed(table, row)
    exporter.finish()


def _rows(book: Ledger, at: datetime | None, known: datetime | None, by: By) -> Rows:
    seen = book.known(known, by)
    titles = {truce.id: truce.name for truce in seen.linked.truces}
    for verdict in book.status(at=at, known=known, by=by):
        yield "verdicts", _verdict_row(verdict, titles)
    yield from _entry_rows(seen)


def _covering(seen: Known) -> dict[str, list[str]]:
    """Return by an incident's name the truces whose parties it concerns; whether one covers it in time, the verdicts say."""
    covering: dict[str, list[str]] = {}
    for truce, names in sorted(seen.linked.incidents_of.items()):
        for name in names:
            covering.setdefault(name, []).append(truce)
    return covering


def _entry_rows(seen: Known) -> Rows:
    covering = _covering(seen)
    for told in sorted(seen.tolds.values(), key=lambda told: told.order):
        for act in told.acts():
            yield "pledges", pledge_row(act.pledge, told.report, told.document, told.story, seen.linked.truce_of.get(act.key))
        for telling in told.tellings():
            name = seen.linked.incident_of.get(telling.key)
            row = incident_row(telling.incident, told.report, told.document, told.story, name)
            yield "incidents", row | {"possible_truces": "; ".join(covering.get(name, ())) or None if name else None}


def _verdict_row(verdict: Verdict, titles: dict[str, str]) -> dict[str, Cell]:
    return {
        "truce": verdict.truce,
        "name": titles.get(verdict.truce),
        "faction": verdict.faction,
        "label": verdict.label.value,
        "grade": verdict.grade.name.lower(),
        "since": _iso(verdict.since),
        "disputed": verdict.disputed,
        "last_label": verdict.last_label.value if verdict.last_label else None,
        "last_label_at": _iso(verdict.last_at),
        "stories": verdict.stories,
        "rule": deciding(verdict).rule,
        "reason": reason(verdict),
        "obligations": "; ".join(map(str, verdict.obligations)) or None,
        "at": _iso(verdict.at),
        "known": _iso(verdict.known),
    }


def _iso(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None
