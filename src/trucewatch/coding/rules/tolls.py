"""Dead and wounded: numbers stated for one act ("at least 13" is 13, "dozens" is no number)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trucewatch.records import Count

from .reading import Reading
from .tree import by, clause, is_verb, undergoer

if TYPE_CHECKING:
    from spacy.tokens import Token

WORDS = {w: n for n, w in enumerate("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty".split())}
WORDS |= {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "hundred": 100, "a": 1, "an": 1}


def toll(reading: Reading, tokens: list[Token], of: str) -> Count | None:
    """Return the number of "killed" or "injured" that the sentence of ``tokens`` states for their act."""
    words = reading.lexicon.words("incidents", "toll", of)
    clauses = {clause(t).i for t in tokens}
    for word in tokens[0].sent:
        if word.lemma_.lower() in words and (clause(word).i in clauses or clause(word).head.i in clauses or any(clause(t).head.i == clause(word).i for t in tokens)):
            found = _number_at(word)
            if found is not None and (value := number(found)) is not None:
                return Count(span=reading.span((found.i, found.i + 1)), value=value)
    return None


def _number_at(word: Token) -> Token | None:
    """Return the numeral that counts the victims of a toll word."""
    if is_verb(word):
        who = undergoer(word) if word.lemma_ not in ("die", "perish") else next(iter(by(word, "nsubj")), None)
        return _numeral(who) if who is not None else None
    return _numeral(word) or (_numeral(word.head) if word.dep_ in ("amod", "acomp", "attr", "oprd") else None)


def _numeral(noun: Token) -> Token | None:
    if noun.pos_ == "NUM" and noun.ent_type_ not in ("DATE", "TIME"):
        return noun
    return next(iter(by(noun, "nummod")), None)


def number(token: Token) -> int | None:
    """Return the value of a numeral in figures or words, compound ("twenty-five") or single; None where it has none."""
    text = token.lower_.replace(",", "")
    if re.fullmatch(r"\d+", text):
        return int(text)
    if text in WORDS:
        lower = [c for c in token.children if c.dep_ == "compound" and c.lower_ in WORDS]
        return WORDS[text] + sum(WORDS[c.lower_] for c in lower if WORDS[c.lower_] >= 20 > WORDS[text])
    return None
