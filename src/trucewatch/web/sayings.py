"""Who says what about a truce: each matter once, with those who say so beside those who deny it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime

from trucewatch.desk.indexed import Event, Indexed, Telling
from trucewatch.desk.names import actor_name
from trucewatch.records import Attributed, Claim, ClauseFailed, ClauseMet, ClauseRefused, Occurred, Polarity, Span, Testimony

from .asked import Asked
from .templating import day
from .words import word


@dataclass(frozen=True)
class Saying:
    """Somebody says something: who, with which standing, in which story, and where it stands."""

    speaker: str
    authority: str
    source: str
    told: datetime
    story: str
    document: str
    start: int
    end: int
    quote: str


@dataclass
class Matter:
    """What is said, with those who say so and those who deny it, one entry a speaker and story."""

    text: str
    order: tuple[float, str]
    affirmed: list[Saying] = field(default_factory=list)
    denied: list[Saying] = field(default_factory=list)


def blamed(event: Event) -> Iterator[Matter]:
    """Yield who is said, and denied, to have done it."""
    matters: dict[str, Matter] = {}
    for testimony, claim in event.claims:
        if isinstance(claim.proposition, Attributed):
            who = actor_name(claim.proposition.actor) if claim.proposition.actor else "somebody not named"
            _say(matters.setdefault(who, Matter(who, (0.0, who))), testimony, claim)
    yield from matters.values()


def matters(seen: Indexed, truce: str, asked: Asked) -> Iterator[Matter]:
    """Yield what is said of the pledges of a truce and of the incidents it may cover, denials beside what they deny."""
    found: dict[str, Matter] = {}
    for testimony, claim in seen.claims.get(truce, ()):
        if testimony.told <= asked.at:
            text = about(claim)
            _say(found.setdefault(text, Matter(text, (0.0, text))), testimony, claim)
    for name in seen.events_of.get(truce, ()):
        for testimony, claim in seen.events[name].claims:
            if testimony.told <= asked.at and not isinstance(claim.proposition, Occurred):
                text = f"{about(claim)}: {_event_words(seen.events[name])}"
                _say(found.setdefault(text, Matter(text, (_time(seen.events[name]), text))), testimony, claim)
    yield from sorted(found.values(), key=lambda matter: matter.order)


def about(claim: Claim) -> str:
    """Return in words what a claim says, and of whom."""
    said = claim.proposition
    if isinstance(said, ClauseFailed | ClauseMet | ClauseRefused):
        return f"{actor_name(said.by)} {word('says', said.says)}"
    who = getattr(said, "faction", None) or getattr(said, "actor", None)
    return f"{actor_name(who) if who else 'Somebody not named'} {word('says', said.says)}"


def speaker_of(testimony: Testimony, claim: Claim) -> str:
    """Return who says what a claim says, by name; the source itself where nobody else is told."""
    return actor_name(claim.speaker) if claim.speaker else testimony.source


def sentence_of(claim: Claim) -> tuple[str, Span] | None:
    """Return the first sentence that a claim rests on, with the document that it stands in; None where it rests on none."""
    return next(((evidence.document, span) for evidence in claim.evidence for span in evidence.spans), None)


def place_of(tellings: Iterable[Telling]) -> str | None:
    """Return the words for the place of an incident, the first that are told."""
    return next((telling.incident.place.span.quote for telling in tellings if telling.incident.place), None)


def _event_words(event: Event) -> str:
    kind = word("incident", event.tellings[0].incident.kind.value) if event.tellings else "incident"
    when = f" {'by' if event.when.is_window else 'of'} {day(event.when.told_day)}" if event.when else ""
    place = place_of(event.tellings)
    return f"{kind}{when}" + (f", {place}" if place else "")


def _time(event: Event) -> float:
    return event.when.earliest.timestamp() if event.when else 0.0


def _say(matter: Matter, testimony: Testimony, claim: Claim) -> None:
    sayings = matter.denied if claim.polarity is Polarity.DENIED else matter.affirmed
    where, speaker = sentence_of(claim), speaker_of(testimony, claim)
    if any(saying.speaker == speaker and saying.story == testimony.story for saying in sayings):
        return
    document, start, end, quote = (where[0], where[1].start, where[1].end, where[1].quote) if where else ("", 0, 0, "")
    sayings.append(Saying(speaker, claim.authority.value, testimony.source, testimony.told, testimony.story, document, start, end, quote))
