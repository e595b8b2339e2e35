"""Dead and wounded: numbers stated for one act ("at least 13" is 13, "dozens" is no number)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trucewatch.records import Count

from .phrases import Range, noun_phrase
from .reading import Reading
from .tree import by, clause, is_verb, objects_of, undergoer
from .wordlist import listed

if TYPE_CHECKING:
    from spacy.tokens import Span as Tokens
    from spacy.tokens import Token

WORDS = {
    w: n
    for n, w in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
            "twenty",
        ]
    )
}
WORDS |= {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "hundred": 100, "a": 1, "an": 1}


def toll(reading: Reading, tokens: list[Token], of: str, alone: bool) -> Count | None:
    """Return the number of "killed" or "injured" stated for the act told at ``tokens``.

    Where the act is ``alone`` in its sentence every toll word counts for it, otherwise those in its clauses. Separate numbers are summed.
    """
    words = reading.lexicon.words("incidents", "toll", of)
    clauses = {clause(t).i for t in tokens}
    found: dict[int, int] = {}
    for word in reading.words(words, tokens[0].sent):
        if alone or _belongs(word, tokens, clauses):
            found |= _victims(word)
    if not found:
        return None
    first, last = min(found), max(found)
    return Count(span=reading.span((first, last + 1)), value=sum(found.values()))


def told_of_one(sentence: Tokens, words: frozenset[str]) -> Range | None:
    """Return the tokens that say that one came to harm ("a soldier was killed", "killing the mayor"), by one of the toll ``words``."""
    for word in sentence:
        who = _counted(word) if word.lemma_.lower() in words else None
        if who is not None and who.i != word.i and _is_one(who):
            return min(_with_article(who), _with_verb(word)), max(who.i, word.i) + 1
    return None


def _is_one(noun: Token) -> bool:
    single = noun.tag_ in ("NN", "NNP", "PRP") or noun.lower_ in ("one", "another")
    return single and noun.lemma_.lower() not in listed("crowds") and all(number(n) == 1 for n in by(noun, "nummod"))


def _with_article(noun: Token) -> int:
    start = noun_phrase(noun, of=False)[0]
    return min([start, *(c.i for c in by(noun, "det", "poss"))])


def _with_verb(word: Token) -> int:
    """Return where a toll word begins, with the verb before it in "shot dead"."""
    return word.i - 1 if word.pos_ == "ADJ" and word.i > word.sent.start and is_verb(word.nbor(-1)) else word.i


def _belongs(word: Token, tokens: list[Token], clauses: set[int]) -> bool:
    here = clause(word)
    return here.i in clauses or here.head.i in clauses or any(clause(t).head.i == here.i for t in tokens)


def _victims(word: Token) -> dict[int, int]:
    """Return the victims that a toll word counts: values by the index of their numeral or noun."""
    beside = word.nbor(-1) if word.i > word.sent.start else None
    if beside is not None and beside.pos_ == "NUM" and beside.ent_type_ not in ("DATE", "TIME") and (value := number(beside)) is not None:
        return {beside.i: value}
    who = _counted(word)
    found: dict[int, int] = {}
    for one in (who, *who.conjuncts) if who is not None else ():
        if (value := _value(one)) is not None:
            found[one.i] = value
    return found


def _counted(word: Token) -> Token | None:
    """Return the noun whose number a toll word states."""
    if is_verb(word):
        return next(iter(by(word, "nsubj")), None) if word.lemma_ in ("die", "perish") else undergoer(word)
    if word.dep_ in ("amod", "acomp", "attr", "oprd") or (word.pos_ == "ADJ" and word.dep_ == "advmod"):
        verb = word.head
        return undergoer(verb) or next(iter(by(verb, "nsubj")), verb) if is_verb(verb) else verb
    inner = objects_of(word, ("of",))
    return inner[0] if inner and word.lemma_ not in ("life",) else word


def _value(noun: Token) -> int | None:
    """Return how many a noun counts: its numeral, or one for a single person."""
    if noun.pos_ == "NUM":
        return number(noun) if noun.ent_type_ not in ("DATE", "TIME") else None
    numeral = next(iter(by(noun, "nummod")), None)
    if numeral is not None:
        return number(numeral)
    if noun.lower_ == "another":
        return 1
    single = noun.tag_ in ("NN", "NNP") and noun.lemma_.lower() not in listed("crowds")
    article = any(c.dep_ == "det" and c.lower_ in ("a", "an", "another") for c in noun.children)
    return 1 if single and (article or noun.ent_type_ == "PERSON" or _office(noun)) else None


def _office(noun: Token) -> bool:
    return any(c.dep_ in ("appos", "compound") and c.ent_type_ == "PERSON" for c in noun.children)


def number(token: Token) -> int | None:
    """Return the value of a numeral in figures or words, compound ("twenty-five") or single; None where it has none."""
    text = token.lower_.replace(",", "")
    if re.fullmatch(r"\d+", text):
        return int(text)
    if text in WORDS:
        lower = [c for c in token.children if c.dep_ == "compound" and c.lower_ in WORDS]
        return WORDS[text] + sum(WORDS[c.lower_] for c in lower if WORDS[c.lower_] >= 20 > WORDS[text])
    return None
