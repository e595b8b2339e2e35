"""What was damaged in an incident, who claims it, who denies it; and statements of violence that recurs."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from trucewatch.coding.rules.denial import ACCUSATION, DENYING, REFUSING, STATEMENT, denied
from trucewatch.coding.rules.habit import recurring
from trucewatch.coding.rules.names import is_pronoun
from trucewatch.coding.rules.speakers import Speakers
from trucewatch.coding.rules.tree import by, is_verb, negated, passive, subject
from trucewatch.coding.rules.wordlist import listed
from trucewatch.records import Count, Incident, IncidentFactuality, Party, Span, Speaker

from .known import Known, alike, words
from .speakers import described

if TYPE_CHECKING:
    from spacy.tokens import Span as Tokens
    from spacy.tokens import Token

REPLY_WITHIN = 3  # sentences behind the telling of an incident in which a denial is one of it
DAMAGE = frozenset(["damage", "destroy", "wreck", "raze", "gut"])
STATING = frozenset(["say", "insist", "state", "maintain", "add", "tell"])
OF_ALL = frozenset(["defence", "defense", "foreign", "interior", "minister", "spokesman", "spokeswoman"])  # what each state has
POINTING = frozenset(["it", "this", "that"])
NOBODY = frozenset(["nobody", "no-one", "none"])


def with_terms(incident: Incident, known: Known, others: Sequence[Incident] = ()) -> Incident:
    """Return the incident with damage and claims that its sentence and the next state, and denials told before the next incident."""
    later = [one.sentence.start for one in others if one.sentence.start > incident.sentence.start]
    replies = known.sentences(incident.sentence, REPLY_WITHIN, min(later, default=None))
    if not replies:
        return incident
    around = replies[:2]
    claims = tuple(Party(span=span) for verb in _verbs(around, {"claim"}, known) if _about_it(verb) and (span := _who(verb, known)))
    incident = _not_told_by_its_denier(incident, _deniers(replies[1:], known), known)
    denials = tuple(one for one in _deniers(replies, known) if not _told_by(incident, one.span))
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


def _verbs(sentences: list[Tokens], lemmas: Collection[str], known: Known) -> list[Token]:
    return [t for s in sentences for t in known.reading.words(lemmas, s) if is_verb(t)]


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


def _deniers(sentences: list[Tokens], known: Known) -> list[Speaker]:
    """Return who denies in some sentences, each with the word of denying."""
    denying = [verb for verb in _verbs(sentences, DENYING | REFUSING, known) if _about_it(verb)]
    denying += (verb for verb in _verbs(sentences, DENYING | STATING, known) if verb not in denying and _denies_all(verb, known))
    found = ((verb, _who(verb, known)) for verb in denying)
    return [described(Speaker(span=span, cue=known.reading.span((verb.i, verb.i + 1))), known) for verb, span in found if span]


def _denies_all(verb: Token, known: Known) -> bool:
    """Tell whether it is said that there was none of some violence: "denied there had been any clashes", "said no shots were fired"."""
    violence = known.reading.lexicon.every("incidents", "nouns")
    said = (word for part in by(verb, "dobj", "ccomp", "xcomp") for word in part.subtree)
    kinds = (word.head for word in said if word.dep_ == "det" and word.lower_ in ("any", "no"))
    return any(kind.lemma_.lower() in violence and (denied(kind) or _not_done(kind)) for kind in kinds)


def _not_done(kind: Token) -> bool:
    """Tell whether a noun is what is said not to have been done to anything: "no shots had been fired"."""
    return kind.head.lemma_.lower() in listed("doing") and denied(kind.head)


def _not_told_by_its_denier(incident: Incident, deniers: list[Speaker], known: Known) -> Incident:
    """Return the incident told by who says so in its own sentence, where who denies it in another was taken for who tells it."""
    speaker = incident.said_by
    if speaker is None or not any(one.span.overlaps(speaker.span) for one in deniers):
        return incident
    anchor = known.tokens(incident.anchor)
    teller = Speakers(known.reading, known.names, known.voices).of(anchor.root) if anchor else None
    if teller is None or any(one.span.overlaps(teller.span) for one in deniers):
        return incident.model_copy(update={"said_by": None})
    # The denial was that of an accusation, which stands in the accuser's word.
    alleged = incident.factuality is IncidentFactuality.DENIED and anchor is not None and not denied(anchor.root)
    told = {"factuality": IncidentFactuality.REPORTED} if alleged else {}
    return incident.model_copy(update={"said_by": teller} | told)


def _told_by(incident: Incident, denier: Span) -> bool:
    """Tell whether an incident is told by the one who denies something: that is another act."""
    return incident.said_by is not None and _are_one(incident.said_by.span, denier)


def _are_one(a: Span, b: Span) -> bool:
    """Tell whether two phrases name one speaker: "the Thai army" and "the Cambodian army" share the word for an army alone."""
    one, other = _names(a), _names(b)
    return bool(one & other) if one and other else alike(a, b)


def _names(span: Span) -> set[str]:
    capitals = " ".join(word for word in re.sub(r"['’]s\b", "", span.quote).split() if word[:1].isupper())
    return words(capitals) - listed("bodies") - OF_ALL


def _who(verb: Token, known: Known) -> Span | None:
    source = subject(verb)
    if source is None or negated(verb) or source.lower_ in NOBODY or negated(source):
        return None
    if is_pronoun(source) and known.names.resolve(source) is None:
        return None
    return known.names.span(source)


def _damage(sentence: Tokens, known: Known) -> Span | None:
    """Return the phrase that says what was damaged ("damaging one vehicle")."""
    for verb in _verbs([sentence], DAMAGE, known):
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
    acts = lexicon.every("incidents", "nouns")
    habits = lexicon.words("incidents", "habit", "words")
    coded = {i.sentence.start for i in incidents}
    found = []
    for sentence in known.reading.sentences:
        recurs = [t for t in known.reading.within(sentence) if t.lower_ in habits]
        acting = known.reading.words(acts, sentence) if recurs else ()
        if any(recurring(word, act) for word in recurs for act in acting):
            span = known.reading.sentence(sentence[0])
            found += [span] if span.start not in coded else []
    return tuple(found)
