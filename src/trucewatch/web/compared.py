"""The readings of a truce's terms side by side: a row for each point, a column for each reading, and whether they differ in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from trucewatch.desk.names import actor_name
from trucewatch.records import Interval, Label, Term

from .templating import day
from .told import ClauseSeen, ReadingSeen
from .words import word

Cell = str | tuple[ClauseSeen, ...] | Label | None


@dataclass(frozen=True)
class Point:
    """A point of the terms: its name, the kind of its cells ("words", "quote", "clauses", "label"), and what each reading has."""

    name: str
    kind: str
    cells: tuple[Cell, ...]
    differs: bool


def points(readings: Sequence[ReadingSeen]) -> list[Point]:
    """Return the points on which at least one reading says something."""
    found = [_point(name, kind, [tell(one) for one in readings]) for name, kind, tell in _POINTS]
    sides = [_sides(name, readings, tell) for name, tell in _SIDES]
    return [point for point in [*found[:1], *sides, *found[1:], *_labels(readings)] if any(point.cells)]


def _sides(name: str, readings: Sequence[ReadingSeen], tell: Callable[[ReadingSeen], Sequence[str]]) -> Point:
    """Return a point that names sides: it differs where documents do, not where one tells of each side in a reading of its own."""
    told: dict[str, set[str]] = {}
    for one in readings:
        told.setdefault(one.document or one.terms.id, set()).update(tell(one))
    return Point(name, "words", tuple(_names(tell(one)) for one in readings), len({frozenset(ids) for ids in told.values() if ids}) > 1)


def _point(name: str, kind: str, cells: Sequence[Cell]) -> Point:
    told = {_key(cell) for cell in cells if cell}
    return Point(name, kind, tuple(cells), len(told) > 1)


def _key(cell: Cell) -> object:
    """Return what two readings are compared by: words without regard to case and blanks, conditions by their words and state."""
    if isinstance(cell, tuple):
        return tuple((_key(one.clause.text), one.state) for one in cell)
    return " ".join(cell.split()).casefold() if isinstance(cell, str) else cell


def _labels(readings: Sequence[ReadingSeen]) -> Iterator[Point]:
    factions = dict.fromkeys(faction for one in readings for faction, _ in one.labels)
    for faction in sorted(factions, key=actor_name):
        yield _point(actor_name(faction), "label", [dict(one.labels).get(faction) for one in readings])


def _names(ids: Sequence[str]) -> str:
    return ", ".join(sorted(map(actor_name, ids)))


def _when(one: Interval | None) -> str:
    if one is None:
        return ""
    return f"{day(one.earliest)} to {day(one.latest)}" if one.is_window else day(one.earliest)


def _end(one: ReadingSeen) -> str:
    terms = one.terms
    if terms.until:
        return day(terms.until)
    if terms.term:
        return f"after {term(terms.term)}"
    return f"open, at least {term(terms.floor)}" if terms.floor else "open-ended"


def term(one: Term) -> str:
    """Return a duration in words."""
    given = ((name, count) for name, count in one.model_dump().items() if count)
    return ", ".join(f"{count} {name if count != 1 else name[:-1]}" for name, count in given)


def clause_words(one: ClauseSeen) -> str:
    """Return what a condition does, and what limits it, in words."""
    clause = one.clause
    told = [word("mode", clause.mode.value)]
    if clause.deadline:
        told.append(f"by {day(clause.deadline)}")
    if clause.deadline_label:
        told.append(f"no fixed date (“{clause.deadline_label}”)")
    if clause.instrument:
        told.append(f"refers to {clause.instrument.name}" + (", not binding" if clause.instrument.binding is False else ""))
    return "; ".join(told)


_POINTS: tuple[tuple[str, str, Callable[[ReadingSeen], Cell]], ...] = (
    ("Undertakes", "quote", lambda one: one.terms.undertaking),
    ("Covers", "words", lambda one: "; ".join((*one.terms.scope.actions, *one.terms.scope.targets))),
    ("Where", "words", lambda one: "; ".join(one.terms.scope.area)),
    ("Except", "words", lambda one: "; ".join(one.terms.scope.exceptions)),
    ("Starts", "words", lambda one: _when(one.terms.effective)),
    ("Ends", "words", _end),
    ("Conditions", "clauses", lambda one: one.clauses),
    ("Threatens otherwise", "quote", lambda one: one.terms.threat),
    ("Brokered by", "words", lambda one: _names(one.terms.mediators)),
)
_SIDES: tuple[tuple[str, Callable[[ReadingSeen], Sequence[str]]], ...] = (
    ("Bound", lambda one: one.terms.debtors),
    ("Towards", lambda one: (one.terms.creditor,) if one.terms.creditor else ()),
)
