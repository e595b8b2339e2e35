"""What a correction changed: which fields of a record, from what to what, in the words of the text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from trucewatch.desk import Ledger
from trucewatch.desk.reviewed import ACCEPT, CORRECT, UNDO
from trucewatch.records import Incident, Pledge, Record

from .correcting import fields_of
from .decision import Decision, Sort, decisions
from .items import items, unjudged

NOTHING = "nothing"
Fields = Mapping[str, Any]
"""A record as the ledger has it: its fields by their names."""


class Changed(Record):
    """A field of a record, with its value before and now as people read it."""

    field: str
    before: str
    now: str


def changed(sort: Sort, before: Pledge | Incident, now: Pledge | Incident) -> list[Changed]:
    """Return the fields in which two readings of a record differ."""
    return list(_changed(sort, _fields(before), _fields(now)))


def corrections(book: Ledger) -> dict[int, list[Changed]]:
    """Return, by the number of each correction, what it changed in the record that stood until then.

    One of a record that no coder reads any more and nobody had accepted or corrected is left out: what it was is not known.
    """
    told = decisions(book)
    stood = _coded(book) if any(one.action == CORRECT for one in told) else {}
    return dict(_corrections(told, stood))


def _corrections(told: list[Decision], coded: Mapping[str, Fields]) -> Iterator[tuple[int, list[Changed]]]:
    decided: dict[str, Fields] = {}
    for one in told:
        before = decided.get(one.key, coded.get(one.key))
        if one.action == UNDO:
            decided.pop(one.key, None)
        if one.action == CORRECT and before is not None and one.value is not None:
            yield one.sequence, list(_changed(one.sort, before, one.value))
        if one.action in (ACCEPT, CORRECT) and one.value is not None:
            decided |= {one.key: one.value, one.made: one.value}


def _coded(book: Ledger) -> dict[str, Fields]:
    return {item.key: _fields(item.record) for item in items(unjudged(book))}


def _fields(record: Pledge | Incident) -> Fields:
    return record.model_dump(mode="json")


def _changed(sort: Sort, before: Fields, now: Fields) -> Iterator[Changed]:
    for field in fields_of(sort):
        was, is_ = _said(before.get(field)), _said(now.get(field))
        if was != is_:
            yield Changed(field=field, before=was, now=is_)


def _said(value: Any) -> str:
    """Return a field's value for people: the words quoted, with what they mean in brackets, or the choice."""
    if isinstance(value, Mapping):
        return f"“{' '.join(value['quote'].split())}”" if "quote" in value else _said(value["span"]) + _meaning(value)
    if isinstance(value, list):
        return "; ".join(map(_said, value)) or NOTHING
    if isinstance(value, bool):
        return "yes" if value else "no"
    return NOTHING if value is None else str(value)


def _meaning(value: Fields) -> str:
    """Return the number of a toll, or the day of a time."""
    means = value.get("value", (value.get("earliest") or "")[:10])
    return f" ({means})" if means != "" else ""
