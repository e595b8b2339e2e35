"""Whether a word of habit ("repeated", "daily") says that an act of violence recurs, and not something else beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

MODIFYING = frozenset(["amod", "advmod", "nummod", "quantmod", "npadvmod", "acomp", "attr", "compound", "oprd"])
MEASURES = frozenset(["basis", "interval"])  # "on a daily basis", "at regular intervals"


def recurring(word: Token, act: Token) -> bool:
    """Tell whether what ``word`` modifies is the act at ``act``, or what is said of it: "attacks have become a daily event"."""
    told = word
    while told.i != act.i and told.head.i != told.i and _modifies(told):
        told = told.head
    if told.i == word.i:
        return False
    of_it = act.head.lower_ == "of" and act.head.head.i == told.i  # "regular exchanges of fire"
    subject = act.head.i == told.i and act.dep_ in ("nsubj", "nsubjpass", "dobj")
    return told.i == act.i or of_it or subject or (told.dep_ == "relcl" and told.head.i == act.i)


def _modifies(word: Token) -> bool:
    measure = word.dep_ == "pobj" and word.lemma_.lower() in MEASURES
    return word.dep_ in MODIFYING or measure or (word.dep_ == "prep" and any(c.lemma_.lower() in MEASURES for c in word.children))
