"""Whether a text only supposes an act: "suppose that Norda attacked tomorrow", "imagine a mine went off", "what if they shelled it?"."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from .tree import SUBJECTS, by, up
from .wordlist import listed

if TYPE_CHECKING:
    from spacy.tokens import Token


def supposed(token: Token) -> bool:
    """Tell whether the act at ``token`` is what a reader is asked to suppose, or is only asked about."""
    for below, above in pairwise((token, *up(token))):
        if below.dep_ in ("relcl", "acl"):  # what tells of whom it is about is told for itself
            return False
        if _asks_what_if(below) or (_bids(above) and below.i > above.i):
            return True
    return _asks_what_if([token, *up(token)][-1])


def _bids(verb: Token) -> bool:
    """Tell whether a verb of supposing is said to the reader: it has no subject but that of "let us suppose", and no "to" before it."""
    if verb.lemma_.lower() not in listed("supposing") or verb.tag_ not in ("VB", "VBP"):
        return False
    let = verb.head.lemma_.lower() == "let"
    return let or not (by(verb, *SUBJECTS) or any(c.dep_ in ("aux", "neg") for c in verb.children) or verb.dep_ in ("conj", "xcomp"))


def _asks_what_if(verb: Token) -> bool:
    """Tell whether a clause is asked with "what if"."""
    marks = [c for c in verb.children if c.lower_ == "if"]
    return any(mark.i > 0 and mark.nbor(-1).lower_ == "what" for mark in marks)
