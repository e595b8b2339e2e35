"""Deciding: each decision is recorded, and the newest one counts; none changes what stands recorded."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from trucewatch.desk import Ledger
from trucewatch.errors import RecordError
from trucewatch.records import Entry, Incident, Pledge, Recorded, Span

from .decision import KIND, SORT_OF, About, Action, decisions
from .items import Item

LONGEST = 2000


def accept(book: Ledger, found: Sequence[Item], by: str, reason: str = "") -> list[Recorded]:
    """Record that these records are right as they stand."""
    return book.log.append([_entry(item, "accept", item.record, by, reason) for item in found])


def reject(book: Ledger, found: Sequence[Item], by: str, reason: str) -> list[Recorded]:
    """Record that these records are wrong and count no more. Raises RecordError without a reason."""
    if not reason.strip():
        raise RecordError("a rejection needs a reason", remedy="say in a few words what is wrong")
    return book.log.append([_entry(item, "reject", None, by, reason) for item in found])


def correct(book: Ledger, item: Item, record: Pledge | Incident, by: str, reason: str = "") -> list[Recorded]:
    """Record that a record shall be ``record``. Raises RecordError where a span of it does not stand in the text."""
    if type(record) is not type(item.record):
        raise RecordError("a correction keeps the sort of the record", remedy="reject it instead")
    _check_spans(record.model_dump(), item.told.document.text)
    return book.log.append([_entry(item, "correct", record, by, reason)])


def undo(book: Ledger, sequence: int, by: str, reason: str = "") -> list[Recorded]:
    """Take back a decision about a record, with all others about the same one: what the coder read counts again.

    Raises RecordError where no decision about a record has that number in the ledger.
    """
    undone = next((one for one in decisions(book) if one.sequence == sequence and one.action != "undo"), None)
    if undone is None:
        raise RecordError(f"no decision has the number {sequence}", remedy="see the history of the record")
    body = {"about": "record", "action": "undo", "sort": undone.sort, "document": undone.document, "key": undone.key}
    earlier = next((e for e in book.log.entries(kinds=(KIND,), after=sequence - 1) if e.sequence == sequence), None)
    published = earlier.published if earlier else None
    return book.log.append([Entry.of(KIND, body | {"value": None, "by": by, "reason": reason[:LONGEST]}, published=published)])


def join(book: Ledger, about: About, found: Sequence[Item], name: str, by: str, reason: str = "") -> list[Recorded]:
    """Record that these records belong to one truce (or incident), called ``name`` among decisions."""
    return _group(book, about, found, name, by, reason)


def separate(book: Ledger, about: About, found: Sequence[Item], by: str, reason: str = "") -> list[Recorded]:
    """Record that these records are one truce (or incident) of their own, apart from what they were put to."""
    head = book.log.head()
    return _group(book, about, found, f"split-{head.sequence + 1 if head else 1}", by, reason)


def undo_grouping(book: Ledger, about: About, found: Sequence[Item], by: str, reason: str = "") -> list[Recorded]:
    """Leave it to linking again where these records belong."""
    return _group(book, about, found, None, by, reason)


def _group(book: Ledger, about: About, found: Sequence[Item], name: str | None, by: str, reason: str) -> list[Recorded]:
    sort = SORT_OF[about]
    if not found or any(item.sort != sort for item in found):
        raise RecordError(f"a {about} is made of one or more {sort}s", remedy="choose some")
    published = [item.told.published for item in found]
    first = min((one for one in published if one), default=None) if all(published) else None
    body = {"about": about, "keys": sorted({item.key for item in found}), "name": name, "by": by, "reason": reason[:LONGEST]}
    return book.log.append([Entry.of(KIND, body, published=first)])


def _entry(item: Item, action: Action, record: Pledge | Incident | None, by: str, reason: str) -> Entry:
    """Return the entry of a decision; it counts as published with its text, since it says what that text says."""
    body = {
        "about": "record", "action": action, "sort": item.sort, "document": item.told.document.id, "key": item.key,
        "value": record.model_dump(mode="json") if record is not None else None, "by": by, "reason": reason.strip()[:LONGEST],
    }  # fmt: skip
    published: datetime | None = item.told.published
    return Entry.of(KIND, body, published=published)


def _check_spans(value: Any, text: str) -> None:
    if isinstance(value, dict):
        if value.keys() == {"start", "end", "quote"} and not Span(**value).stands_in(text):
            raise RecordError(
                f"{value['quote'][:60]!r} does not stand at {value['start']} in the text", remedy="select the words in the text"
            )
        value = tuple(value.values())
    if isinstance(value, list | tuple):
        for one in value:
            _check_spans(one, text)
