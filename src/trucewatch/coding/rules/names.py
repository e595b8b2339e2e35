"""Who is meant: pronouns and short names carried back to the phrase that names the party or person most fully."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trucewatch.records import Span

from .phrases import Range, noun_phrase, trim
from .reading import Reading
from .wordlist import listed

if TYPE_CHECKING:
    from spacy.tokens import Token

PLURAL = frozenset({"they", "them", "their", "both", "who"})
PERSON = frozenset({"he", "she", "him", "her", "his", "himself", "herself", "i", "my"})
THING = frozenset({"it", "its", "itself"})
WE = frozenset({"we", "us", "our", "i", "me", "my"})
DEICTIC = frozenset({"the", "this", "that", "latter"})


def is_pronoun(token: Token) -> bool:
    """Tell whether the word only stands for a name."""
    return token.tag_ in ("PRP", "PRP$", "WP", "WDT") or token.lower_ in PLURAL | PERSON | THING


def is_person(token: Token) -> bool:
    """Tell whether the word names a person: by the recogniser, or because an office stands beside the name."""
    if token.ent_type_ == "PERSON":
        return token.lower_ not in listed("bodies")
    if token.tag_ != "NNP" or token.dep_ in ("compound", "poss"):
        return False
    beside = [c for c in token.lefts if c.dep_ in ("compound", "nmod", "amod")] + [
        c for c in token.children if c.dep_ == "appos" and c.i > token.i + 1
    ]
    if token.dep_ == "appos" and token.i > token.head.i:
        beside.append(token.head)
    return any(c.lemma_.lower().rstrip(".") in listed("offices_of_names") for c in beside)


class Names:
    """The parties and persons of one text, in order, for looking back."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        parties = reading.lexicon.words("actors", "parties")
        self.candidates = [t for t in reading.tokens if _can_act(t, parties)]

    def span(self, token: Token) -> Span | None:
        """Return the phrase that names who ``token`` stands for, most fully; None where it names nobody."""
        meant = self.resolve(token)
        return self.reading.span(self.range(meant)) if meant is not None else None

    def range(self, token: Token) -> Range:
        """Return the tokens of that phrase: persons by their full name without titles, others by their noun phrase."""
        return self._fullest(token) if is_person(token) else noun_phrase(token)

    def resolve(self, token: Token) -> Token | None:
        """Return the word that a pronoun stands for; any other word is returned as it is."""
        if token.tag_ in ("WP", "WDT") and token.head.dep_ == "relcl":
            return self.resolve(token.head.head)
        if not is_pronoun(token):
            return self._named(token)
        return self._antecedent(token)

    def _antecedent(self, token: Token) -> Token | None:
        word, start = token.lower_, token.sent.start
        before = [c for c in self.candidates if c.i < token.i and start - c.sent.start < 120]
        if word in PERSON:
            return next((c for c in _salient(before, token) if is_person(c)), None)
        if word in PLURAL | WE:
            return next((c for c in _salient(before, token) if not is_person(c)), None)
        if word in THING:
            return next((c for c in _salient(before, token) if not is_person(c) and c.tag_ != "NNS"), None)
        return None

    def _named(self, token: Token) -> Token:
        """Carry "the group" back to the last named group."""
        if (
            token.lemma_.lower() in listed("short")
            and any(c.lower_ in DEICTIC for c in token.children if c.dep_ == "det")
            and len(list(token.children)) == 1
        ):
            earlier = [c for c in self.candidates if c.i < token.i and c.ent_type_ in ("ORG", "NORP", "GPE") and c.tag_.startswith("NNP")]
            return earlier[-1] if earlier else token
        return token

    def _fullest(self, token: Token) -> Range:
        """Return the longest name of this text that ends as ``token``'s does, without titles."""
        here = self._person(token)
        family = self.reading.doc[here[1] - 1].text
        if here[1] - here[0] > 1:
            return here
        others = [self._person(c) for c in self.candidates if is_person(c)]
        longer = [r for r in others if r[1] - r[0] > 1 and self.reading.doc[r[1] - 1].text == family]
        return longer[0] if longer else here

    def _person(self, token: Token) -> Range:
        doc, titles = self.reading.doc, self.reading.lexicon.words("speech", "titles")
        start, end = token.i, token.i + 1
        if token.ent_type_ != "PERSON":
            while start > 0 and doc[start - 1].pos_ == "PROPN" and doc[start - 1].lower_ not in titles:
                start -= 1
            return trim(token, start, end)
        while start > 0 and doc[start - 1].ent_type_ == "PERSON" and token.ent_iob_ != "B" and doc[start].ent_iob_ != "B":
            start -= 1
        while end < len(doc) and doc[end].ent_type_ == "PERSON" and doc[end].ent_iob_ == "I":
            end += 1
        while start < end - 1 and (doc[start].lower_ in titles or doc[start].is_punct):
            start += 1
        return trim(token, start, end)


def _can_act(token: Token, parties: frozenset[str]) -> bool:
    if token.dep_ in ("compound", "amod", "case") or token.pos_ not in ("NOUN", "PROPN"):
        return False
    if token.ent_type_ in ("ORG", "NORP", "GPE", "PERSON"):
        return True
    return token.lemma_.lower() in parties


def _salient(before: list[Token], token: Token) -> list[Token]:
    """Sort candidates: subjects of this and the last sentences first, the nearest first."""

    def rank(c: Token) -> tuple[int, int, int]:
        distance = sum(1 for t in token.doc[c.i : token.i] if t.is_sent_start)
        as_subject = 0 if c.dep_ in ("nsubj", "nsubjpass") else 1
        place = 1 if c.ent_type_ == "GPE" and c.dep_ == "pobj" else 0
        return distance, as_subject + 2 * place, -c.i

    return sorted(before, key=rank)
