"""How well a coding meets gold: precision, recall and F1 of each field of the codebook.

A missing entry costs all its fields, and so does one too many; within a field everything is counted together, ``overall`` is the plain mean
of the fields' F1. Records are the codebook's, joined by ``id``; a gold text with no coded record counts as coded empty.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from trucewatch.phrasing import same

from .likeness import Entry, pair

Row = Mapping[str, Any]
Equal = Callable[[Any, Any], bool]
SORTS = {"pledge": "pledges", "incident": "incidents"}
PHRASES = {
    "pledge": ("undertaking", "condition", "starts", "ends_or_duration", "said_by"),
    "incident": ("actor", "target", "place", "date_text", "said_by"),
}
NAMES = {"pledge": ("pledgers", "counterparts", "mediators"), "incident": ()}
VALUES = {
    "pledge": ("kind", "factuality", "anonymous", "starts_iso"),
    "incident": ("kind", "factuality", "alleged_violation", "date_iso", "killed", "injured"),
}
NOTHING: Entry = {}


@dataclass
class Figure:
    """What was right, too much and missed of one field."""

    right: int = 0
    extra: int = 0
    missed: int = 0

    @property
    def p(self) -> float:
        """Precision, 0 to 1."""
        return self.right / (self.right + self.extra) if self.right + self.extra else 0.0

    @property
    def r(self) -> float:
        """Recall, 0 to 1."""
        return self.right / self.n if self.n else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        return 2 * self.right / (2 * self.right + self.extra + self.missed) if self.right else 0.0

    @property
    def n(self) -> int:
        """How many gold values there are."""
        return self.right + self.missed


@dataclass
class Score:
    """The figures of all fields, by name ("pledge.kind", "incident.found", "origin", …)."""

    passages: int = 0
    fields: dict[str, Figure] = field(default_factory=lambda: defaultdict(Figure))

    def mean(self, of: str = "") -> float:
        """Return the plain mean of the F1 of the fields whose names begin with ``of``: all, "pledge" or "incident"."""
        chosen = [figure.f1 for name, figure in self.fields.items() if name.startswith(of)]
        return sum(chosen) / len(chosen) if chosen else 0.0

    @property
    def overall(self) -> float:
        """The mean over all fields."""
        return self.mean()


def score(gold: Sequence[Row], coded: Iterable[Row]) -> Score:
    """Return the figures of ``coded`` against ``gold``."""
    by_id = {row["id"]: row for row in coded}
    found = Score(passages=len(gold))
    for row in gold:
        _row(found, row, by_id.get(row["id"], {}))
    return found


def _row(found: Score, gold: Row, coded: Row) -> None:
    _value(found.fields["relevant"], gold["relevant"] or None, coded.get("relevant") or None, lambda a, b: True)
    _value(found.fields["origin"], gold.get("origin"), coded.get("origin"), same)
    for sort, key in SORTS.items():
        paired = pair(sort, gold[key], coded.get(key) or [])
        _add(found.fields[f"{sort}.found"], len(paired.pairs), len(paired.second_only), len(paired.first_only))
        for one in paired.first_only:
            _entry(found, sort, one, NOTHING)
        for other in paired.second_only:
            _entry(found, sort, NOTHING, other)
        for one, other in paired.pairs:
            _entry(found, sort, one, other)


def _entry(found: Score, sort: str, gold: Entry, coded: Entry) -> None:
    for name in PHRASES[sort]:
        _value(found.fields[f"{sort}.{name}"], gold.get(name), coded.get(name), same)
    for name in NAMES[sort]:
        _names(found.fields[f"{sort}.{name}"], gold.get(name) or [], coded.get(name) or [])
    for name in VALUES[sort]:
        _value(found.fields[f"{sort}.{name}"], gold.get(name), coded.get(name), lambda a, b: bool(a == b))


def _value(figure: Figure, gold: Any, coded: Any, equal: Equal) -> None:
    """Count one optional value: nothing on both sides is no evidence either way."""
    right = gold is not None and coded is not None and equal(gold, coded)
    _add(figure, int(right), int(coded is not None and not right), int(gold is not None and not right))


def _names(figure: Figure, gold: Sequence[str], coded: Sequence[str]) -> None:
    left, right = list(coded), 0
    for name in gold:
        match = next((other for other in left if same(name, other)), None)
        if match is not None:
            left.remove(match)
            right += 1
    _add(figure, right, len(coded) - right, len(gold) - right)


def _add(figure: Figure, right: int, extra: int, missed: int) -> None:
    figure.right += right
    figure.extra += extra
    figure.missed += missed
