"""Where an incident happened: the place phrase that belongs to its words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trucewatch.records import Span

from .phrases import noun_phrase
from .reading import Reading
from .tree import by, clause, up

if TYPE_CHECKING:
    from spacy.tokens import Token


class Sites:
    """The places of one text."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.prepositions = reading.lexicon.words("places", "strict")
        self.nouns = reading.lexicon.words("places", "nouns")
        self.found = [t for t in reading.doc if self._is_place(t)]

    def of(self, tokens: list[Token]) -> Span | None:
        """Return the place of the act told at ``tokens``: in its clause first, then nearest in its sentence."""
        clauses = {clause(t).i for t in tokens}
        mine = {t.i for t in tokens}
        ranked = []
        for place in self.found:
            if place.sent.start != tokens[0].sent.start:
                continue
            hangs = any(u.i in mine for u in list(up(place))[:3])
            here = clause(place).i in clauses
            if not here and not hangs:
                continue
            ranked.append((0 if hangs else 1, min(abs(place.i - i) for i in mine), place.i))
        return self._span(self.reading.doc[min(ranked)[2]]) if ranked else None

    def _is_place(self, token: Token) -> bool:
        if token.dep_ != "pobj" or token.head.lower_ not in self.prepositions or token.ent_type_ in ("DATE", "TIME", "PERSON", "NORP", "CARDINAL"):
            return False
        return token.ent_type_ in ("GPE", "LOC", "FAC") or token.lemma_.lower() in self.nouns or (token.pos_ == "PROPN" and token.head.lower_ in ("in", "near", "outside"))

    def _span(self, place: Token) -> Span:
        start, end = noun_phrase(place)
        return self.reading.span((start, end))
