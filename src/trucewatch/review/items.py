"""The records that people decide about, each with the print it stands in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from trucewatch.desk import Ledger
from trucewatch.desk.indexed import Told
from trucewatch.desk.known import Known
from trucewatch.errors import RecordError
from trucewatch.records import Incident, Pledge, Span
from trucewatch.records.keys import text_of

from .decision import Sort


@dataclass(frozen=True)
class Item:
    """A pledge or an incident of one print. ``group`` is the truce or the incident that it was put to; None where to none."""

    key: str
    sort: Sort
    told: Told
    record: Pledge | Incident
    group: str | None

    @property
    def anchor(self) -> Span:
        """The words that the record hangs on."""
        return self.record.undertaking if isinstance(self.record, Pledge) else self.record.anchor

    @property
    def same(self) -> tuple[str, str, str, str]:
        """What it has in common with the same record in the other prints of its story, and with no other: its kind, and its words."""
        return self.told.story, self.sort, self.record.kind.value, " ".join(self.anchor.quote.split()).casefold()


def items(seen: Known) -> Iterator[Item]:
    """Yield all records, in order of time."""
    for told in sorted(seen.tolds.values(), key=lambda told: told.order):
        yield from items_of(told, seen)


def items_of(told: Told, seen: Known) -> Iterator[Item]:
    """Yield the records of one print."""
    for act in told.acts():
        yield Item(act.key, "pledge", told, act.pledge, seen.linked.truce_of.get(act.key))
    for telling in told.tellings():
        yield Item(telling.key, "incident", told, telling.incident, seen.linked.incident_of.get(telling.key))


def find(seen: Known, key: str) -> Item:
    """Return the record of that key.

    Raises RecordError where there is none, as after a rejection or a correction that moved it.
    """
    text = text_of(key)
    tolds = (told for told in seen.tolds.values() if told.document.id == text)
    found = next((item for told in tolds for item in items_of(told, seen) if item.key == key), None)
    if found is None:
        raise RecordError("no record of that key stands now", where=key[:80], remedy="see its history; an undo brings it back")
    return found


def unjudged(book: Ledger) -> Known:
    """Return what coders alone read, as if nobody had decided about anything."""
    return book.known(people=False)


def siblings(seen: Known, item: Item) -> list[Item]:
    """Return the same record in the other prints of the story: of the same kind, hanging on the same words."""
    others = (told for told in seen.tolds.values() if told.story == item.told.story and told.key != item.told.key)
    return [one for told in others for one in items_of(told, seen) if one.same == item.same]
