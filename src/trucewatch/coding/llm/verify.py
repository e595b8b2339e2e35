"""The answer held to the text: every string must be a span of it, every kind one of the codebook; what is not is dropped and counted."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

from trucewatch.coding.times import Setting
from trucewatch.coding.when import exact, when
from trucewatch.records import (
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
    Span,
    Speaker,
    When,
)

E = TypeVar("E", bound=StrEnum)


@dataclass
class Verifier:
    """Turns a model's entries into records; ``dropped`` counts the strings that are not in the text, ``refused`` the entries."""

    document: Document
    published: date | None
    dropped: int = 0
    refused: int = 0
    _near: int = field(default=0, repr=False)

    def pledges(self, entries: object) -> tuple[Pledge, ...]:
        """Return the entries whose undertaking stands in the text."""
        return tuple(p for entry in _objects(entries) if (p := self._pledge(entry)) is not None)

    def incidents(self, entries: object) -> tuple[Incident, ...]:
        """Return the entries whose anchor, or else another of their phrases, stands in the text."""
        return tuple(i for entry in _objects(entries) if (i := self._incident(entry)) is not None)

    def span(self, value: object) -> Span | None:
        """Return where a string stands in the body, nearest to the entry's first phrase; None, and counted, where it does not."""
        if not isinstance(value, str) or not value.strip():
            return None
        body_start = self.document.body_start
        found = Span.find(self.document.body, value.strip(), max(0, self._near - body_start))
        if found is None:
            self.dropped += 1
            return None
        return found.shifted(body_start)

    def _pledge(self, entry: dict[str, Any]) -> Pledge | None:
        kind, undertaking = _one_of(PledgeKind, entry.get("kind")), self._first(entry, "undertaking")
        if kind is None or undertaking is None:
            self.refused += 1
            return None
        condition, speaker, starts = self.span(entry.get("condition")), self._speaker(entry), self._when(entry.get("starts"), start=True)
        return Pledge(
            kind=kind,
            factuality=_one_of(PledgeFactuality, entry.get("factuality")) or PledgeFactuality.ASSERTED,
            undertaking=undertaking,
            pledgers=self._parties(entry.get("pledgers")),
            counterparts=self._parties(entry.get("counterparts")),
            mediators=self._parties(entry.get("mediators")),
            condition=Condition(span=condition) if condition else None,
            starts=starts,
            ends_or_duration=self.span(entry.get("ends_or_duration")),
            said_by=speaker,
            anonymous=entry.get("anonymous") is True and speaker is not None,
            sentence=self._sentence(undertaking),
        )

    def _incident(self, entry: dict[str, Any]) -> Incident | None:
        kind, anchor = _one_of(IncidentKind, entry.get("kind")), self._first(entry, "anchor", "target", "place", "actor")
        if kind is None or anchor is None:
            self.refused += 1
            return None
        actor, target, place = (self.span(entry.get(name)) for name in ("actor", "target", "place"))
        return Incident(
            kind=kind,
            factuality=_one_of(IncidentFactuality, entry.get("factuality")) or IncidentFactuality.ASSERTED,
            anchor=anchor,
            actor=Party(span=actor) if actor else None,
            target=Party(span=target) if target else None,
            place=Place(span=place) if place else None,
            when=self._when(entry.get("date")),
            killed=self._count(entry.get("killed")),
            injured=self._count(entry.get("injured")),
            said_by=self._speaker(entry),
            alleged_violation=entry.get("alleged_violation") is True,
            sentence=self._sentence(anchor),
        )

    def _first(self, entry: dict[str, Any], *names: str) -> Span | None:
        """Return the first of the entry's phrases that stands in the text; the others are looked for near it."""
        self._near = 0
        for name in names:
            found = self.span(entry.get(name))
            if found is not None:
                self._near = found.start
                return found
        return None

    def _parties(self, values: object) -> tuple[Party, ...]:
        spans = [span for value in (values if isinstance(values, list) else []) if (span := self.span(value)) is not None]
        return tuple(Party(span=span) for span in dict.fromkeys(spans))

    def _speaker(self, entry: dict[str, Any]) -> Speaker | None:
        span = self.span(entry.get("said_by"))
        return Speaker(span=span, anonymous=entry.get("anonymous") is True) if span else None

    def _when(self, value: object, start: bool = False) -> When | None:
        span = self.span(value)
        if span is None:
            return None
        told = when(span, Setting(self.published, self.document.text, span.start, start))
        return exact(told) if start else told

    def _count(self, value: object) -> Count | None:
        """Return the number that a phrase states; the number is read here, never taken from the model."""
        from trucewatch.coding.hybrid.numbers import counts

        span = self.span(value)
        found = counts(span.quote) if span else []
        return Count(span=span, value=sum(c.value for c in found)) if span and found else None

    def _sentence(self, span: Span) -> Span:
        """Return the sentence around a span: from the last to the next full stop or line's end."""
        text, low, high = self.document.text, self.document.body_start, self.document.body_end
        start = max(
            low,
            *(text.rfind(mark, low, span.start) + len(mark) for mark in (". ", "\n", "? ", "! ") if mark in text[low : span.start]),
            low,
        )
        ends = [at + 1 for mark in (". ", "\n", "? ", "! ") if (at := text.find(mark, span.end, high)) >= 0]
        return Span.of(text, start, min(ends, default=high))


def _objects(entries: object) -> list[dict[str, Any]]:
    return [entry for entry in entries if isinstance(entry, dict)] if isinstance(entries, list) else []


def _one_of(kinds: type[E], value: object) -> E | None:
    return next((kind for kind in kinds if kind.value == value), None)
