"""How far people agree about the records that more than one of them decided about, field by field."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from typing import Any

from trucewatch.analysis.agreement import alpha
from trucewatch.desk import Ledger
from trucewatch.records import Record

from .correcting import fields_of
from .decision import Decision, decisions_by_key

RIGHT = "right at all"


class FieldAgreement(Record):
    """Krippendorff's alpha (nominal) of a field, over ``units`` records that at least two people decided about.

    None where nothing can be said: too few units, or no variation.
    """

    sort: str
    field: str
    alpha: float | None
    units: int


def agreement(book: Ledger) -> list[FieldAgreement]:
    """Return the agreement for each sort of record and each field; the first field is whether it is a record at all."""
    double = [told for told in decisions_by_key(book).values() if len(told) > 1]
    found: list[FieldAgreement] = []
    for sort in ("pledge", "incident"):
        mine = [told for told in double if told[0].sort == sort]
        for field in (RIGHT, *fields_of(sort)):
            units = [_values(told, field) for told in mine]
            counted = sum(1 for unit in units if len(unit) > 1)
            found.append(FieldAgreement(sort=sort, field=field, alpha=alpha(units), units=counted))
    return found


def _values(told: Iterable[Decision], field: str) -> list[Hashable | None]:
    """Return what each person says of a field; a person who rejects the record says nothing of its fields."""
    if field == RIGHT:
        return [one.action != "reject" for one in told]
    return [_flat(one.value.get(field)) for one in told if one.value is not None]


def _flat(value: Any) -> str:
    """Return a field's value as words that can be compared: what it quotes, or what was chosen."""
    if isinstance(value, Mapping):
        if "quote" in value:
            return " ".join(str(value["quote"]).split())
        return _flat(value["span"]) if "span" in value else str(dict(sorted(value.items())))
    if isinstance(value, list | tuple):
        return "; ".join(sorted(_flat(one) for one in value))
    return "" if value is None else str(value)
