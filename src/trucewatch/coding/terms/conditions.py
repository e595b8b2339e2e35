"""A condition's terms: who must act, under which norm, whether it binds, by when."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trucewatch.coding.rules.conditions import DOUBLED, assigned
from trucewatch.coding.rules.tree import by, is_verb
from trucewatch.coding.rules.wordlist import listed
from trucewatch.records import Condition, DeadlineKind, Party, Pledge, Span
from trucewatch.wording import MONTHS, WEEKDAYS

from .known import Known

if TYPE_CHECKING:
    from spacy.tokens import Span as Tokens
    from spacy.tokens import Token

PLAIN = re.compile(
    rf"(?:{DOUBLED}|on (?:the )?(?:sole |one |only )?conditions?|provid(?:ed|ing)|only (?:if|when|once)|(?:as|so) long as|"
    r"in (?:return|exchange) for)\b",
    re.IGNORECASE,
)
UNDER = re.compile(
    r"\b(?:in (?:line|accordance|keeping|compliance|conformity) with|according to|pursuant to|as (?:demanded|required|"
    r"called for|decided) (?:by|in)|under|based on|following)\b"
)
_CALENDAR = "|".join(name.capitalize() for name in (*WEEKDAYS, *MONTHS))
DEADLINE = re.compile(
    r"\b(?:within|by|before|no later than|in|over the next|inside)\s+(?:the(?= end of\b)\s+|the next\s+|an?\s+|the\s+)?"
    r"(?P<when>(?:end of\s+(?:the\s+)?)?[“\"‘']?(?:[\w-]+[ -]){0,3}?"
    r"(?:time-?frame|time-?table|timeline|time ?limit|deadline|period|time|minutes?|hours?|days?|weeks?|months?|years?|"
    rf"{_CALENDAR}|"
    r"tomorrow|tonight|(?<=end of )[A-Z][\w-]+|(?:midnight|noon|dawn|dusk|sunset|nightfall)(?! (?:on|of|tomorrow|tonight|[A-Z])))"
    r"(?: \d{1,2}(?:st|nd|rd|th)?)?(?:,? \d{4})?)\b"
)
CRISP = re.compile(
    rf"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|thirty|{_CALENDAR}|midnight|noon|tomorrow)\b"
)


def with_terms(pledge: Pledge, known: Known) -> Pledge:
    """Return the pledge with the terms of its condition."""
    if pledge.condition is None:
        return pledge
    tokens = known.tokens(pledge.condition.span)
    if tokens is None:
        return pledge
    return pledge.model_copy(update={"condition": _read(pledge.condition, tokens, known)})


def filled(pledges: list[Pledge], known: Known) -> list[Pledge]:
    """Return the pledges; one without a condition takes the phrase of its sentence that can be nothing else ("on condition that …")."""
    roots = [tokens.root if (tokens := known.tokens(p.undertaking)) is not None else known.reading.doc[0] for p in pledges]
    found = assigned(known.reading, roots)
    spans = {i: known.reading.span(phrase) for i, phrase in found.items() if pledges[i].condition is None}
    return [
        p.model_copy(update={"condition": Condition(span=spans[i])}) if i in spans and PLAIN.match(spans[i].quote) else p
        for i, p in enumerate(pledges)
    ]


def shared_actors(pledges: list[Pledge], known: Known) -> list[Pledge]:
    """Return the pledges; "if it does not withdraw" means who is to withdraw by another's condition."""
    named = {verb: c.actor for p in pledges if (c := p.condition) and c.actor and (verb := _verb(c, known)) and not _by_pronoun(c, known)}
    return [_renamed(p, named, known) for p in pledges]


def _renamed(pledge: Pledge, named: dict[str, Party], known: Known) -> Pledge:
    condition = pledge.condition
    if condition is None or not _by_pronoun(condition, known) or (actor := named.get(_verb(condition, known) or "")) is None:
        return pledge
    return pledge.model_copy(update={"condition": condition.model_copy(update={"actor": actor})})


def _main_verb(condition: Condition, known: Known) -> Token | None:
    tokens = known.tokens(condition.span)
    return next((t for t in tokens if t.pos_ == "VERB" and by(t, "nsubj", "nsubjpass")), None) if tokens is not None else None


def _verb(condition: Condition, known: Known) -> str | None:
    verb = _main_verb(condition, known)
    return verb.lemma_ if verb is not None else None


def _by_pronoun(condition: Condition, known: Known) -> bool:
    verb = _main_verb(condition, known)
    return verb is not None and any(t.pos_ == "PRON" for t in by(verb, "nsubj", "nsubjpass"))


def _read(condition: Condition, tokens: Tokens, known: Known) -> Condition:
    norm = _norm(tokens, known)
    deadline = _deadline(condition.span)
    return condition.model_copy(
        update={
            "actor": condition.actor or _actor(tokens, known),
            "norm": norm,
            "binding": _binding(norm, known) if norm else None,
            "deadline": deadline,
            "deadline_kind": _kind(deadline),
        }
    )


def _actor(tokens: Tokens, known: Known) -> Party | None:
    """Return the subject of the first clause of the condition."""
    for token in tokens:
        if is_verb(token):
            subject = next(iter(by(token, "nsubj", "nsubjpass")), None)
            if subject is not None and subject in tokens:
                return known.party(subject)
    return None


def _norm(tokens: Tokens, known: Known) -> Span | None:
    """Return the decision that the condition refers to ("in line with a parliamentary resolution")."""
    found = UNDER.search(tokens.text)
    if found is None:
        return None
    head = next((t for t in tokens if t.lemma_.lower() in listed("norms") and t.idx - tokens.start_char >= found.end()), None)
    return known.reading.phrase(head, of=True) if head is not None else None


def _binding(norm: Span, known: Known) -> bool | None:
    """Tell whether the text calls that decision binding, anywhere; None where it does not say."""
    kind = norm.quote.split()[-1].lower()
    for token in known.reading.doc:
        if token.lemma_.lower() == kind or token.lower_ == kind:
            left = " ".join(t.lower_ for t in token.subtree if t.i < token.i)
            if re.search(r"non\s?-?\s?binding", left) or _denied(token):
                return False
            if "binding" in left:
                return True
    return None


def _denied(token: Token) -> bool:
    """Tell whether a clause says of the word that it is not binding."""
    verb = token.head
    return is_verb(verb) and any(t.lower_ == "binding" for t in verb.subtree) and any(c.dep_ == "neg" for c in verb.children)


def _deadline(span: Span) -> Span | None:
    found = DEADLINE.search(span.quote)
    if found is None:
        return None
    start, end = found.span("when")
    while start < end and span.quote[start] in "“\"‘'":
        start += 1
    return span.part(start, end)


def _kind(deadline: Span | None) -> DeadlineKind | None:
    if deadline is None:
        return None
    return DeadlineKind.CRISP if CRISP.search(deadline.quote) else DeadlineKind.VAGUE
