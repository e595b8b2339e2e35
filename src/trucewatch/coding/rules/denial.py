"""Whether a word of violence tells an act that is said not to have happened: by its negation, or by who calls its report untrue."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from .tree import by, is_verb, negated, passive, up
from .wordlist import listed

if TYPE_CHECKING:
    from spacy.tokens import Token

ACCUSATION = frozenset(["accusation", "allegation", "charge"])
STATEMENT = frozenset(["claim", "report"])  # an accusation where nothing says of what: "denied the claim"
DENYING = frozenset(["deny", "disclaim"])
REFUSING = frozenset(["reject", "dismiss", "refute", "dispute"])  # deny where it is an accusation that they refuse
SAID = ("dobj", "ccomp", "xcomp", "nsubjpass")  # what of a verb of denying is denied
RECORDING = frozenset(["record", "report", "register", "see", "observe", "note", "log", "witness", "hear"])  # "recorded no clash"
TELLING = ("of", "about")  # prepositions by which a report tells of an act
FINITE = ("VBD", "VBZ", "VBP")
LIMITS = frozenset(["only", "just", "merely", "until", "yet"])  # "did not attack until" says that they did


def denied(token: Token) -> bool:
    """Tell whether the act at ``token`` is said not to have happened."""
    return _undone(token) or any(_disbelieved(below, above) for below, above in _reports(token))


def _undone(token: Token) -> bool:
    """Tell whether the act's own words are negated: "did not attack", "executed no one", "no strike took place"."""
    if is_verb(token):
        return _did_not(token) or (token.lemma_.lower() not in listed("toll_verbs") and _with_nobody(token))
    if _none(token):
        return (_occurs(token) or _recorded(token)) and _actual(token.head)
    return (_occurs(token) and _did_not(token.head)) or _not_theirs(token)


def _did_not(verb: Token) -> bool:
    """Tell whether a verb says that something was not done, rather than that it will or must not be."""
    finite = verb.tag_ in FINITE or any(c.dep_ in ("aux", "auxpass") for c in verb.children)
    limited = any(c.lower_ in LIMITS or LIMITS & {t.lower_ for t in by(c, "mark")} for c in verb.children)
    return bool(by(verb, "neg")) and finite and not limited and _actual(verb)


def _actual(verb: Token) -> bool:
    """Tell whether a verb speaks of what is or was, not of what may, will or ought to be."""
    return not any(c.tag_ in ("MD", "TO") or (c.dep_ == "mark" and c.lower_ in listed("conditional")) for c in verb.children)


def _with_nobody(verb: Token) -> bool:
    return _actual(verb) and any(t.lower_ == "nobody" or _none(t) for t in by(verb, "nsubj", "dobj", "nsubjpass"))


def _none(noun: Token) -> bool:
    return any(c.dep_ == "det" and c.lower_ == "no" for c in noun.children)


def _occurs(noun: Token) -> bool:
    """Tell whether a noun hangs on a verb that only says that it happens or is done ("took place", "carried out")."""
    verb = noun.head
    done = noun.dep_ == "dobj" or (noun.dep_ == "nsubjpass" and passive(verb))
    if verb.lemma_ == "be":
        return noun.dep_ == "attr"  # "there was no attack", not "the shell was not theirs"
    return verb.lemma_.lower() in listed("doing" if done else "happening") and (done or noun.dep_ == "nsubj")


def _recorded(noun: Token) -> bool:
    """Tell whether a noun is what somebody recorded or had news of: "the army recorded no clash", "no attack was reported"."""
    return noun.head.lemma_.lower() in RECORDING and (noun.dep_ == "dobj" or (noun.dep_ == "nsubjpass" and passive(noun.head)))


def _not_theirs(noun: Token) -> bool:
    """Tell whether somebody is said not to be behind an act or responsible for it."""
    behind = noun.dep_ == "pobj" and (noun.head.lower_ == "behind" or noun.head.head.lower_ == "responsible")
    verb = next((t for t in up(noun) if t.lemma_ == "be"), None) if behind else None
    return verb is not None and _did_not(verb)


def _reports(token: Token) -> Iterator[tuple[Token, Token]]:
    """Yield the words above an act as far as they tell of it, each with the word below: report, its predicate, who denies it."""
    below = token
    for above in up(token):
        if _aside(below, above):
            return
        yield below, above
        below = above


def _aside(below: Token, above: Token) -> bool:
    """Tell whether what is said at ``above`` is not said of ``below``: it hangs on it loosely, or begins another sentence."""
    if below.dep_ == "prep":
        return below.lower_ not in TELLING
    beside = below.dep_ in ("relcl", "advcl") or (below.dep_ == "conj" and below.tag_ in FINITE)
    return beside or any(t.text in (";", ":") for t in below.doc[min(below.i, above.i) : max(below.i, above.i)])


def _disbelieved(below: Token, above: Token) -> bool:
    """Tell whether ``above`` says that what is told at ``below`` is untrue."""
    lemma, reported = above.lemma_.lower(), below.lemma_.lower() in ACCUSATION | STATEMENT
    if negated(above):
        return False
    if below.dep_ in SAID and (lemma in DENYING or (lemma in REFUSING and reported)):
        return True
    called = [*by(above, "acomp", "attr", "oprd"), *(by(below, "amod") if reported else ()), *((above,) if passive(above) else ())]
    return below.dep_ in (*SAID, "nsubj") and any(t.lemma_.lower() in listed("untrue") for t in called)
