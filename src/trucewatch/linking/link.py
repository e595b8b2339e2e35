"""Reports into truces: the testimonies that the monitor reads, and which act and telling went where."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, time

from trucewatch.records import ActorKind, Authority, Claim, FacadeOf, MemberOf, Membership, Terms, Testimony, Truce

from .collective import with_collectives
from .incidents import Event, events
from .kin import Kin
from .naming import event_name, truce_name
from .pledging import Pledging
from .principal import answering
from .readings import readings
from .sides import Side, sides
from .sites import Sites
from .sources import reliability, source
from .told import Told
from .truces import Bond, bonds
from .violence import Protected, claims, covers


@dataclass(frozen=True)
class Decided:
    """What people decided: act and telling keys to the names of the truces and incidents that they belong to."""

    truces: Mapping[str, str] = field(default_factory=dict)
    incidents: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Linked:
    """Truces with their testimonies; ``truce_of`` and ``incident_of`` map act and telling keys to names."""

    truces: tuple[Truce, ...]
    testimonies: tuple[Testimony, ...]
    truce_of: Mapping[str, str]
    incident_of: Mapping[str, str]


def link(tolds: Iterable[Told], kin: Kin, decided: Decided | None = None) -> Linked:
    """Return the truces that the reports tell of; the order in which the reports are given does not matter."""
    known = decided or Decided()
    reports = sorted((_answered(told, kin) for told in tolds), key=lambda told: told.order)
    made = Making(kin, reports)
    for bond in bonds((act for told in reports for act in told.acts()), kin, known.truces):
        made.bond(bond)
    found = events((telling for told in reports for telling in told.tellings()), known.incidents)
    sites = Sites(found, (told.document.text for told in reports), kin)
    for event in found:
        made.event(event, sites)
    return made.linked()


def _answered(told: Told, kin: Kin) -> Told:
    """Return the report with those who answer in the place of their organs, and collectives for the nameless."""
    on = told.time.date()
    return replace(told, report=with_collectives(answering(told.report, lambda actor: kin.principal(actor, on)), kin, on))


class Making:
    """Collects the claims and terms of each print while truces and incidents are gone through."""

    def __init__(self, kin: Kin, reports: list[Told]) -> None:
        self.kin, self.reports = kin, reports
        self._claims: dict[str, list[Claim]] = {told.key: [] for told in reports}
        self._terms: dict[str, dict[str, Terms]] = {told.key: {} for told in reports}
        self._truces: list[Truce] = []
        self._protected: list[Protected] = []
        self._sides: set[str] = set()
        self._truce_of: dict[str, str] = {}
        self._incident_of: dict[str, str] = {}

    def bond(self, bond: Bond) -> None:
        """Take in one truce: its pledges, their readings, and the claims of its acts."""
        name = truce_name(bond, {truce.id for truce in self._truces})
        self._sides |= bond.parties
        found = sides(bond, self.kin)
        for number, side in enumerate(found, 1):
            self._pledge(name.id, f"{name.id}/{number}", side, bond)
        pledges = tuple(f"{name.id}/{number}" for number in range(1, len(found) + 1))
        self._truces.append(Truce(id=name.id, name=name.title, pledges=pledges, parties=tuple(sorted(bond.parties))))
        self._truce_of |= {act.key: name.id for act in bond.acts}

    def _pledge(self, truce: str, pledge: str, side: Side, bond: Bond) -> None:
        told = readings(truce, pledge, side)
        for act in side.acts:
            terms = told[act.told.story]
            self._terms[act.told.key][terms.id] = terms
            self._claims[act.told.key] += Pledging(act, terms, side, bond.parties, self.kin).claims()
        others = {party for party in bond.parties if not any(self.kin.akin(party, own) for own in side.debtors)}
        protected = others | _named_in_scope(told.values(), self.kin)
        self._protected.append(Protected(pledge, frozenset(side.debtors), frozenset(protected)))

    def event(self, event: Event, sites: Sites) -> None:
        """Take in one incident with the claims of its tellings."""
        name = event_name(event, set(self._incident_of.values()))
        covered = covers(event, self._protected, self.kin, sites)
        for telling in event.tellings:
            self._incident_of[telling.key] = name
            self._claims[telling.told.key] += claims(telling, event, name, covered, self._sides, self.kin)

    def linked(self) -> Linked:
        """Return what was made, the registry's own knowledge as the first testimony."""
        told = tuple(self._testimony(told) for told in self.reports if self._claims[told.key])
        return Linked(tuple(self._truces), (*background(self.kin), *told), self._truce_of, self._incident_of)

    def _testimony(self, told: Told) -> Testimony:
        return Testimony(
            id=told.key,
            recorded=told.recorded,
            published=told.published,
            sequence=told.sequence,
            story=told.story,
            source=source(told),
            reliability=reliability(told),
            terms=tuple(self._terms[told.key].values()),
            claims=tuple(self._claims[told.key]),
        )


def background(kin: Kin) -> tuple[Testimony, ...]:
    """Return what the registry knows beforehand: who belongs to which coalition, and which names are façades."""
    claims_ = [*map(_member, kin.coalitions), *map(_facade, kin.of_kind(ActorKind.FACADE))]
    if not claims_:
        return ()
    always = datetime.min.replace(year=1900, tzinfo=UTC)
    return (
        Testimony(id="registry", recorded=always, published=always, story="registry", source="registry of actors", claims=tuple(claims_)),
    )


def _member(membership: Membership) -> Claim:
    since, until = ((datetime.combine(day, time(), UTC) if day else None) for day in (membership.since, membership.until))
    said = MemberOf(actor=membership.actor, coalition=membership.coalition, since=since, until=until)
    return Claim(proposition=said, authority=Authority.THIRD_PARTY)


def _facade(actor: str) -> Claim:
    return Claim(proposition=FacadeOf(name=actor), authority=Authority.THIRD_PARTY)


def _named_in_scope(terms: Iterable[Terms], kin: Kin) -> set[str]:
    """Return the actors that the scope of a pledge names: whom it protects where no counterpart is told."""
    phrases = [target for reading in terms for target in (*reading.scope.targets, reading.undertaking)]
    return {actor for phrase in phrases if (actor := kin.named(phrase))}
