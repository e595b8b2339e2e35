"""A comparison of coders as tables for people, or as JSON."""

from __future__ import annotations

from typing import Any

from rich.table import Table
from rich.text import Text

from trucewatch.desk.comparing import Comparison, Figure, Unit

from .terminal import console


def show_comparison(found: Comparison, show: int) -> None:
    """Print the figures against gold, the agreement, and the first ``show`` acts that differ."""
    out = console()
    out.print(Text(f"{found.texts} texts, coded by {', '.join(found.names)}"))
    if found.scores:
        out.print(_scores(found))
    out.print(_agreement(found))
    for unit, fields in found.differing[:show]:
        out.print(_difference(found.names, unit, fields))
    left = len(found.differing) - show
    if left > 0:
        out.print(Text(f"{left} more acts differ: --show {len(found.differing)}", style="dim"))


def as_json(found: Comparison, show: int) -> dict[str, Any]:
    """Return the comparison as JSON values; figures are rounded to four places."""
    return {
        "texts": found.texts,
        "coders": list(found.names),
        "against_gold": {
            name: {"overall": round(score.overall, 4), "fields": {field: _figure(one) for field, one in score.fields.items()}}
            for name, score in found.scores.items()
        },
        "agreement": [
            {"field": one.field, "units": one.units, "equal": _round(one.equal), "alpha": _round(one.alpha)} for one in found.agreed
        ],
        "differ": [
            {"id": unit.id, "sort": unit.sort, "fields": list(fields), "codings": dict(zip(found.names, unit.entries, strict=True))}
            for unit, fields in found.differing[:show]
        ],
    }


def _scores(found: Comparison) -> Table:
    table = Table(title="Against gold: F1 (precision, recall)", title_justify="left", title_style="bold")
    table.add_column("field", no_wrap=True)
    table.add_column("gold", justify="right")
    for name in found.scores:
        table.add_column(name, justify="right")
    first = next(iter(found.scores.values()))
    for field in sorted(first.fields):
        figures = [score.fields[field] for score in found.scores.values()]
        table.add_row(field, str(figures[0].n), *(f"{f.f1:.3f} ({f.p:.2f}, {f.r:.2f})" for f in figures))
    for part in ("pledge", "incident", ""):
        table.add_row(part or "overall", "", *(f"{score.mean(part):.3f}" for score in found.scores.values()), style="bold")
    return table


def _agreement(found: Comparison) -> Table:
    table = Table(title="Agreement of all", title_justify="left", title_style="bold")
    for column in ("field", "acts", "the same", "alpha"):
        table.add_column(column, justify="left" if column == "field" else "right", no_wrap=True)
    for one in found.agreed:
        table.add_row(one.field, str(one.units), _share(one.equal), "–" if one.alpha is None else f"{one.alpha:.3f}")
    return table


def _difference(names: tuple[str, ...], unit: Unit, fields: tuple[str, ...]) -> Table:
    table = Table(title=f"{unit.id}: {unit.sort}", title_justify="left", title_style="bold")
    table.add_column("", no_wrap=True)
    for name in names:
        table.add_column(name, overflow="fold")
    shown = ("kind", "undertaking", "actor", "target", "place") if fields == ("found",) else fields
    for field in shown:
        values = [None if entry is None else entry.get(field) for entry in unit.entries]
        if any(value is not None for value in values):
            table.add_row(field, *(_cell(entry is not None, value) for entry, value in zip(unit.entries, values, strict=True)))
    return table


def _cell(coded: bool, value: Any) -> Text:
    if not coded:
        return Text("not coded", style="dim")
    return Text("–" if value in (None, []) else "; ".join(value) if isinstance(value, list) else str(value))


def _share(value: float | None) -> str:
    return "–" if value is None else f"{value:.0%}"


def _figure(one: Figure) -> dict[str, float]:
    return {"p": round(one.p, 4), "r": round(one.r, 4), "f1": round(one.f1, 4), "n": one.n}


def _round(value: float | None) -> float | None:
    return None if value is None else round(value, 4)
