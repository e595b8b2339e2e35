"""Who speaks for whom: office, party, namelessness with its reason, and who says the same."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING

from trucewatch.coding.rules.names import is_person
from trucewatch.coding.rules.tree import by, is_verb, objects_of, subject
from trucewatch.coding.rules.wordlist import listed
from trucewatch.records import Pledge, Span, Speaker

from .known import Known, alike

if TYPE_CHECKING:
    from spacy.tokens import Span as Tokens
    from spacy.tokens import Token

NAMELESS = re.compile(
    r"(?:on|under) (?:the )?condition of anonymity|request(?:ed|ing) anonymity|insist(?:ed|ing) on anonymity|(?:spoke|"
    r"speaking) anonymously|"
    r"(?:ask(?:ed|ing)|declin(?:ed|ing)|refus(?:ed|ing)|not wish(?:ing)?|did not want) (?:not )?to be (?:named|identified|quoted by name)|"
    r"(?:did not|would not|declined to|refused to) give (?:his|her|their|its) names?|unnamed|not authori[sz]ed",
    re.IGNORECASE,
)
PRONOUNS = frozenset({"they", "he", "she", "all", "both", "it"})
REASON = re.compile(
    r"\b(?:because|since|as|in line with|for fear of|in accordance with|citing|due to|owing to)\s+(?P<why>(?:(?:he|she|they|"
    r"it)\s+(?:was|were|is|are)\s+)?[^.;”\"]+)"
)


def with_speakers(pledge: Pledge, known: Known) -> Pledge:
    """Return the pledge with all that is said of who says so."""
    if pledge.said_by is None:
        return pledge
    speaker = _of_who_pledges(described(pledge.said_by, known), pledge)
    return pledge.model_copy(update={"said_by": speaker, "anonymous": pledge.anonymous or speaker.anonymous})


def _of_who_pledges(speaker: Speaker, pledge: Pledge) -> Speaker:
    """Return the speaker, the pledger's where the condition stands between ("if the army stays away, its spokesman said")."""
    named, group = pledge.condition, speaker.on_behalf_of
    if not (named and group and len(pledge.pledgers) == 1 and group.overlaps(named.span)) or named.span.overlaps(speaker.span):
        return speaker
    return speaker.model_copy(update={"on_behalf_of": pledge.pledgers[0].span})


def described(speaker: Speaker, known: Known) -> Speaker:
    """Return the speaker with office, party spoken for, namelessness and its reason."""
    tokens = known.tokens(speaker.span)
    if tokens is None:
        return speaker
    head = tokens.root
    office = _office(head, known)
    group = _group(office, head, known) if office is not None else None
    named = is_person(head) or head.pos_ == "PROPN"  # who is named is not nameless, whoever else of the sentence is
    reason = None if named else _reason(head, known)
    return speaker.model_copy(
        update={
            "role": speaker.role or (_titled(office, group, known) if office is not None else None),
            "on_behalf_of": speaker.on_behalf_of or group,
            "anonymous": speaker.anonymous or (not named and _nameless(head, known)),
            "reason": speaker.reason or reason,
        }
    )


def _office(head: Token, known: Known) -> Token | None:
    """Return the word of the speaker's office, beside the name or instead of it, wherever the text introduces the name."""
    heads = known.reading.lexicon.words("speech", "heads")
    if head.lemma_.lower() in heads:
        return head
    for name in _namesakes(head, known):
        beside = [*by(name, "appos"), *by(name, "compound", "nmod", "amod"), *_explained(name)]
        found = next((t for t in beside if t.lemma_.lower() in heads), None)
        if found is not None:
            return found
    return None


def _titled(office: Token, group: Span | None, known: Known) -> Span | None:
    """Return the office with the words of its title before it ("Prime Minister"), the party spoken for left out ("Malaysian")."""
    start = office.i
    while start > office.sent.start and _of_title(office.doc[start - 1], office):
        span = known.reading.span((start - 1, start))
        if span is None or (group is not None and span.overlaps(group)):
            break
        start -= 1
    return known.reading.span((start, office.i + 1))


def _of_title(word: Token, office: Token) -> bool:
    beside = word.head.i in (office.i, office.head.i) and word.dep_ in ("compound", "amod", "nmod")
    return beside and word.text[:1].isupper() and office.text[:1].isupper() and word.ent_type_ not in ("NORP", "GPE", "ORG", "LOC")


def _explained(name: Token) -> list[Token]:
    """Return the noun that the name explains, and what that one hangs on: the parse of "a spokesman for the group, X" makes X the group."""
    if name.dep_ != "appos":
        return []
    return [name.head, *([name.head.head.head] if name.head.dep_ == "pobj" else [])]


def _namesakes(head: Token, known: Known) -> list[Token]:
    """Return the token and the other places of the text where the same name stands."""
    if not is_person(head):
        return [head]
    return [head, *(t for t in known.reading.doc if t.text == head.text and t.i != head.i)]


def _group(office: Token, head: Token, known: Known) -> Span | None:
    """Return for whom the office speaks ("a spokesman for the powerful Iran-backed Kataib Hezbollah")."""
    for found in objects_of(office, ("for", "of")):
        return _proper(found, known)
    for owner in by(office, "poss"):
        return _proper(owner, known)
    beside = [
        *by(office, "compound", "amod", "nmod"),
        *([t for t in by(head, "compound", "amod", "nmod") if t.i < office.i] if office is not head else []),
    ]
    named = [
        t for t in beside if t.ent_type_ in ("ORG", "NORP", "GPE") or t.lemma_.lower() in known.reading.lexicon.words("actors", "parties")
    ]
    words = [word for t in named for word in (*t.subtree, t) if word.i <= t.i and word.dep_ not in ("det", "poss", "case")]
    return known.reading.span((min(t.i for t in words), max(t.i for t in words) + 1)) if words else None


def _proper(token: Token, known: Known) -> Span | None:
    """Return the name in a noun phrase, without what only describes it."""
    if token.pos_ == "PRON" or token.tag_ == "PRP$":
        party = known.party(token)
        return party.span if party else None
    if not token.tag_.startswith("NNP"):
        return known.reading.phrase(token)
    start = token.i
    while start > token.left_edge.i and token.doc[start - 1].pos_ == "PROPN":
        start -= 1
    return known.reading.span((start, token.i + 1))


def _nameless(head: Token, known: Known) -> bool:
    return any(NAMELESS.search(part) for part in _about(head, known))


def _reason(head: Token, known: Known) -> Span | None:
    """Return the reason given for namelessness."""
    for sentence in _sentences_about(head, known):
        anonymous = NAMELESS.search(sentence.text)
        why = REASON.search(sentence.text, anonymous.end()) if anonymous else None
        if why:
            return (
                known.reading.chars(sentence.start_char + why.start("why"), sentence.start_char + why.end("why"))
                if why["why"].strip()
                else None
            )
    return None


def _about(head: Token, known: Known) -> list[str]:
    return [sentence.text for sentence in _sentences_about(head, known)]


def _sentences_about(head: Token, known: Known) -> list[Tokens]:
    """Return the speaker's sentence, and those behind it for as long as they go on with a pronoun."""
    following = (sentence for sentence in known.reading.sentences if sentence.start >= head.sent.end)
    return [head.sent, *takewhile(lambda sentence: sentence[0].lower_ in PRONOUNS, following)]


def with_echoes(pledge: Pledge, known: Known) -> Pledge:
    """Return the pledge with those who say the same ("Two other factions echoed Mohie's comments")."""
    if pledge.said_by is None:
        return pledge
    also = [speaker for speaker in pledge.also_said_by if not alike(speaker.span, pledge.said_by.span)]
    for source in _echoing(pledge, known):
        span = known.names.span(source)
        if span and not any(alike(span, s.span) for s in (pledge.said_by, *also)):
            also.append(described(Speaker(span=span), known))
    return pledge.model_copy(update={"also_said_by": tuple(also)})


def _echoing(pledge: Pledge, known: Known) -> list[Token]:
    echoes = [verb for verb in known.reading.words(listed("echo"), known.reading.doc[:]) if is_verb(verb)]
    return [source for verb in echoes if (source := subject(verb)) is not None and _words_of(pledge, verb, known)]


def _words_of(pledge: Pledge, verb: Token, known: Known) -> bool:
    """Tell whether the verb's object is what the pledge's speaker said, or the pledge itself."""
    for thing in by(verb, "dobj"):
        owner = next(iter(by(thing, "poss")), None)
        if owner is not None and pledge.said_by is not None and thing.lemma_.lower() in listed("words"):
            span = known.names.span(owner)
            return span is not None and alike(span, pledge.said_by.span)
    said = (clause for clause in by(verb, "ccomp") if clause.lemma_.lower() in ("say", "tell", "state"))
    return any(_same_speaker(subject(clause), pledge, known) for clause in said)


def _same_speaker(source: Token | None, pledge: Pledge, known: Known) -> bool:
    """Tell whether a noun names the speaker of the pledge ("repeated what Mohie had said")."""
    span = known.names.span(source) if source is not None else None
    return span is not None and pledge.said_by is not None and alike(span, pledge.said_by.span)
