"""The words of a text at which a pledge can be told: a truce's noun, a pact, a halt to violence, a verb that says violence stops."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .lexicon import Lexicon
from .tree import by, is_verb, objects_of
from .wordlist import listed

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass(frozen=True)
class Anchor:
    """A word, and its sort: "truce", "pact", "halt", "stop" and "resume" (verbs), "it" and "plan" (they point back)."""

    token: Token
    sort: str


def anchors(tokens: list[Token], lexicon: Lexicon) -> list[Anchor]:
    """Return the anchors among ``tokens``, in their order; "it" and "the plan" are some only after a truce was named."""
    found: list[Anchor] = []
    named = False
    for token in tokens:
        sort = _sort(token, lexicon) or (_pointing(token, lexicon) if named else None)
        if sort:
            found.append(Anchor(token, sort))
            named = named or sort in ("truce", "pact", "halt", "stop")
    return found


def _pointing(token: Token, lexicon: Lexicon) -> str | None:
    """Return the sort of a word that points back to a truce: "it" as an object, "the plan", "the deal"."""
    if token.lower_ == "it" and token.dep_ in ("dobj", "pobj") and is_verb(token.head) and token.head.lemma_.lower() in listed("replies"):
        return "it"
    if token.pos_ != "NOUN":
        return None
    lemma = token.lemma_.lower()
    if not any(lemma in words for words in (lexicon.words("pledges", "plan"), lexicon.words("pledges", "pact"), listed("pointers"))):
        return None
    known = any(c.lower_ in ("the", "this", "that", "its", "their", "'s", "’s") or c.dep_ == "poss" for c in token.children)
    return "plan" if known else None


def _sort(token: Token, lexicon: Lexicon) -> str | None:
    if is_verb(token) and token.dep_ not in ("amod", "compound", "aux"):
        return _verb(token, lexicon)
    if token.pos_ in ("NOUN", "PROPN", "ADJ", "VERB"):
        return _noun(token, lexicon)
    return None


def _noun(token: Token, lexicon: Lexicon) -> str | None:
    lemma = token.lemma_.lower()
    if token.dep_ in ("compound", "amod", "nmod", "poss") and token.head.pos_ in ("NOUN", "PROPN"):
        return None if lemma not in lexicon.words("pledges", "truce") else _modifier(token, lexicon)
    if lemma in lexicon.words("pledges", "truce") or _split_ceasefire(token):
        return "truce"
    if lemma in lexicon.words("pledges", "halt") and _halts(token, lexicon):
        return "halt"
    if lemma in lexicon.words("pledges", "pact") and _of_peace(token, lexicon):
        return "pact"
    return None


def _modifier(token: Token, lexicon: Lexicon) -> str | None:
    """Let "ceasefire deal" count once, at its head, which is a pact; "ceasefire talks" counts not at all."""
    return None


def _split_ceasefire(token: Token) -> bool:
    return token.lower_ == "fire" and token.i > 0 and token.nbor(-1).lower_ == "cease" and token.nbor(-1).pos_ in ("NOUN", "PROPN", "ADJ")


def _halts(token: Token, lexicon: Lexicon) -> bool:
    words = lexicon.words("pledges", "halt_adjectives")
    if any(c.lower_ in words or (c.lemma_.lower() in lexicon.words("pledges", "violence") and c.dep_ == "compound") for c in token.lefts):
        return True
    things = objects_of(token, ("of", "in", "to", "on"))
    return any(violent(t, lexicon) for thing in things for t in (thing, *thing.conjuncts))


def _of_peace(token: Token, lexicon: Lexicon) -> bool:
    words = lexicon.words("pledges", "pact_words")
    near = [*token.lefts, *objects_of(token, ("of", "for", "on"))]
    return any(c.lemma_.lower() in words or c.lower_ in words for c in near)


def violent(token: Token, lexicon: Lexicon) -> bool:
    """Tell whether the word is one of violence, or a verb of it."""
    lemma = token.lemma_.lower()
    return lemma in lexicon.words("pledges", "violence") or (is_verb(token) and lemma in lexicon.words("pledges", "violent_verbs"))


def _verb(token: Token, lexicon: Lexicon) -> str | None:
    lemma = token.lemma_.lower()
    idiom = lexicon.table("pledges", "stop_idioms").get(lemma)
    stops, resumes = lemma in lexicon.words("pledges", "stop"), lemma in lexicon.words("pledges", "modal", "resume")
    if not (idiom or stops or resumes or lemma in ("fall", "lay", "stand")):
        return None  # as for most verbs
    if lemma == "fall" and any(c.lower_ in ("silent", "quiet") for c in token.children):
        return "stop"
    if (lemma, next((c.lower_ for c in token.children if c.dep_ == "prt"), "")) in (("lay", "off"), ("stand", "down")):
        return "stop"
    who = next(iter(by(token, "nsubj")), None)
    if who is not None and (
        who.lemma_.lower() in listed("stoppers")
        or (who.tag_ == "WDT" and token.dep_ == "relcl" and token.head.lemma_.lower() in listed("stoppers"))
    ):
        return None
    if any(c.dep_ == "mark" and c.lower_ in ("if", "unless", "whether", "once") for c in token.children):
        return None
    if idiom and any(o.lemma_.lower() in idiom or o.lower_ in idiom for o in _things(token)):
        return "stop"
    if stops and _stops_violence(token, lexicon):
        return "stop"
    if resumes and _future(token):
        return "resume" if _resumes(token, lexicon) else None
    return None


def _things(verb: Token) -> list[Token]:
    return [
        t
        for o in (*by(verb, "dobj", "nsubjpass", "xcomp", "prt"), *objects_of(verb, ("from", "down", "off", "to")))
        for t in (o, *o.conjuncts)
    ]


def _stops_violence(verb: Token, lexicon: Lexicon) -> bool:
    if verb.lemma_.lower() in ("call",) and not any(c.lower_ == "off" for c in verb.children):
        return False
    if by(verb, "dobj") and objects_of(verb, ("from",)) and not any(violent(t, lexicon) for t in by(verb, "dobj")):
        return False
    things = _things(verb)
    if verb.lemma_.lower() in ("stop", "end", "cease", "halt", "pause"):
        things += [s for s in by(verb, "nsubj") if s.lemma_.lower() not in ("war",)]
    return any(violent(t, lexicon) for t in things)


def _future(verb: Token) -> bool:
    return any(c.dep_ == "aux" and c.lower_ in ("will", "would", "'ll", "’ll", "shall", "to", "may", "might") for c in verb.children)


def _resumes(verb: Token, lexicon: Lexicon) -> bool:
    lemma = verb.lemma_.lower()
    if verb.head.lemma_ == "right":
        return False
    if lemma in ("retaliate", "respond", "reconsider", "hit", "avenge"):
        return True
    return lemma in ("resume", "restart", "relaunch", "renew", "return", "continue", "go", "step") and any(
        violent(t, lexicon) or t.lemma_ in ("war", "arm", "arms") for t in _things(verb)
    )
