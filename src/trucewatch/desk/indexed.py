"""What is known at a time, by what one looks it up with: truces, texts, claims, incidents."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from trucewatch.linking import Act, Telling, Told
from trucewatch.records import Attributed, Claim, Interval, Occurred, Print, ScopeRelation, Story, Terms, Testimony, Truce

from .known import Known

__all__ = ["Act", "Event", "Indexed", "Telling", "Told"]


@dataclass
class Event:
    """An incident with everything told of it: its tellings, its claims, and how it relates to each pledge."""

    name: str
    when: Interval | None = None
    tellings: list[Telling] = field(default_factory=list)
    claims: list[tuple[Testimony, Claim]] = field(default_factory=list)
    covers: dict[str, ScopeRelation] = field(default_factory=dict)


@dataclass
class Indexed:
    """Look-ups over one :class:`Known`. Truces by id; pledges to truces; claims, terms and acts by truce; texts by their SHA-256."""

    known: Known
    truces: dict[str, Truce]
    texts: dict[str, list[Told]]
    stories: dict[str, Story]
    prints: dict[str, tuple[Story, Print]]
    claims: dict[str, list[tuple[Testimony, Claim]]]
    terms: dict[str, dict[str, tuple[Terms, Testimony]]]
    acts: dict[str, list[Act]]
    events: dict[str, Event]
    events_of: dict[str, list[str]]

    @classmethod
    def of(cls, known: Known) -> Indexed:
        """Return the look-ups over what is known."""
        truces = {truce.id: truce for truce in known.linked.truces}
        truce_of = {pledge: truce.id for truce in truces.values() for pledge in truce.pledges}
        texts: dict[str, list[Told]] = defaultdict(list)
        for told in known.tolds.values():
            texts[told.document.id].append(told)
        stories = {story.id: story for story in known.stories}
        prints = {one.document: (story, one) for story in known.stories for one in story.documents}
        events = _events(known)
        claims, terms = _by_truce(known, truce_of)
        return cls(known, truces, dict(texts), stories, prints, claims, terms, _acts(known), events, _events_of(events, truce_of))

    def told(self, testimony: str) -> Told | None:
        """Return the print that a testimony stands for, or None for the registry's own."""
        return self.known.tolds.get(testimony)


def _by_truce(
    known: Known, truce_of: dict[str, str]
) -> tuple[dict[str, list[tuple[Testimony, Claim]]], dict[str, dict[str, tuple[Terms, Testimony]]]]:
    claims: dict[str, list[tuple[Testimony, Claim]]] = defaultdict(list)
    terms: dict[str, dict[str, tuple[Terms, Testimony]]] = defaultdict(dict)
    for testimony in known.linked.testimonies:
        for claim in testimony.claims:
            truce = truce_of.get(getattr(claim.proposition, "pledge", ""))
            if truce:
                claims[truce].append((testimony, claim))
        for reading in testimony.terms:
            terms[reading.truce].setdefault(reading.id, (reading, testimony))
    return dict(claims), dict(terms)


def _acts(known: Known) -> dict[str, list[Act]]:
    acts: dict[str, list[Act]] = defaultdict(list)
    for told in sorted(known.tolds.values(), key=lambda told: told.order):
        for act in told.acts():
            if truce := known.linked.truce_of.get(act.key):
                acts[truce].append(act)
    return dict(acts)


def _events(known: Known) -> dict[str, Event]:
    events: dict[str, Event] = {}
    for testimony in known.linked.testimonies:
        for claim in testimony.claims:
            said = claim.proposition
            if isinstance(said, Occurred | Attributed):
                event = events.setdefault(said.incident, Event(said.incident))
                event.claims.append((testimony, claim))
                if isinstance(said, Occurred):
                    event.when = said.when
                    event.covers |= {covered.pledge: covered.relation for covered in said.covers}
    for told in sorted(known.tolds.values(), key=lambda told: told.order):
        for telling in told.tellings():
            name = known.linked.incident_of.get(telling.key)
            if name in events:
                events[name].tellings.append(telling)
    return events


def _events_of(events: dict[str, Event], truce_of: dict[str, str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for event in sorted(events.values(), key=lambda event: (event.when.earliest.timestamp() if event.when else 0.0, event.name)):
        for truce in {truce_of[pledge] for pledge in event.covers if pledge in truce_of}:
            found[truce].append(event.name)
    return dict(found)
