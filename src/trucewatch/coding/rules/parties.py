"""Who pledges, and to whom: the parties that hang on an act and on the word of its truce."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from trucewatch.records import Party, PledgeKind, Span

from .acts import Act
from .anchors import Anchor
from .mediators import mediators
from .names import Names, is_person, is_pronoun
from .tree import agent, by, is_verb, joined, objects_of, passive, subject
from .wordlist import listed

if TYPE_CHECKING:
    from spacy.tokens import Token

K = PledgeKind


@dataclass
class Sides:
    """The tokens found for each role."""

    doers: list[Token] = field(default_factory=list)
    between: list[Token] = field(default_factory=list)
    towards: list[Token] = field(default_factory=list)
    addressed: list[Token] = field(default_factory=list)
    mediators: list[Token] = field(default_factory=list)


def sides(anchor: Anchor, act: Act, names: Names) -> Sides:
    """Return who is named around the act."""
    found, token = Sides(), anchor.token
    found.doers = [t for t in _doers(anchor, act) if t.i != token.i and _party_like(t, names)]
    around = [token, *(h.token for h in act.hits)] if act.governor is not token else [token]
    for word in dict.fromkeys([token, act.governor, *around[:2]]):
        found.between += _all(objects_of(word, ("between", "among")))
        found.towards += [t for o in objects_of(word, ("with", "against", "towards", "toward")) for t in joined(o) if _party_like(t, names)]
    found.between += _between_compound(token, names)
    found.towards += [t for t in _owner(token) if t not in found.doers] if found.doers else []
    found.towards += [t for t in _fought(anchor, names) if t not in found.doers]
    found.towards += _asked_by(token) if act.kind in (K.REJECTION, K.ACCEPTANCE) else []
    found.addressed = _addressed(anchor, act)
    found.mediators = mediators(token, act)
    if not found.doers and not found.between:
        found.doers = _owner(token)
    if act.kind is K.AGREEMENT and not (found.doers or found.between or found.towards):
        found.between = _pair(token, found.mediators, names)
    return found


def _pair(token: Token, mediators: list[Token], names: Names) -> list[Token]:
    """Return two parties that the sentence names together ("the Tebu and the Tuareg … a truce"), or its "two sides"."""
    for word in token.sent:
        if (
            word.lower_ in ("both", "two", "warring")
            and word.head.i > word.i
            and word.head.lemma_.lower() in names.reading.lexicon.words("actors", "both")
        ):
            return [word.head]
    for word in token.sent:
        pair = [word, *(c for c in word.conjuncts if c.i > word.i)]
        if (
            len(pair) > 1
            and word not in mediators
            and word.dep_ != "conj"
            and all(_party_like(t, names) and not is_pronoun(t) and not is_person(t) for t in pair)
        ):
            return pair
    return []


def _fought(anchor: Anchor, names: Names) -> list[Token]:
    """Return against whom the violence that stops was directed ("stop bombing the Houthis", "halt attacks on the army")."""
    found: list[Token] = []
    for word in anchor.token.subtree if anchor.sort in ("stop", "halt") else ():
        if word.i <= anchor.token.i or word.i > anchor.token.i + 8 or word.dep_ in ("relcl", "advcl"):
            continue
        found += objects_of(word, ("on", "against", "at")) if word.pos_ == "NOUN" else []
        found += by(word, "dobj") if is_verb(word) and word.dep_ in ("xcomp", "pcomp") else []
    return [t for o in found for t in joined(o) if _party_like(t, names)]


def _asked_by(noun: Token) -> list[Token]:
    """Return who offered, proposed or declared the truce that is accepted or rejected."""
    verbs = [v for v in by(noun, "acl", "relcl") if is_verb(v)]
    return [t for v in verbs for t in (acting(v) if v.lemma_ in listed("asking") else []) if t.i != noun.i]


def _all(tokens: list[Token]) -> list[Token]:
    return [t for token in tokens for t in joined(token)]


def _doers(anchor: Anchor, act: Act) -> list[Token]:
    verb = act.governor if is_verb(act.governor) else next((h.token for h in act.hits if is_verb(h.token)), None)
    if anchor.sort in ("stop", "resume"):
        own = acting(anchor.token)
        if own:
            return own
    if act.hits and act.hits[0].via == "below":
        return [t for t in acting(act.governor) if t.i != anchor.token.i] or _owner(anchor.token)
    if verb is None:
        return _owner(act.governor) if act.governor is not anchor.token else []
    if act.governor.dep_ != "ROOT" and not is_verb(act.governor) and (owner := _owner(act.governor)):
        return owner
    return acting(verb)


def acting(verb: Token) -> list[Token]:
    """Return who does what a verb or a noun of acting says."""
    if not is_verb(verb):
        return _owner(verb)
    who = agent(verb) if passive(verb) else subject(verb)
    if who is None or (who.lower_ in listed("nobody") and who.lower_ != "it"):
        return []
    if who.lemma_.lower() in listed("resolves"):
        return _owner(who) + _all(objects_of(who, ("of", "from", "on")))
    return joined(who)


def _owner(noun: Token) -> list[Token]:
    """Return "Israel" of "Israel's truce", "the rebels" of "a ceasefire by the rebels"."""
    return (
        _all(by(noun, "poss"))
        + _all(objects_of(noun, ("by",)))
        + [t for a in noun.children if a.dep_ == "acl" and a.tag_ == "VBN" for t in _declared_by(a)]
    )


def _declared_by(verb: Token) -> list[Token]:
    who = agent(verb)
    return joined(who) if who is not None and verb.lemma_ not in listed("brokered") else []


def _between_compound(token: Token, names: Names) -> list[Token]:
    """Return both names of "the Israel-Hamas truce"."""
    left = [c for c in token.lefts if c.dep_ in ("compound", "nmod", "amod") and c.ent_type_ in ("GPE", "ORG", "NORP")]
    pair = [t for c in left for t in c.subtree if t.ent_type_ in ("GPE", "ORG", "NORP") and t.pos_ == "PROPN"]
    return pair if len(pair) == 2 and any(t.text in "-–—" for t in token.doc[pair[0].i : pair[1].i]) else []


def _addressed(anchor: Anchor, act: Act) -> list[Token]:
    """Return whom a call addresses."""
    found: list[Token] = []
    for hit in act.hits:
        if hit.act != "call_for":
            continue
        found += (
            _all(by(hit.token, "dobj"))
            if hit.token.lemma_
            in ("urge", "ask", "press", "beg", "implore", "exhort", "beseech", "call", "order", "invite", "summon", "push")
            else []
        )
        found += _all(objects_of(hit.token, ("on", "upon", "to", "from")))
    if not found and act.hits and is_verb(anchor.token):
        found = (
            [t for t in acting(anchor.token) if t.i < anchor.token.i and not any(t.i == c.i for h in act.hits for c in acting(h.token))]
            if any(h.act == "call_for" for h in act.hits)
            else []
        )
    return found


def _party_like(token: Token, names: Names) -> bool:
    if token.ent_type_ in ("DATE", "TIME", "CARDINAL", "MONEY", "EVENT") or token.lower_ in listed("nobody") - {"it", "one", "which"}:
        return False
    if (
        is_pronoun(token)
        or token.ent_type_ in ("GPE", "ORG", "NORP", "PERSON")
        or token.lemma_.lower() in names.reading.lexicon.words("actors", "parties")
    ):
        return True
    return token.tag_.startswith("NNP") and token.ent_type_ in ("", "PRODUCT", "LAW", "FAC", "WORK_OF_ART")


def as_parties(tokens: list[Token], names: Names, groups: bool = True) -> tuple[Party, ...]:
    """Return the named parties, each once; a person who leads a named group stands for the group."""
    spans: dict[str, Span] = {}
    for token in tokens:
        for meant in bound(token, names, groups):
            span = names.span(meant)
            if span is not None and not any(span.quote in q or q in span.quote for q in spans):
                spans[span.quote] = span
    return tuple(Party(span=span) for span in spans.values())


def bound(token: Token, names: Names, groups: bool = True) -> list[Token]:
    """Return who is bound where ``token`` acts: the party itself, the one it stands for, or the states of "the presidents of …"."""
    meant = names.resolve(token)
    if not groups and meant is not None and meant.text[:1].isupper():
        return [meant]
    if meant is None or not _party_like(meant, names):
        return []
    if not groups:
        return [meant]
    if meant.lemma_.lower() in listed("owned") and (owner := next((p for p in by(meant, "poss") if is_pronoun(p)), None)) is not None:
        return bound(owner, names) or [meant]
    behind = group_of(meant, names) if is_person(meant) else None
    if behind is not None:
        return [behind]
    states = (
        [t for t in _all(objects_of(meant, ("of",))) if t.ent_type_ in ("GPE", "ORG")]
        if meant.lemma_.lower() in listed("offices_of_parties")
        else []
    )
    return states or [meant]


def group_of(person: Token, names: Names) -> Token | None:
    """Return the group that a person heads ("Riek Machar, leader of the SPLM-IO"; "rebel leader" names none)."""
    heads = names.reading.lexicon.words("speech", "heads")
    for word in (person, *by(person, "appos"), *([person.head] if person.dep_ == "appos" else [])):
        if word.lemma_.lower() in heads:
            for group in objects_of(word, ("of", "for")):
                return group
            for owner in by(word, "poss"):
                return owner
    return None
