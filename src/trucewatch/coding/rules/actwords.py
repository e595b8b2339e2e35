"""What acts the words of a text stand for: verbs by the role that a truce has with them, nouns by themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .lexicon import Lexicon
from .tree import is_verb
from .wordlist import listed

if TYPE_CHECKING:
    from spacy.tokens import Token

ORDER = "breach call_for proposal offer rejection extension expiry declaration acceptance termination agreement mediation"
"""The acts in the order in which a verb that could stand for several is read."""
CLOSING = ("oprd", "acomp", "ccomp", "advmod", "attr", "amod")


def act_of(parent: Token, child: Token, via: str, lexicon: Lexicon) -> str | None:
    """Return the act that ``parent`` stands for, on which ``child`` hangs (by the path ``via``)."""
    if is_verb(parent):
        return verb_act(parent, child.dep_, via, lexicon, _reply(child))
    if parent.pos_ in ("NOUN", "PROPN"):
        return noun_act(parent, lexicon)
    return "offer" if parent.pos_ == "ADJ" and parent.lower_ in listed("ready") else None


def verb_key(verb: Token) -> str:
    """Return the lemma of a verb with its particle ("call_off")."""
    lemma = verb.lemma_.lower()
    beside = (c.lower_ for c in verb.children if c.dep_ in ("prt", "advmod"))
    particle = next((word for word in beside if word in listed("particles")), None)
    return f"{lemma}_{particle}" if particle else lemma


def verb_act(verb: Token, role: str, via: str, lexicon: Lexicon, reply: bool = False) -> str | None:
    """Return what act a verb stands for, given the role that the truce has with it; ``reply``: it is about somebody's proposal."""
    key, lemma = verb_key(verb), verb.lemma_.lower()
    if role == "nsubj":
        return _as_subject(verb, lemma)
    special = _special(verb, lemma, key, role) or ("acceptance" if lemma == "agree" and reply else None)
    if special:
        return special
    if "withdraw" in lemma or lemma in listed("leaving"):
        return _leaving(lemma, key, via)
    if key in lexicon.words("pledges", "modal", "unreal"):
        return "unreal"
    if lemma in lexicon.words("pledges", "modal", "threat_verbs"):
        return "threat"
    acts = lexicon.table("pledges", "acts")
    plain = "_" not in key or key.endswith("_up")
    return next((act for act in ORDER.split() if key in acts[act] or (plain and lemma in acts[act])), None)


def _special(verb: Token, lemma: str, key: str, role: str) -> str | None:
    """Return the act of verbs that change it with their particle or object ("break off", "call a truce", "declare it over")."""
    over = any(t.lower_ in listed("finished") and t.dep_ in CLOSING for t in verb.subtree)
    if lemma in listed("pronouncing") and over:
        return "termination"
    if lemma == "break":
        return "termination" if "_" in key else "breach"
    if lemma in ("accuse", "blame"):
        return "breach"
    if (lemma == "hold" and role == "dobj") or (key == "call" and role in ("dobj", "nsubjpass", "oprd")):
        return "declaration"
    return None


def _leaving(lemma: str, key: str, via: str) -> str | None:
    if lemma == "quit" or "from" in via or "of" in via or "out" in key:
        return "termination"
    return "acceptance" if lemma == "back" else None


def _reply(child: Token) -> bool:
    return any(t.lemma_.lower() in listed("asked_for") for t in child.subtree)


def _as_subject(verb: Token, lemma: str) -> str | None:
    """Return the act of a verb whose subject is the truce itself."""
    if lemma == "be":
        return _predicate(verb)
    if lemma == "come" and any(t.lower_ in ("end", "close") for t in verb.subtree):
        return "expiry"
    if any(c.lower_ in listed("doubting") and c.dep_ in ("aux", "mark") for c in verb.children):
        return "unreal"
    if any(c.lower_ in ("longer", "more") and any(n.lower_ in ("no", "any") for n in c.children) for c in verb.children):
        return "collapse"
    kinds = {"start": "start_verbs", "stand": "stand_verbs", "collapse": "end_verbs", "expiry": "expire_verbs"}
    return next((act for act, name in kinds.items() if lemma in listed(name)), None)


def _predicate(verb: Token) -> str | None:
    words = {t.lower_ for t in verb.subtree}
    ended = bool(words & listed("finished")) and "open" not in words
    if ended or any(pair <= words for pair in ({"an", "end"}, {"no", "longer"}, {"no", "more"})):
        return "termination"
    return "stand" if words & {"effect", "force", "place", "reached", "agreed"} else None


def noun_act(noun: Token, lexicon: Lexicon) -> str | None:
    """Return what act a noun stands for ("extension of the truce")."""
    lemma, acts = noun.lemma_.lower(), lexicon.table("pledges", "acts")
    nouns = [act for act in ORDER.split() if f"{act}_nouns" in acts]
    return next((act for act in nouns if lemma in acts[f"{act}_nouns"]), None)
