"""What is known at a time, by what one looks it up with: truces, texts, claims, incidents."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from trucewatch.linking import Act, Telling, Told
from trucewatch.records import Attributed, Claim, Interval, Occurred, Print, ScopeRelation, Story, Terms, Testimony, Truce

from .known import Known
from .lazily import Lazily

__all__ = ["Act", "Event", "Indexed", "Telling", "Told"]


@dataclass
class Event:
    """An incident with everything told of it: its tellings, its claims, and how it relates to each pledge."""

    name: str
    when: Interval | None = None
    tellings: list[Telling] = field(default_factory=list)
    claims: list[tuple[Testimony, Claim]] = field(default_factory=list)
    covers: dict[str, ScopeRelation] = field(default_factory=dict)


class Indexed:
    """Look-ups over one :class:`Known`, made as they are asked for.

    Truces by id; texts by their SHA-256; claims, terms, acts and the names of incidents by truce; incidents by name.
    """

    def __init__(self, known: Known) -> None:
        self.known = known
        linked = known.linked
        self.truces: dict[str, Truce] = {truce.id: truce for truce in linked.truces}
        self.claims: Mapping[str, list[tuple[Testimony, Claim]]] = Lazily(self.truces, self._claims)
        self.terms: Mapping[str, dict[str, tuple[Terms, Testimony]]] = Lazily(self.truces, self._terms)
        self.acts: Mapping[str, list[Act]] = Lazily(self.truces, self._acts)
        self.events: Mapping[str, Event] = Lazily(known.incidents, self._event)
        self.events_of: Mapping[str, list[str]] = Lazily(self.truces, self._events_of)

    @classmethod
    def of(cls, known: Known) -> Indexed:
        """Return the look-ups over what is known."""
        return cls(known)

    @cached_property
    def texts(self) -> dict[str, list[Told]]:
        """The prints of each text."""
        found: dict[str, list[Told]] = {}
        for told in self.known.tolds.values():
            found.setdefault(told.document.id, []).append(told)
        return found

    @cached_property
    def stories(self) -> dict[str, Story]:
        """The stories by their ids."""
        return {story.id: story for story in self.known.stories}

    @cached_property
    def prints(self) -> dict[str, tuple[Story, Print]]:
        """Each text with its story and how it stands in it."""
        return {one.document: (story, one) for story in self.known.stories for one in story.documents}

    def told(self, testimony: str) -> Told | None:
        """Return the print that a testimony stands for, or None for the registry's own."""
        return self.known.tolds.get(testimony)

    def _told_of(self, truce: str) -> list[Testimony]:
        by_id = self.known.linked.by_id
        return [by_id[key] for key in self.known.linked.told_of.get(truce, ()) if key in by_id]

    def _claims(self, truce: str) -> list[tuple[Testimony, Claim]]:
        pledges = set(self.truces[truce].pledges)
        told = self._told_of(truce)
        return [(one, claim) for one in told for claim in one.claims if getattr(claim.proposition, "pledge", None) in pledges]

    def _terms(self, truce: str) -> dict[str, tuple[Terms, Testimony]]:
        found: dict[str, tuple[Terms, Testimony]] = {}
        for testimony in self._told_of(truce):
            for reading in testimony.terms:
                if reading.truce == truce:
                    found.setdefault(reading.id, (reading, testimony))
        return found

    def _acts(self, truce: str) -> list[Act]:
        linked = self.known.linked
        tolds = (self.known.tolds[key] for key in linked.told_of.get(truce, ()))
        return [act for told in tolds for act in told.acts() if linked.truce_of.get(act.key) == truce]

    def _event(self, name: str) -> Event:
        linked = self.known.linked
        happened = self.known.incidents[name]
        tolds = [self.known.tolds[key] for key in happened.pages]
        claims = [(one, claim) for one in (linked.by_id[told.key] for told in tolds) for claim in one.claims if _tells_of(claim, name)]
        tellings = [telling for told in tolds for telling in told.tellings() if linked.incident_of.get(telling.key) == name]
        return Event(name, happened.when, tellings, claims, dict(happened.covered))

    def _events_of(self, truce: str) -> list[str]:
        incidents = self.known.incidents
        names = self.known.linked.incidents_of.get(truce, ())
        return sorted(names, key=lambda name: (incidents[name].when.earliest.timestamp(), name))


def _tells_of(claim: Claim, incident: str) -> bool:
    said = claim.proposition
    return isinstance(said, Occurred | Attributed) and said.incident == incident
