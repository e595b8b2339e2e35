"""Whether a word of violence tells no act of the news, but one of an exercise, of fiction or of a day of remembrance."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from .tree import by, is_verb, objects_of, subject, up
from .wordlist import listed

if TYPE_CHECKING:
    from spacy.tokens import Token


def retold(token: Token) -> bool:
    """Tell whether the act at ``token`` is played, written or remembered where it stands, and not reported."""
    return _played(token) or _framed(token)


def exercised(token: Token) -> bool:
    """Tell whether an exercise is named as when the act was done, which an attack on those who exercise may say as well."""
    verb = token if is_verb(token) else token.head
    return any(t.lemma_.lower() in listed("exercises") for t in objects_of(verb, ("in", "during", "at")))


def _played(token: Token) -> bool:
    """Tell whether the act, or what it is done to, is a mock one ("in a simulated attack", "stormed a mock village")."""
    verb = token if is_verb(token) else token.head
    beside = [*by(verb, "dobj", "nsubjpass"), *objects_of(verb, ("in", "at"))] if is_verb(verb) else []
    return any(c.lower_ in listed("mock") for noun in (token, *beside) for c in noun.children)


def _framed(token: Token) -> bool:
    for below, above in pairwise((token, *up(token))):
        if _frames(below, above):
            return True
        if below.dep_ in ("relcl", "advcl"):  # what a clause tells beside is told for itself
            return False
    return False


def _frames(below: Token, above: Token) -> bool:
    """Tell whether what is told at ``below`` belongs to an exercise, a work or a remembrance at ``above``."""
    lemma = above.lemma_.lower()
    if lemma in listed("narrating"):
        source = subject(above)
        return source is not None and source.lemma_.lower() in listed("works")
    if lemma in listed("exercises"):
        return below.dep_ == "compound" or below.lower_ in ("of", "with", "against") or _in_which(below)
    return (lemma in listed("works") and (below.lower_ == "about" or _in_which(below))) or (
        lemma in listed("remembering") and below.dep_ == "prep"
    )


def _in_which(clause: Token) -> bool:
    """Tell whether a relative clause tells what happens in that on which it hangs ("a drill in which", "a novel where")."""
    inside = any(t.lower_ == "where" or (t.tag_ == "WDT" and t.head.lower_ == "in") for t in clause.subtree)
    return (clause.dep_ == "relcl" and inside) or (clause.dep_ == "acl" and clause.lower_ in ("involving", "simulating"))
