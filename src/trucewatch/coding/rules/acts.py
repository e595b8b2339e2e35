"""From the word of a truce up the parse to the words that say what is done about it: the kind of a pledge.

The nearest acting word gives the kind ("extend the truce"); words further up can turn it ("called on them to extend the truce",
"threatened to end it", "refused to accept it").
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from trucewatch.records import PledgeKind as K

from .actwords import act_of, verb_act
from .lexicon import Lexicon
from .tree import by, is_verb, negated

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass(frozen=True)
class Hit:
    """An acting word on the way up, what it stands for, and by what path the truce hangs on it."""

    act: str
    token: Token
    via: str


@dataclass(frozen=True)
class Act:
    """The kind found, the word that decides it (the governor), and the words further up that turned it."""

    kind: K | None
    governor: Token
    hits: tuple[Hit, ...]
    failed: bool = False
    denied: bool = False
    unreal: bool = False


def climb(anchor: Token, lexicon: Lexicon, steps: int = 9) -> list[Hit]:
    """Return the acting words above ``anchor``, the nearest first."""
    hits, here, via = [], anchor, anchor.dep_
    for _ in range(steps):
        if here.head.i == here.i:
            break
        via = here.dep_ if here.pos_ != "ADP" else f"{via}:{here.lower_}"
        parent = here.head
        if here.dep_ == "conj" and (is_verb(here) or not is_verb(parent)):
            here = parent  # what is coordinated hangs where its partner hangs
            if is_verb(here):
                via = "conj"
                break_at = _conj_stop(anchor, here)
                if break_at:
                    break
            continue
        act = act_of(parent, here, via, lexicon)
        if act:
            hits.append(Hit(act, parent, via))
        if is_verb(here) and (here.dep_ in ("relcl", "advcl") or (here.dep_ == "acl" and here.tag_ != "VB")):
            break
        here = parent
    return hits


def _conj_stop(anchor: Token, verb: Token) -> bool:
    return bool(by(verb, "dobj", "ccomp")) and anchor.i > verb.i


DIRECT = {
    act: K(act)
    for act in (
        "call_for",
        "proposal",
        "offer",
        "acceptance",
        "rejection",
        "extension",
        "termination",
        "expiry",
        "declaration",
        "agreement",
    )
}
MORE = {"mediation": K.AGREEMENT, "start": K.AGREEMENT, "stand": K.AGREEMENT, "collapse": K.TERMINATION}


def decide(anchor: Token, lexicon: Lexicon, stopping: bool) -> Act:
    """Return the act about ``anchor``: a truce's noun, or (``stopping``) a verb that itself says that violence stops."""
    hits = climb(anchor, lexicon)
    kind = K.DECLARATION if stopping else None
    governor, deciding = anchor, anchor
    failed = denied = unreal = False
    for hit in hits:
        kind, turned = _turn(kind, hit, deciding, stopping)
        if turned:
            governor = hit.token
        deciding = hit.token
        if hit.act == "breach":
            return Act(None, hit.token, tuple(hits))
        unreal = unreal or hit.act == "unreal"
        failed = failed or hit.token.lemma_ == "fail"
    failed = failed or _failing(governor)
    denied = _no_determiner(anchor)
    if governor is not anchor and negated(governor) and kind is not None:
        kind, denied = _negate(kind, denied, _modal(governor))
    if stopping and negated(anchor) and kind is K.DECLARATION:
        kind = K.REJECTION
    return Act(kind, governor, tuple(hits), failed, denied, unreal)


def below(anchor: Token, lexicon: Lexicon) -> list[Act]:
    """Return the acts told in clauses that hang on a truce's noun ("the ceasefire that the rebels declared in May")."""
    found = []
    for verb in by(anchor, "acl", "relcl"):
        act = verb_act(verb, _relative_role(verb), verb.dep_, lexicon) if is_verb(verb) else None
        kind = DIRECT.get(act or "") or MORE.get(act or "")
        if kind is not None and not negated(verb):
            found.append(Act(kind, verb, (Hit(act or "", verb, "below"),)))
    return found


def _relative_role(verb: Token) -> str:
    if verb.tag_ == "VBN" and (verb.dep_ == "acl" or by(verb, "nsubjpass")):
        return "nsubjpass"
    if verb.dep_ == "acl" or any(s.tag_ in ("WDT", "WP") for s in by(verb, "nsubj")):
        return "nsubj"
    return "dobj"


def _turn(kind: K | None, hit: Hit, inner: Token, stopping: bool) -> tuple[K | None, bool]:
    """Let a word further up turn the kind found so far; tell whether it now governs."""
    act = hit.act
    if act == "threat":
        return (K.THREAT_TO_END, True) if kind in (K.TERMINATION, K.REJECTION) else (kind, False)
    if act in ("unreal", "breach"):
        return kind, False
    if kind is None or (stopping and kind is K.DECLARATION and act in DIRECT and act not in ("termination",)):
        return DIRECT.get(act) or MORE.get(act), True
    if act in ("call_for", "proposal", "offer"):
        return (DIRECT[act], True) if kind is not K.CALL_FOR or act != "proposal" else (kind, False)
    if act == "rejection":
        return (K.TERMINATION if kind is K.EXTENSION else K.REJECTION, True)
    if act == "acceptance" and kind in (K.PROPOSAL, K.CALL_FOR, K.OFFER):
        return K.ACCEPTANCE, True
    if act in ("declaration", "agreement") and kind in (K.PROPOSAL, K.CALL_FOR) and hit.token.lemma_ == "agree":
        return K.ACCEPTANCE, True
    return kind, False


def _negate(kind: K, denied: bool, modal: bool) -> tuple[K | None, bool]:
    turned = {
        K.EXTENSION: K.TERMINATION,
        K.ACCEPTANCE: K.REJECTION,
        K.DECLARATION: K.REJECTION,
        K.OFFER: None,
        K.PROPOSAL: None,
        K.CALL_FOR: None,
        K.TERMINATION: None,
        K.REJECTION: None,
        K.EXPIRY: None,
    }
    if kind is K.AGREEMENT:
        return (K.REJECTION, denied) if modal else (kind, True)
    return turned.get(kind, kind), denied


def _modal(token: Token) -> bool:
    return any(c.dep_ == "aux" and c.lower_ in ("will", "would", "wo", "ca", "can", "could", "shall") for c in token.children)


def _failing(token: Token) -> bool:
    return any(t.lemma_ in ("fail", "unable", "failure") for t in (token, token.head, *token.children))


def _no_determiner(token: Token) -> bool:
    return any(c.lower_ == "no" and c.dep_ in ("det", "neg") for c in token.children)
