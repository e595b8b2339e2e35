"""What was damaged in an incident, who claims it, who denies it; and statements of violence that recurs."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from trucewatch.coding.rules.denial import ACCUSATION, DENYING, REFUSING, STATEMENT
from trucewatch.coding.rules.names import is_pronoun
from trucewatch.coding.rules.tree import by, is_verb, negated, passive, subject
from trucewatch.coding.rules.wordlist import listed
from trucewatch.records import Count, Incident, Party, Span, Speaker

from .known import Known, alike
from .speakers import described

if TYPE_CHECKING:
    from spacy.tokens import Span as Tokens
    from spacy.tokens import Token

REPLY_WITHIN = 3  # sentences behind the telling of an incident in which a denial is one of it
DAMAGE = frozenset(["damage", "destroy", "wreck", "raze", "gut"])
POINTING = frozenset(["it", "this", "that"])
NOBODY = frozenset(["nobody", "no-one", "none"])


def with_terms(incident: Incident, known: Known, others: Sequence[Incident] = ()) -> Incident:
    """Return the incident with damage and claims that its sentence and the next state, and denials told before the next incident."""
    later = [one.sentence.start for one in others if one.sentence.start > incident.sentence.start]
    replies = known.sentences(incident.sentence, REPLY_WITHIN, min(later, default=None))
    if not replies:
        return incident
    around = replies[:2]
    claims = tuple(Party(span=span) for verb in _verbs(around, {"claim"}) if _about_it(verb) and (span := _who(verb, known)))
    denials = tuple(
        described(Speaker(span=span, cue=known.reading.span((verb.i, verb.i + 1))), known)
        for verb in _verbs(replies, DENYING | REFUSING) if _about_it(verb) and (span := _who(verb, known)) and not _told_by(incident, span)
    )  # fmt: skip
    speaker = described(incident.said_by, known) if incident.said_by else None
    damage = incident.damage or _damage(around[0], known)
    return incident.model_copy(
        update={
            "damage": damage,
            "killed": _of_people(incident.killed, damage),
            "injured": _of_people(incident.injured, damage),
            "claimed_by": incident.claimed_by or claims,
            "denied_by": incident.denied_by or denials,
            "said_by": speaker,
        }
    )


def _of_people(toll: Count | None, damage: Span | None) -> Count | None:
    """Return a toll unless its number counts what was damaged ("damaging one vehicle")."""
    return None if toll and damage and toll.span.overlaps(damage) else toll


def _verbs(sentences: list[Tokens], lemmas: Collection[str]) -> list[Token]:
    return [t for s in sentences for t in s if is_verb(t) and t.lemma_.lower() in lemmas]


def _about_it(verb: Token) -> bool:
    """Tell whether what is claimed or denied is the act or the responsibility for it."""
    lemma, things = verb.lemma_.lower(), {t.lemma_.lower() for o in by(verb, "dobj", "ccomp", "xcomp") for t in o.subtree}
    accused = any(_accuses(o) for o in by(verb, "dobj"))
    if lemma in REFUSING:
        return accused
    denied = lemma == "deny" and (accused or things & ACCUSATION or any(o.lower_ in POINTING for o in by(verb, "dobj")))
    return bool(things & listed("acts") or denied)


def _accuses(thing: Token) -> bool:
    """Tell whether a noun is an accusation; a claim or a report is one where it stands by itself."""
    alone = not any(by(thing, "acl", "relcl", "prep", "ccomp"))
    return thing.lemma_.lower() in ACCUSATION or (thing.lemma_.lower() in STATEMENT and alone)


def _told_by(incident: Incident, denier: Span) -> bool:
    """Tell whether an incident is told by the one who denies something: that is another act."""
    return incident.said_by is not None and alike(incident.said_by.span, denier)


def _who(verb: Token, known: Known) -> Span | None:
    source = subject(verb)
    if source is None or negated(verb) or source.lower_ in NOBODY or negated(source):
        return None
    if is_pronoun(source) and known.names.resolve(source) is None:
        return None
    return known.names.span(source)


def _damage(sentence: Tokens, known: Known) -> Span | None:
    """Return the phrase that says what was damaged ("damaging one vehicle")."""
    for verb in _verbs([sentence], DAMAGE):
        harmed = next(iter(by(verb, "nsubjpass" if passive(verb) else "dobj")), None)
        if harmed is not None and harmed.i < verb.i:
            first = (verb.head if verb.dep_ == "relcl" else harmed).left_edge  # "the school that they burned"
            return known.reading.span((first.i, verb.i + 1))
        if harmed is not None:
            return known.reading.span((verb.i, min(harmed.right_edge.i + 1, harmed.i + 6)))
    return None


def habitual(incidents: tuple[Incident, ...], known: Known) -> tuple[Span, ...]:
    """Return the sentences that speak of violence that recurs and that no incident was coded from."""
    lexicon = known.reading.lexicon
    acts = frozenset().union(*lexicon.table("incidents", "nouns").values())
    habits = lexicon.words("incidents", "habit", "words")
    coded = {i.sentence.start for i in incidents}
    found = []
    for sentence in known.reading.sentences:
        span = known.reading.sentence(sentence[0])
        if span.start not in coded and any(t.lower_ in habits for t in sentence) and any(t.lemma_.lower() in acts for t in sentence):
            found.append(span)
    return tuple(found)
