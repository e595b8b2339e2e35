"""A piece of an immutable text: where it stands and what it says (W3C Web Annotation selectors)."""

from __future__ import annotations

from pydantic import model_validator

from .base import Record


class Span(Record):
    """Code points ``[start, end)`` of a text, with the quote that stands there.

    The pair of position and quote corresponds to the TextPositionSelector and TextQuoteSelector of the W3C Web
    Annotation model; the text itself is named by the record that holds the span.
    """

    start: int
    end: int
    quote: str

    @model_validator(mode="after")
    def _measured(self) -> Span:
        if self.start < 0 or self.end - self.start != len(self.quote):
            raise ValueError(f"span {self.start}:{self.end} does not measure its quote {self.quote[:40]!r}")
        return self

    @classmethod
    def of(cls, text: str, start: int, end: int) -> Span:
        """Return the span of ``text[start:end]``."""
        return cls(start=start, end=end, quote=text[start:end])

    @classmethod
    def find(cls, text: str, quote: str, near: int = 0) -> Span | None:
        """Return the occurrence of ``quote`` in ``text`` that starts closest to ``near``, or None."""
        starts = list(_occurrences(text, quote))
        return cls.of(text, (s := min(starts, key=lambda at: abs(at - near))), s + len(quote)) if starts else None

    def shifted(self, by: int) -> Span:
        """Return the same quote ``by`` code points further on."""
        return Span(start=self.start + by, end=self.end + by, quote=self.quote)

    def part(self, start: int, end: int) -> Span:
        """Return the span of ``quote[start:end]``, where it stands in the text."""
        return Span(start=self.start + start, end=self.start + end, quote=self.quote[start:end])

    def before(self, other: Span) -> str:
        """Return the words of this span before another one of the same text: none where that begins first."""
        return self.quote[: max(0, other.start - self.start)]

    def behind(self, other: Span) -> str:
        """Return the words of this span behind another one of the same text: all where that ends first."""
        return self.quote[max(0, other.end - self.start) :]

    def stands_in(self, text: str) -> bool:
        """Tell whether the quote is what ``text`` has at this place."""
        return text[self.start : self.end] == self.quote

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two spans share a code point."""
        return self.start < other.end and other.start < self.end


def _occurrences(text: str, quote: str) -> list[int]:
    found, at = [], text.find(quote) if quote else -1
    while at >= 0:
        found.append(at)
        at = text.find(quote, at + 1)
    return found
