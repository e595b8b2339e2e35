"""Whether a word of violence tells no act of the news, but an exercise, fiction, a day of remembrance, a sighting or a move."""

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


def sighted(token: Token) -> bool:
    """Tell whether an aircraft is only said to have been seen, or to have flown somewhere, and to have done nothing else."""
    craft = _craft(token) if is_verb(token) else token
    if craft is None or craft.lemma_.lower() not in listed("aircraft") or any(c.dep_ in ("acl", "relcl") for c in craft.children):
        return False
    return _in_the_air(craft) and not any(_does_more(c) for c in craft.head.children)


def moved(token: Token) -> bool:
    """Tell whether somebody only leaves ("pulled out of the town"), or who does not fight comes ("police entered the city")."""
    if not is_verb(token):
        return False
    lemma, who = token.lemma_.lower(), subject(token)
    out = any(c.lower_ in ("out", "back", "away") for c in token.children)
    leaves = lemma in listed("departing") or (lemma in ("pull", "move") and out and not by(token, "dobj"))
    peaceful = who is not None and any(t.lemma_.lower() in listed("keeping_order") for t in (who, *who.lefts))
    return leaves or (peaceful and lemma in listed("coming"))


def _in_the_air(craft: Token) -> bool:
    verb = craft.head
    if craft.dep_ in ("nsubjpass", "dobj") and verb.lemma_.lower() in listed("sighting"):
        return True
    overhead = objects_of(verb, listed("overhead")) or objects_of(craft, listed("overhead"))  # "flying drones over the border"
    return craft.dep_ in ("nsubj", "nsubjpass", "dobj") and verb.lemma_.lower() in listed("flying") and bool(overhead)


def _craft(verb: Token) -> Token | None:
    """Return what flies: the aircraft that somebody flies, or else the subject."""
    return next((c for c in by(verb, "dobj") if c.lemma_.lower() in listed("aircraft")), None) or subject(verb)


def _does_more(child: Token) -> bool:
    """Tell whether a clause beside a sighting says that more was done than to nobody: "and struck a depot", "but nobody was hurt"."""
    harmless = any(t.lower_ in ("nobody", "none", "no") for t in child.subtree) or any(c.dep_ == "neg" for c in child.children)
    return child.dep_ in ("conj", "xcomp", "ccomp", "advcl", "oprd") and is_verb(child) and not harmless


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
