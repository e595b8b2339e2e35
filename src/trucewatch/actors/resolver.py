"""Who is meant by the phrases of one document: named, pointed at, or new."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from trucewatch.records import Document, Incident, Party, Pledge, PledgeKind, Report, Span, Speaker

from .context import Context
from .factions import Factions
from .guesses import Guesses
from .heads import Head, head, names_nobody, of_a_war, parts, singular
from .leaders import led_by
from .meaning import Reader
from .naming import nameless
from .newcomers import is_name, newcomer
from .phrases import joined
from .pointers import Pointer
from .regions import Regions
from .registry import Registry
from .splinters import Splinters

if TYPE_CHECKING:
    from .earlier import Page

# So many names make a list, of which one may be nobody's that is known.
_MANY = 3
# A region of the country that a phrase names last: "commanders from Ethiopia" and its Tigray region.
_ITS_REGION = re.compile(r" and its (?:[a-z-]+ ){0,2}[A-Z][\w-]+ region\b")
_LONGEST_NAME = 60
_PLACE = re.compile(r" (?:in|of) (?:the )?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,3}")


class Resolver:
    """Says for the phrases of one document who is meant: named, pointed at, or new."""

    def __init__(self, report: Report, document: Document, known: Registry, page: Page | None = None) -> None:
        published = document.imprint.published
        self.context = Context(document.text, known, published.date() if published else report.published)
        self.splinters, self.factions, self.regions = Splinters(self.context), Factions(self.context), Regions(self.context)
        self.reader, self.pointer = Reader(self.context), Pointer(self.context, self.splinters)
        self.document = document.id
        self.page = page
        self.guesses = Guesses(self.context, self.pointer, document.imprint.dateline.place if document.imprint.dateline else None)
        for phrase in self.splinters.phrases:
            self.pointer.note_splinter(phrase, self._splinter(phrase) or "")
        for span, acts in _party_spans(report):
            several = self.joined(span)
            for part, one in several.items():
                self.pointer.note(part, one, False)  # those named in one breath may be one side
            if several:
                continue
            if actor := self._one(span) or (self._new_name(span) if acts else None):  # a new name that only suffers is mostly a place
                self.pointer.note(span, actor, acts)
            elif acts and (state := self.pointer.of_state(span)):
                self.pointer.note_acting(span, state)
        mediating = self.named(span for pledge in report.pledges for span in mediators(pledge))
        self.go_betweens = mediating - self.named(span for span, _ in _party_spans(report))

    def party(self, span: Span, besides: Iterable[str] = ()) -> tuple[str, ...]:
        """Return the ids of those whom a party's phrase means."""
        return self.meant(span, besides) or (self.page.meant(span, besides) if self.page else ()) or (self._new(span),)

    def meant(self, span: Span, besides: Iterable[str] = ()) -> tuple[str, ...]:
        """Return the ids of those whom a party's phrase means by what the text says; empty where it does not say."""
        one = self._one(span)
        return (one,) if one else self.pointer.pointed_at(span, besides)

    def joined(self, span: Span) -> dict[Span, str]:
        """Return whom a phrase joins ("Egypt and Qatar"), each with its name; nothing unless all are known, or all but one of many."""
        region = _ITS_REGION.match(self.context.text, span.end)
        parts = joined(Span.of(self.context.text, span.start, region.end()) if region else span)
        if not parts or (self._one(span) and not any(part.quote.startswith("its ") for part in parts)):
            return {}
        found = {part: self._one(part) or self.regions.alone(part) for part in parts}
        strange = [part for part, actor in found.items() if actor is None]
        if strange and (len(strange) > 1 or len(parts) < _MANY or not _is_mere_name(strange[0].quote)):
            return {}
        return {part: actor or self._new(part) for part, actor in found.items()}

    def named(self, spans: Iterable[Span]) -> set[str]:
        """Return the ids of those whom phrases name."""
        return {actor for span in spans if (actor := self.reader.actor_of(span))}

    def _one(self, span: Span) -> str | None:
        if of_a_war(span.quote):
            return None
        part = self.splinters.faction(span) or self._splinter(span) or self.factions.at(span) or self.regions.at(span)
        named = part or self.reader.actor_of(self._with_place(span)) or self.context.spoken_for(span.quote)
        return named or self._named_behind(span) or led_by(span.quote, self.context)

    def _named_behind(self, span: Span) -> str | None:
        """Return who is named right behind a phrase for a group that leaves out the name: "Iran-backed group" of "Iran-backed group X"."""
        if head(parts(span.quote).core) is not Head.GROUP:
            return None
        behind = span.end + 1
        return next((one.actor for one in self.context.between(behind, behind + _LONGEST_NAME) if one.start == behind), None)

    def _splinter(self, span: Span) -> str | None:
        """Return the id of who left a group, where a phrase means that one, or of the name beside a phrase that points to a group."""
        left = self.splinters.at(span)
        phrases = [span, left] if left else [span] if self.pointer.points(span) else []
        if name := next(filter(None, map(self.splinters.name_of, phrases)), None):
            return self.reader.actor_of(name) or self._new(name)
        introduced = None if left is None and self.reader.actor_of(span) else self.splinters.name_later(left or span)
        if introduced:
            return self.reader.actor_of(introduced) or self._new(introduced)
        return nameless(left.quote, self.document) if left else None

    def _with_place(self, span: Span) -> Span:
        """Return a phrase for a body with the place behind it, by which it is known: "separatist authorities" in Nagorno-Karabakh."""
        text = self.context.text
        place = _PLACE.match(text, span.end) if head(parts(span.quote).core) is Head.ORGAN else None
        return Span.of(text, span.start, place.end()) if place and self.reader.actor_of(span) is None else span

    def speaker(self, span: Span) -> str:
        """Return the id of the one whom a speaker's phrase means, or for whom that person speaks."""
        return self.speaking(span) or (self.page.speaking(span) if self.page else None) or self._new(span)

    def known_person(self, speaker: Speaker) -> str | None:
        """Return for whom the registry says that a person speaks, of whom the text says no more than "the government" or nothing."""
        behalf = speaker.on_behalf_of
        if behalf is None or self.pointer.of_state(behalf) is None or self.reader.actor_of(behalf):
            return None
        one = self.context.known.speaks_for(speaker.span.quote, self.context.on)
        return one.id if one and self.context.armed(one.id) else None

    def speaking(self, span: Span) -> str | None:
        """Return the id of that one by what the text says; None where it does not say."""
        one = self.splinters.faction(span) or self._splinter(span) or self.factions.at(span) or self.regions.at(span)
        if one is None and not of_a_war(span.quote):
            one = self.context.spoken_for(span.quote) or self.reader.actor_of(span)
        return one or next(iter(self.pointer.pointed_at(span)), None)

    def unaccusing(self, incident: Incident) -> Incident:
        """Return an act without a speaker or a target that only a guess makes the same side as its actor."""
        actor, speaker, hit = incident.actor.actor if incident.actor else None, incident.said_by, incident.target
        if speaker and self._guessed_as(speaker.on_behalf_of or speaker.span, speaker.actor, actor):
            said_by = speaker.model_copy(update={"actor": self.guesses.speaker(speaker, incident) or self._new(speaker.span)})
            incident = incident.model_copy(update={"said_by": said_by})
        if hit and self._guessed_as(hit.span, hit.actor, actor):
            meant = self.guesses.target(hit.span, incident) or self._new(hit.span)
            incident = incident.model_copy(update={"target": Party(span=hit.span, actor=meant)})
        return incident

    def _guessed_as(self, phrase: Span, meant: str | None, actor: str | None) -> bool:
        return self.guesses.same_state(meant, actor) and self.reader.actor_of(phrase) is None and self.guesses.made(phrase)

    def told_by(self, speaker: Speaker | None) -> list[str]:
        """Return the ids of those whom a speaker's phrase names without being one of them ("mediators in X and Y"): no side of theirs."""
        if speaker is None or self.reader.actor_of(speaker.span):
            return []
        return [mention.actor for mention in self.context.between(speaker.span.start, speaker.span.end)]

    def calling(self, entry: Pledge | Incident) -> list[str]:
        """Return the id of who calls for a pledge of others, and does nothing else in the document: none of "both sides"."""
        if not isinstance(entry, Pledge) or entry.kind is not PledgeKind.CALL_FOR or entry.said_by is None:
            return []
        caller = self.speaker(entry.said_by.on_behalf_of or entry.said_by.span)
        return [] if self.pointer.acts(caller) else [caller]

    def _new(self, span: Span) -> str:
        return (self.page.in_full(span) if self.page else None) or newcomer(span, self.context, self.document)

    def _new_name(self, span: Span) -> str | None:
        """Return the id of a party that the registry does not have, but the text names: "the group" may point to it."""
        person = self.context.spoken_for(span.quote)
        return person or (self._new(span) if is_name(span, self.context) and not self.pointer.points(span) else None)


def _is_mere_name(phrase: str) -> bool:
    """Tell whether a phrase in a list of names is no more than one: "Southern Lions Front", not "Sunnis" or "helpers from Karo"."""
    words = [word for word in phrase.split() if word not in ("of", "the", "del", "de")]
    return all(word[:1].isupper() for word in words) and not all(names_nobody(word) or names_nobody(singular(word)) for word in words)


def mediators(entry: Pledge | Incident) -> list[Span]:
    """Return where a pledge names who brokered it."""
    return [party.span for party in entry.mediators] if isinstance(entry, Pledge) else []


def _party_spans(report: Report) -> Iterator[tuple[Span, bool]]:
    """Yield where the parties stand, and whether they do something there or suffer it."""
    for pledge in report.pledges:
        yield from ((party.span, True) for party in (*pledge.pledgers, *pledge.counterparts))
    for incident in report.incidents:
        yield from ((party.span, party is not incident.target) for party in (incident.actor, incident.target, *incident.parties) if party)
