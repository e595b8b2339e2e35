"""Who attacks and who is attacked: the parties that hang on a word of violence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .lexicon import Lexicon
from .names import is_pronoun
from .tree import by, doer, is_verb, objects_of, subject, undergoer, up

if TYPE_CHECKING:
    from spacy.tokens import Token


def kind_by_word(lemma: str, table: dict[str, frozenset[str]]) -> str | None:
    """Return the kind whose list in ``table`` has the lemma."""
    return next((kind for kind, words in table.items() if lemma in words), None)


def actor_of(token: Token, lexicon: Lexicon) -> Token | None:
    """Return who did what the word of violence says, where its clause names somebody who can."""
    if is_verb(token):
        found = _counted(doer(token)) if token.lemma_ not in ("die", "perish", "explode", "detonate") else None
        return found if found is not None and can_act(found, lexicon) else None
    led = [t for c in by(token, "amod") for t in by(c, "npadvmod") if c.tag_ == "VBN" and t.pos_ == "PROPN"]
    for found in map(
        _counted, (*by(token, "poss"), *led, *objects_of(token, ("by", "from", "between")), *by(token, "amod", "compound", "nmod"))
    ):
        if found is not None and _own_attacker(found, lexicon):
            return found
    verb = next((u for u in up(token) if is_verb(u)), None)
    if verb is None:
        return None
    direct = token.dep_ in ("dobj", "pobj", "nsubjpass", "attr", "conj") and verb.i in [u.i for u in list(up(token))[:3]]
    if direct and (verb.lemma_.lower() in lexicon.words("incidents", "light", "verbs") or not _speaks(verb, lexicon)):
        found = _counted(doer(verb))
        return found if found is not None and can_act(found, lexicon) else None
    return None


def _speaks(verb: Token, lexicon: Lexicon) -> bool:
    return verb.lemma_.lower() in lexicon.words("speech", "verbs") or verb.lemma_.lower() in lexicon.words("incidents", "light", "happen")


def _counted(token: Token | None) -> Token | None:
    """Carry "scores of insurgents" on to the insurgents."""
    if token is not None and token.lemma_.lower() in (
        "score",
        "dozen",
        "hundred",
        "thousand",
        "number",
        "handful",
        "member",
        "group",
        "band",
        "pair",
        "majority",
    ):
        return next(iter(objects_of(token, ("of",))), token)
    return token


def _own_attacker(found: Token, lexicon: Lexicon) -> bool:
    if found.dep_ == "npadvmod":
        return True
    if found.dep_ in ("poss", "pobj"):
        return can_act(found, lexicon)
    return (
        found.ent_type_ in ("NORP", "GPE", "ORG")
        or (found.tag_ == "JJ" and found.text[:1].isupper() and not found.is_sent_start)
        or (
            found.dep_ == "compound"
            and found.lemma_.lower() in lexicon.words("actors", "parties") - lexicon.words("incidents", "means", "air_drone_strike")
        )
    )


def blamed(token: Token, lexicon: Lexicon) -> list[Token]:
    """Return whom the sentence blames for its act, or who claims it."""
    found: list[Token] = []
    for verb in token.sent:
        if verb.lemma_ == "blame":
            found += objects_of(verb, ("on",)) or [t for t in (undergoer(verb),) if t is not None]
        elif verb.lemma_ == "attribute":
            found += objects_of(verb, ("to",))
        elif verb.lemma_ == "claim" and any(t.lower_ in ("responsibility", "credit") for t in verb.subtree):
            found += [t for t in (subject(verb),) if t is not None]
    return [t for t in found if can_act(t, lexicon)]


def can_act(token: Token, lexicon: Lexicon) -> bool:
    """Tell whether the word names, or stands for, somebody who can act."""
    return (
        is_pronoun(token)
        or token.ent_type_ in ("GPE", "ORG", "NORP", "PERSON")
        or token.lemma_.lower() in lexicon.words("actors", "parties")
    )


def target_of(token: Token, lexicon: Lexicon) -> Token | None:
    """Return what the word of violence was done to."""
    if is_verb(token):
        found = undergoer(token) if token.lemma_ not in ("explode", "detonate") else None
        if found is not None and not kind_by_word(found.lemma_.lower(), lexicon.table("incidents", "nouns")):
            return found
        return next(iter(objects_of(token, ("on", "at", "against", "into", "with", "outside", "under"))), None)
    sides = objects_of(token, ("between",))
    if sides:
        return next((t for t in sides[0].conjuncts if t.i > sides[0].i), None)
    return next(iter(objects_of(token, ("on", "against", "at", "with", "of"))), None)
