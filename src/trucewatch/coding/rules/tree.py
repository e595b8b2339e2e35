"""Ways about a dependency parse (ClearNLP labels): subjects, objects and complements, also where they are only understood."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")
CLAUSES = ("relcl", "advcl", "ccomp", "acl", "parataxis", "csubj")


def by(token: Token, *labels: str) -> list[Token]:
    """Return the children of ``token`` under one of the ``labels``."""
    return [child for child in token.children if child.dep_ in labels]


def up(token: Token) -> Iterator[Token]:
    """Yield the heads of ``token``, the nearest first."""
    head = token.head
    while head.i != token.i:
        yield head
        token, head = head, head.head


def joined(token: Token) -> list[Token]:
    """Return ``token`` and what is coordinated with it."""
    return [token, *(t for t in token.conjuncts if t.i > token.i)]


def is_verb(token: Token) -> bool:
    """Tell whether ``token`` works as a verb."""
    return token.pos_ in ("VERB", "AUX")


def passive(verb: Token) -> bool:
    """Tell whether ``verb`` is in the passive, also as a bare participle behind a noun."""
    return any(c.dep_ in ("nsubjpass", "auxpass", "agent") for c in verb.children) or (verb.dep_ == "acl" and verb.tag_ == "VBN")


def subject(verb: Token) -> Token | None:
    """Return the grammatical subject of ``verb``, also where coordination, control or a relative clause leaves it out."""
    own = by(verb, "nsubj", "nsubjpass", "csubj")
    if own:
        return _antecedent(own[0], verb)
    if verb.dep_ == "conj" and is_verb(verb.head):
        return subject(verb.head)
    if verb.dep_ in ("relcl", "acl") and not is_verb(verb.head):
        return verb.head
    if verb.dep_ == "xcomp" and is_verb(verb.head):
        inner = by(verb.head, "dobj") if verb.tag_ == "VB" and verb.head.lemma_ not in ("promise", "vow", "threaten") else []
        return inner[0] if inner else subject(verb.head)
    if verb.dep_ == "pcomp" and verb.head.head.lemma_ in ("accuse", "blame", "charge", "suspect"):
        return undergoer(verb.head.head)
    if verb.dep_ in ("advcl", "pcomp", "ccomp", "parataxis", "dep"):
        return _of_main_clause(verb)
    return None


def _of_main_clause(verb: Token) -> Token | None:
    if verb.tag_ not in ("VBG", "VBN", "VB"):
        return None
    head = next((t for t in up(verb) if is_verb(t)), None)
    return subject(head) if head is not None else None


def _antecedent(found: Token, verb: Token) -> Token:
    if found.tag_ in ("WDT", "WP") and verb.dep_ == "relcl":
        return verb.head
    return found


def agent(verb: Token) -> Token | None:
    """Return who acts in a passive clause ("by ...")."""
    return next((obj for prep in by(verb, "agent") for obj in by(prep, "pobj")), None)


def doer(verb: Token) -> Token | None:
    """Return who does what ``verb`` says: the subject, in the passive the agent."""
    return agent(verb) if passive(verb) else subject(verb)


def undergoer(verb: Token) -> Token | None:
    """Return to whom it is done: the object, in the passive the subject."""
    if passive(verb):
        return subject(verb)
    return next(iter(by(verb, "dobj")), None)


def objects_of(token: Token, prepositions: Iterable[str]) -> list[Token]:
    """Return the nouns that ``token`` governs through one of the ``prepositions``."""
    wanted = set(prepositions)
    preps = [c for c in token.children if c.dep_ in ("prep", "agent", "dative") and c.lower_ in wanted]
    return [obj for prep in preps for obj in by(prep, "pobj", "pcomp")]


def clause(token: Token) -> Token:
    """Return the head word of the clause that ``token`` stands in."""
    here, head = token, token.head
    while head.i != here.i and not (is_verb(here) and (here.dep_ in CLAUSES or here.dep_ == "ROOT" or _own_subject(here))):
        here, head = head, head.head
    return here


def _own_subject(verb: Token) -> bool:
    return verb.dep_ == "conj" and bool(by(verb, "nsubj", "nsubjpass"))


def negated(token: Token) -> bool:
    """Tell whether the word is negated ("not", "never", "no", "neither")."""
    return any(c.dep_ == "neg" or c.lower_ in ("no", "neither", "never", "without") for c in token.children)
