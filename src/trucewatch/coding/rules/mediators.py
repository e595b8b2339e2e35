"""Who brokered a truce: named at its word, by the verb that made it, or anywhere in the sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .acts import Act
from .tree import agent, by, is_verb, joined, objects_of, passive, subject
from .wordlist import listed

if TYPE_CHECKING:
    from spacy.tokens import Token


def mediators(token: Token, act: Act) -> list[Token]:
    """Return the go-betweens of the truce told at ``token``."""
    described = [t for word in (token, act.governor) for child in word.children if _brokered(child) for t in _of_participle(child)]
    acting = [t for hit in act.hits if hit.act == "mediation" and is_verb(hit.token) for t in _of_verb(hit.token)]
    return described + acting or [t for word in token.sent for t in _in_sentence(word)]


def _brokered(child: Token) -> bool:
    participle = child.lemma_.lower() in listed("brokered") and child.dep_ in ("amod", "acl", "compound", "nmod")
    return participle or child.lower_ in listed("brokered_forms")


def _of_participle(child: Token) -> list[Token]:
    """Return both of "a UN-brokered truce" and "a truce brokered by the UN"."""
    who = agent(child)
    return [*(joined(who) if who is not None else []), *(t for t in child.lefts if t.pos_ in ("NOUN", "PROPN", "ADJ"))]


def _of_verb(verb: Token) -> list[Token]:
    who = agent(verb) if passive(verb) else subject(verb)
    return joined(who) if who is not None else []


def _in_sentence(word: Token) -> list[Token]:
    if is_verb(word) and word.lemma_ in listed("mediating"):
        return [t for t in _of_verb(word) if t.pos_ != "PRON"]
    if word.lower_ in listed("mediation"):
        named = [c for c in word.lefts if c.dep_ in ("compound", "amod", "nmod") and c.text[:1].isupper()]
        return objects_of(word, ("by", "of")) or by(word, "poss") or named
    return []
