"""The words of violence of a text that speak of acts, and which of them speak of one act."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .attackers import kind_by_word
from .lexicon import Lexicon
from .retold import retold
from .tree import CLAUSES, by, clause, is_verb, objects_of, up
from .wordlist import listed

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass(frozen=True)
class Trigger:
    """A word of violence and the kind it speaks of by itself."""

    token: Token
    kind: str


def triggers(tokens: list[Token], lexicon: Lexicon) -> list[Trigger]:
    """Return the words of violence among ``tokens`` that speak of acts, not of their end, their fear or their possibility."""
    return [Trigger(t, kind) for t in tokens if (kind := _kind(t, lexicon)) and not _unreal(t, lexicon)]


def _kind(token: Token, lexicon: Lexicon) -> str | None:
    lemma = token.lemma_.lower()
    if lemma not in lexicon.of_violence and token.tag_ != "NNPS":
        return None  # as for most words
    if lemma == "fire" and token.pos_ == "NOUN":
        return "shooting" if token.head.lemma_ in listed("fire_verbs") else None
    if lemma in ("hit", "strike", "fire") and any(c.lower_ == "back" for c in token.children):
        return None
    return _phrasal(token, lexicon) or (_verb(token, lexicon) if _acts(token) else _noun(token, lexicon))


def _phrasal(token: Token, lexicon: Lexicon) -> str | None:
    particle = next((c.lower_ for c in token.children if c.dep_ == "prt"), None)
    found = lexicon.subjects["incidents"]["phrasal"].get(f"{token.lemma_.lower()}_{particle}") if particle else None
    return str(found) if found else None


def _acts(token: Token) -> bool:
    """Tell whether the word works as a verb: no auxiliary, no participle before a noun."""
    if token.tag_ == "VBN":
        return token.dep_ not in ("amod", "compound")
    return is_verb(token) and token.dep_ not in ("aux", "auxpass")


def _verb(token: Token, lexicon: Lexicon) -> str | None:
    return kind_by_word(token.lemma_.lower(), lexicon.table("incidents", "verbs"))


def _noun(token: Token, lexicon: Lexicon) -> str | None:
    nouns = lexicon.table("incidents", "nouns")
    if (token.pos_ != "NOUN" and token.tag_ != "NNPS") or token.dep_ == "amod":
        return None
    if token.dep_ == "compound" and token.head.pos_ == "NOUN" and kind_by_word(token.head.lemma_.lower(), nouns):
        return None  # "rocket" of "rocket attack": the head speaks for both
    return kind_by_word(token.lower_.rstrip("s") if token.tag_ == "NNPS" else token.lemma_.lower(), nouns)


def _unreal(token: Token, lexicon: Lexicon) -> bool:
    """Tell whether the act is stopped, feared, possible or conditional, not told as happened or threatened."""
    verb = token if is_verb(token) else clause(token)
    possible = any(c.dep_ == "aux" and c.lower_ in listed("possible") for c in verb.children)
    conditional = any(c.dep_ in ("mark", "advmod") and c.lower_ in listed("conditional") for c in verb.children)
    named = token.dep_ == "compound" and token.head.lemma_.lower() in listed("named_for_violence")
    return possible or conditional or named or retold(token) or _over(token) or _under(token, lexicon.words("incidents", "unreal", "heads"))


def _under(token: Token, heads: frozenset[str]) -> bool:
    """Tell whether the word hangs, in its clause, on one of stopping or fearing."""
    for above in list(up(token))[:4]:
        if above.lemma_.lower() in heads and not (above.lemma_ == "end" and above.dep_ == "npadvmod"):
            return True
        if above.dep_ in CLAUSES or above.dep_ == "ROOT":
            return False
    return False


def _over(token: Token) -> bool:
    """Tell whether the word is the subject of its own end ("the fighting stopped", "hostilities are over")."""
    if token.dep_ not in ("nsubj", "nsubjpass"):
        return any(c.lower_ in ("no", "any") and c.dep_ == "det" for c in token.children)
    verb = token.head
    return verb.lemma_ in listed("subsided") or (verb.lemma_ == "be" and any(c.lower_ in ("over", "finished") for c in verb.children))


def near(token: Token) -> list[Token]:
    """Return the tokens of the clause that the word stands in."""
    start = token.sent.start
    return [t for t in clause(token).subtree if t.i >= start]


def one_act(later: Token, earlier: Token) -> bool:
    """Tell whether two words of violence of one sentence belong to one act."""
    a, b = clause(later), clause(earlier)
    if a.i == b.i:
        return not (later.dep_ == "conj" and later.head.i == earlier.i and bool(objects_of(later, ("in", "at", "near"))))
    if a.dep_ == "conj" and bool(by(a, "nsubj", "nsubjpass")):
        return later.lemma_.lower() in listed("toll_verbs") and a.head.i == b.i and not objects_of(a, ("in", "at", "near", "by"))
    return a.head.i == b.i or b.head.i == a.i or any(u.i == earlier.i for u in up(later)) or any(u.i == later.i for u in up(earlier))
