"""Coders side by side: which entries each found, field by field how far they agree beyond chance, and where they differ.

Entries of several coders become units: those of the first coder, each with what the others have for it, then what only later coders found.
Within a unit phrases that count as the same get one value, so that Krippendorff's alpha (nominal) can be taken over them.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from trucewatch.phrasing import same

from .agreement import alpha
from .likeness import Entry, pair
from .scoring import NAMES, PHRASES, SORTS, VALUES, Row

Coded = Mapping[str, Row]
ABSENT = ""  # a field that a coder left empty is a value too


@dataclass(frozen=True)
class Unit:
    """One act of one text, as each coder coded it; None where a coder has no entry for it."""

    id: str
    sort: str
    entries: tuple[Entry | None, ...]


@dataclass(frozen=True)
class Agreed:
    """How far coders agree on one field.

    ``units``: acts that at least two coders coded; ``equal``: share of those where all who coded it say the same; ``alpha``: agreement
    beyond chance, None where nothing varies.
    """

    field: str
    units: int
    equal: float | None
    alpha: float | None


def units(coders: Sequence[Coded]) -> list[Unit]:
    """Return the acts of all texts that every coder has read, in the order of the first coder's file."""
    shared = [id_ for id_ in coders[0] if all(id_ in coded for coded in coders)]
    return [unit for id_ in shared for sort in SORTS for unit in _aligned(id_, sort, [coded[id_] for coded in coders])]


def agreement(found: Sequence[Unit]) -> list[Agreed]:
    """Return the agreement field by field; "pledge.found" and "incident.found" say only how often all coders found the act."""
    rows: list[Agreed] = []
    for sort in SORTS:
        mine = [unit for unit in found if unit.sort == sort]
        rows.append(_found(sort, mine))
        rows += [_field(sort, name, mine) for name in _fields(sort)]
    return rows


def disagreements(found: Sequence[Unit]) -> Iterator[tuple[Unit, tuple[str, ...]]]:
    """Yield the acts that coders differ about, with the fields; "found" where a coder has no entry for it."""
    for unit in found:
        fields = ("found",) if None in unit.entries else tuple(name for name in _fields(unit.sort) if len(set(_values(unit, name))) > 1)
        if fields:
            yield unit, fields


def _aligned(id_: str, sort: str, rows: Sequence[Row]) -> list[Unit]:
    made: list[list[Entry | None]] = []
    for at, row in enumerate(rows):
        entries = row.get(SORTS[sort]) or []
        heads = [next(one for one in unit if one is not None) for unit in made]
        paired = pair(sort, heads, entries)
        partner = {id(head): entry for head, entry in paired.pairs}
        for unit, head in zip(made, heads, strict=True):
            unit.append(partner.get(id(head)))
        made += [[*[None] * at, entry] for entry in paired.second_only]
    return [Unit(id_, sort, tuple(unit)) for unit in made]


def _found(sort: str, mine: Sequence[Unit]) -> Agreed:
    share = sum(None not in unit.entries for unit in mine) / len(mine) if mine else None
    return Agreed(f"{sort}.found", len(mine), share, None)


def _field(sort: str, name: str, mine: Sequence[Unit]) -> Agreed:
    told = [values for unit in mine if len(values := _values(unit, name)) > 1]
    equal = sum(len(set(values)) == 1 for values in told) / len(told) if told else None
    return Agreed(f"{sort}.{name}", len(told), equal, alpha(told))


def _fields(sort: str) -> tuple[str, ...]:
    return (*VALUES[sort], *PHRASES[sort], *NAMES[sort])


def _values(unit: Unit, name: str) -> list[Hashable]:
    """Return what each coder who has the act says of a field, phrases that count as the same under one value."""
    given = [entry.get(name) for entry in unit.entries if entry is not None]
    if name in NAMES[unit.sort]:
        known: list[str] = []
        return [frozenset(_one_of(known, text) for text in value or []) for value in given]
    if name in PHRASES[unit.sort]:
        seen: list[str] = []
        return [_one_of(seen, value) if value else ABSENT for value in given]
    return [ABSENT if value is None else value for value in given]


def _one_of(known: list[str], text: Any) -> str:
    match = next((one for one in known if same(one, text)), None)
    if match is None:
        known.append(match := str(text).lower())
    return match
