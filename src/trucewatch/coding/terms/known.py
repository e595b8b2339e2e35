"""What the steps share: the parse, and the way from spans to its tokens and back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from trucewatch.coding.rules.names import Names
from trucewatch.coding.rules.reading import Reading
from trucewatch.coding.rules.voice import Voices
from trucewatch.coding.rules.voices import listen
from trucewatch.coding.rules.wordlist import listed
from trucewatch.records import Party, Span

if TYPE_CHECKING:
    from spacy.tokens import Span as Tokens
    from spacy.tokens import Token


@dataclass(frozen=True)
class Known:
    """A reading, its names and its attributions."""

    reading: Reading
    names: Names
    voices: Voices

    @classmethod
    def of(cls, reading: Reading) -> Known:
        """Return what is known of a reading."""
        return cls(reading, Names(reading), listen(reading))

    def tokens(self, span: Span) -> Tokens | None:
        """Return the tokens under a span of the document's text; None for a span outside the parsed body."""
        base = self.reading.base
        if span.start < base:
            return None
        return self.reading.doc.char_span(span.start - base, span.end - base, alignment_mode="expand")

    def sentences(self, span: Span, most: int, until: int | None) -> list[Tokens]:
        """Return the sentence of a span and those after it: ``most`` of them, and but the next only what begins before ``until``."""
        tokens = self.tokens(span)
        if tokens is None:
            return []
        following = [s for s in self.reading.sentences if s.start >= tokens.sent.end][:most]
        here = [s for n, s in enumerate(following) if not n or until is None or self.reading.chars(s.start_char, s.end_char).start < until]
        return [tokens.sent, *here]

    def party(self, token: Token) -> Party | None:
        """Return the party that a token names or stands for."""
        span = self.names.span(token)
        return Party(span=span) if span else None


def alike(a: Span, b: Span) -> bool:
    """Tell whether two spans share a word that names something."""
    return bool(words(a.quote) & words(b.quote))


def words(text: str) -> set[str]:
    """Return the words of a phrase that name something, in lower case."""
    found = {word.strip(".,“”\"'’()").lower() for word in text.split() if len(word) > 3 or word.isupper()}
    return {word.removesuffix("s") for word in found} - listed("common")
