"""Where an incident happened: the place phrase that belongs to its words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trucewatch.records import Span

from .phrases import noun_phrase
from .reading import Reading
from .tree import clause, objects_of, up
from .wordlist import listed

if TYPE_CHECKING:
    from spacy.tokens import Token


class Sites:
    """The places of one text."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.prepositions = reading.lexicon.words("places", "strict")
        self.nouns = reading.lexicon.words("places", "nouns")
        lists = reading.lexicon
        self.hit = lists.every("incidents", "verbs") | lists.every("incidents", "nouns") | lists.words("places", "hit")
        self.found = [t for t in reading.tokens if t.dep_ in ("dobj", "nsubjpass", "pobj") and self._is_place(t)]

    def of(self, tokens: list[Token], source: Token | None = None) -> Span | None:
        """Return the place of the act told at ``tokens``: what hangs on them first, then its clause, then its sentence."""
        clauses = {clause(t).i for t in tokens}
        mine = {t.i for t in tokens}
        sent = tokens[0].sent
        ranked = []
        for place in self.found:
            if not sent.start <= place.i < sent.end:
                continue
            above = [u.i for u in up(place)]
            if source is not None and source.i in above:
                continue
            rank = 0 if mine & set(above[:3]) else 1 if clause(place).i in clauses else 2
            ranked.append((rank, min(abs(place.i - i) for i in mine), place.i))
        return self._span(self.reading.tokens[min(ranked)[2]]) if ranked and min(ranked)[:2] < (2, 25) else None

    def _is_place(self, token: Token) -> bool:
        if token.ent_type_ in ("DATE", "TIME", "PERSON", "NORP", "CARDINAL", "ORG") and token.ent_type_ != "ORG":
            return False
        named = token.ent_type_ in ("GPE", "LOC", "FAC") or token.lemma_.lower() in self.nouns
        if token.dep_ in ("dobj", "nsubjpass"):
            return named and token.ent_type_ != "" and token.head.lemma_.lower() in self.hit
        if token.head.lower_ in self.prepositions:
            return named or (
                token.pos_ == "PROPN" and token.head.lower_ in ("in", "near", "outside", "at", "around") and token.ent_type_ != "ORG"
            )
        if token.head.lower_ == "on" and token.lemma_.lower() in listed("ways"):
            return True
        return (
            token.head.lower_ in ("on", "into", "against", "to", "of", "for", "over")
            and named
            and token.ent_type_ in ("GPE", "LOC", "FAC")
            and token.head.head.lemma_.lower() in self.hit
        )

    def _span(self, place: Token) -> Span:
        start, end = noun_phrase(place)
        beyond = next((c for c in place.rights if c.i == end and c.lower_ in self.reading.lexicon.words("places", "directions")), None)
        if beyond is not None:
            end = max([end, *(noun_phrase(o)[1] for o in objects_of(beyond, ("of",)))])
        return self.reading.span((start, end))
