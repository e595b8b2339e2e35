"""A codebook record into a report: what a person, or another program, coded, every word of it found in the text.

The counterpart of :mod:`trucewatch.coding.passage`, and as strict as a reader would be: a phrase that does not stand in the text is an
error that names it, never left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

from trucewatch.errors import RecordError
from trucewatch.records import (
    Coder,
    Condition,
    Count,
    Document,
    Incident,
    IncidentFactuality,
    IncidentKind,
    Party,
    Place,
    Pledge,
    PledgeFactuality,
    PledgeKind,
    Report,
    Span,
    Speaker,
    When,
)
from trucewatch.sentences import beginnings

from .coder import published_on
from .hybrid.numbers import counts
from .times import Setting, resolve
from .when import of_day

E = TypeVar("E", bound=StrEnum)
Fields = Mapping[str, Any]


def to_report(record: Fields, document: Document, coder: Coder) -> Report:
    """Return the report that a codebook record makes of ``document``.

    Beside the codebook's fields an incident may have ``claimed_by`` and ``denied_by`` (lists of names), and its ``anchor`` as words or in
    ``spans``. Raises RecordError where a phrase does not stand in the text, or a value is none of the codebook's.
    """
    where = str(record.get("id") or document.location)
    shift = document.text.find(str(record.get("text") or document.text).strip())
    pledges = tuple(_Entry(entry, document, f"{where}, pledge {n}", shift).pledge() for n, entry in _entries(record, "pledges", where))
    acts = _entries(record, "incidents", where)
    incidents = tuple(_Entry(entry, document, f"{where}, incident {n}", shift).incident() for n, entry in acts)
    return Report(
        text_sha256=document.id,
        coder=coder,
        published=published_on(document),
        relevant=bool(record.get("relevant", pledges or incidents)),
        origin=_Entry(record, document, where, shift).span("origin"),
        pledges=pledges,
        incidents=incidents,
    )


@dataclass
class _Entry:
    """One entry of a record, looked up in its text.

    ``shift`` is where the record's own text begins in the document's (-1: it was changed, so that the record's offsets say nothing);
    ``near`` is where the entry's first phrase stands.
    """

    fields: Fields
    document: Document
    where: str
    shift: int
    near: int = 0

    def pledge(self) -> Pledge:
        undertaking = self.needed("undertaking")
        condition = self.span("condition")
        return Pledge(
            kind=self.one_of(PledgeKind, "kind"),
            pledgers=self.parties("pledgers"),
            counterparts=self.parties("counterparts"),
            undertaking=undertaking,
            condition=Condition(span=condition) if condition else None,
            starts=self.when("starts", "starts_iso"),
            ends_or_duration=self.span("ends_or_duration"),
            mediators=self.parties("mediators"),
            said_by=self.speaker("said_by"),
            anonymous=bool(self.fields.get("anonymous")),
            factuality=self.one_of(PledgeFactuality, "factuality", PledgeFactuality.ASSERTED),
            sentence=self.sentence(undertaking),
            confidence=self.fields.get("confidence"),
        )

    def incident(self) -> Incident:
        anchor = self.anchor()
        place = self.span("place")
        actor, target = self.party("actor"), self.party("target")
        return Incident(
            kind=self.one_of(IncidentKind, "kind"),
            anchor=anchor,
            actor=actor,
            target=target,
            place=Place(span=place) if place else None,
            when=self.when("date_text", "date_iso"),
            killed=self.count("killed", anchor),
            injured=self.count("injured", anchor),
            said_by=self.speaker("said_by"),
            denied_by=tuple(Speaker(span=party.span) for party in self.parties("denied_by")),
            claimed_by=self.parties("claimed_by"),
            alleged_violation=bool(self.fields.get("alleged_violation")),
            factuality=self.one_of(IncidentFactuality, "factuality", IncidentFactuality.ASSERTED),
            sentence=self.sentence(anchor),
            confidence=self.fields.get("confidence"),
        )

    def anchor(self) -> Span:
        """Return the word that names the act; records of the codebook have none, so there the first phrase of the entry stands for it."""
        if pair := self.told_at("anchor"):
            self.near = pair[0]
            return Span.of(self.document.text, *pair)
        first = next((name for name in ("anchor", "target", "place", "actor", "date_text", "said_by") if self.fields.get(name)), "anchor")
        return self.needed(first)

    def needed(self, name: str) -> Span:
        found = self.span(name)
        if found is None:
            raise RecordError(f"no {name!r}", self.where, "give the words of the text that say it")
        self.near = found.start
        return found

    def span(self, name: str) -> Span | None:
        value = self.fields.get(name)
        return None if value is None else self.find(value, name, self.told_at(name))

    def find(self, value: object, name: str, told: tuple[int, int] | None = None) -> Span:
        """Return where words stand: at the offsets told, where these hold; else nearest to the entry's first phrase."""
        if not isinstance(value, str) or not value.strip():
            raise RecordError(f"{name}: not words of a text: {value!r}", self.where, "give the words as they stand in the text, or null")
        text = self.document.text
        if told and text[slice(*told)] == value:
            return Span.of(text, *told)
        near, start, end = told[0] if told else self.near, self.document.body_start, self.document.body_end
        inside = Span.find(text[start:end], value.strip(), max(near - start, 0))
        found = inside.shifted(start) if inside else Span.find(text, value.strip(), near)
        if found is None:
            raise RecordError(f"{name}: the text does not say {value.strip()!r}", self.where, "copy the words exactly as they stand there")
        return found

    def told_at(self, name: str) -> tuple[int, int] | None:
        """Return the offsets that the record itself gives for a field, where they are a pair within the text."""
        spans = self.fields.get("spans")
        pair = spans.get(name) if isinstance(spans, Mapping) else None
        match pair:
            case [int(start), int(end)] if self.shift >= 0 and 0 <= start < end <= len(self.document.text) - self.shift:
                return start + self.shift, end + self.shift
        return None

    def party(self, name: str) -> Party | None:
        found = self.span(name)
        return Party(span=found) if found else None

    def parties(self, name: str) -> tuple[Party, ...]:
        values = self.fields.get(name) or []
        if not isinstance(values, list | tuple):
            raise RecordError(f"{name}: not a list: {values!r}", self.where, "write a list of names")
        return tuple(Party(span=span) for span in dict.fromkeys(self.find(value, name) for value in values))

    def speaker(self, name: str) -> Speaker | None:
        found = self.span(name)
        return Speaker(span=found, anonymous=bool(self.fields.get("anonymous"))) if found else None

    def when(self, name: str, iso: str) -> When | None:
        found = self.span(name)
        if found is None:
            return None
        # A coder who wrote null there has decided that the text gives no day.
        day = self.day(iso) if iso in self.fields else self.meant(found, start=name == "starts")
        return When(span=found) if day is None else of_day(found, day)

    def day(self, name: str) -> date | None:
        value = self.fields.get(name)
        try:
            return date.fromisoformat(str(value)) if value else None
        except ValueError:
            raise RecordError(f"{name}: no date: {value!r}", self.where, "write it as 2020-10-11, or null") from None

    def meant(self, phrase: Span, start: bool) -> date | None:
        return resolve(phrase.quote, Setting(published_on(self.document), self.document.text, phrase.start, start)).day

    def count(self, name: str, anchor: Span) -> Count | None:
        """Return a stated number: given as the words of the text, or as the number that a phrase near the act states."""
        value = self.fields.get(name)
        if value is None:
            return None
        if isinstance(value, str) and not value.strip().isdigit():
            return self.counted(self.find(value, name), name)
        return self.stated(int(value), name, anchor) if isinstance(value, int | str) else self.refuse(name, value)

    def counted(self, phrase: Span, name: str) -> Count:
        found = counts(phrase.quote)
        return Count(span=phrase, value=sum(one.value for one in found)) if found else self.refuse(name, phrase.quote)

    def stated(self, value: int, name: str, anchor: Span) -> Count:
        text = self.document.text
        told = self.told_at(name)
        found = [Span.of(text, *told)] if told else [Span.of(text, one.start, one.end) for one in counts(text) if one.value == value]
        if found:
            return Count(span=min(found, key=lambda span: abs(span.start - anchor.start)), value=value)
        # Several tolls may add up to the number (codebook: tolls); then the sentence is what states it.
        sentence = self.sentence(anchor)
        if sum(one.value for one in counts(sentence.quote)) < value:
            raise RecordError(f"{name}: the text does not say {value}", self.where, "give the words of the text that state the number")
        return Count(span=sentence, value=value)

    def refuse(self, name: str, value: object) -> Count:
        raise RecordError(f"{name}: no number: {value!r}", self.where, "give a number, or the words that state it")

    def one_of(self, kinds: type[E], name: str, otherwise: E | None = None) -> E:
        value = self.fields.get(name)
        if value is None and otherwise is not None:
            return otherwise
        try:
            return kinds(str(value))
        except ValueError:
            raise RecordError(f"{name}: unknown: {value!r}", self.where, f"one of: {', '.join(kinds)}") from None

    def sentence(self, around: Span) -> Span:
        """Return the sentence that a span stands in: as the record says, else from one full stop to the next."""
        if pair := self.told_at("sentence"):
            return Span.of(self.document.text, *pair)
        low, high = self.document.body_start, self.document.body_end
        if not low <= around.start < high:
            low, high = 0, len(self.document.text)
        ends = list(beginnings(self.document.text, low, high))
        start = max((end for end in ends if end <= around.start), default=low)
        end = min((end for end in ends if end >= around.end), default=high)
        quote = self.document.text[start:end]
        return Span.of(self.document.text, start + len(quote) - len(quote.lstrip()), start + len(quote.rstrip()))


def _entries(record: Fields, name: str, where: str) -> Iterable[tuple[int, Fields]]:
    values = record.get(name) or []
    if not isinstance(values, list) or not all(isinstance(value, Mapping) for value in values):
        raise RecordError(f"{name!r} is not a list of entries", where, "write it as the codebook shows")
    return enumerate(values, 1)
