"""One text under the rules' eyes: its parse, where it stands in the document, and how tokens become spans."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from trucewatch.records import Span

from .lexicon import Lexicon
from .phrases import Range, noun_phrase

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Tokens


@dataclass(frozen=True)
class Reading:
    """``doc`` is the parse of ``text[base:...]``; ``published`` is what relative times are counted from."""

    doc: Doc
    text: str
    base: int
    published: date | None
    lexicon: Lexicon

    @cached_property
    def sentences(self) -> list[Tokens]:
        """The sentences of the parsed text, found once."""
        return list(self.doc.sents)

    @cached_property
    def tokens(self) -> list[Token]:
        """The tokens of the parsed text; made once, since the parse makes each anew whenever it is asked for."""
        return list(self.doc)

    @cached_property
    def lemmas(self) -> list[str]:
        """The lemma of each token in lower case."""
        return [token.lemma_.lower() for token in self.tokens]

    @cached_property
    def body(self) -> str:
        """The parsed text, which the parse would put together from its tokens."""
        length = self.tokens[-1].idx + len(self.tokens[-1].text_with_ws) if self.tokens else 0
        return self.text[self.base : self.base + length]

    def within(self, part: Tokens) -> list[Token]:
        """Return the tokens of a part of the parse."""
        return self.tokens[part.start : part.end]

    def words(self, lemmas: Container[str], part: Tokens) -> list[Token]:
        """Return the tokens of a part of the parse that have one of the lemmas."""
        return [self.tokens[i] for i in range(part.start, part.end) if self.lemmas[i] in lemmas]

    def quote(self, part: Tokens) -> str:
        """Return the text of a part of the parse."""
        return self.body[part.start_char : part.end_char]

    def span(self, tokens: Range) -> Span:
        """Return the span of the document's text under the tokens."""
        start, end = tokens
        last = self.doc[end - 1]
        return Span.of(self.text, self.base + self.doc[start].idx, self.base + last.idx + len(last.text))

    def chars(self, start: int, end: int) -> Span:
        """Return the span of code points of the parsed text."""
        return Span.of(self.text, self.base + start, self.base + end)

    def phrase(self, head: Token, of: bool = True) -> Span:
        """Return the span of the noun phrase of ``head``."""
        return self.span(noun_phrase(head, of))

    def sentence(self, token: Token) -> Span:
        """Return the span of the sentence of ``token``."""
        sent = token.sent
        return self.chars(sent.start_char, sent.start_char + len(self.quote(sent).rstrip()))

    def token_at(self, char: int) -> Token | None:
        """Return the token at a code point of the document's text."""
        place = self.doc.char_span(char - self.base, char - self.base + 1, alignment_mode="expand") if char >= self.base else None
        return place[0] if place else None
