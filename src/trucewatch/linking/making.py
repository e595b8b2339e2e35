"""What a truce and an incident give to each print that tells of them: terms and claims."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from trucewatch.records import Attributed, Claim, Covered, EndKind, Interval, Polarity, Terms, Truce

from .bond import Bond
from .carried import ended, prolonged, upheld
from .claiming import claims
from .grounds import areas_of, grounds_of
from .incidents import Event
from .keeping import made_when
from .kin import Kin
from .kinds import MAKING
from .life import Word, life
from .pledging import Pledging
from .readings import readings
from .senses import MADE
from .sides import Side, sides
from .things import spared
from .violence import Protected, Seen


@dataclass(frozen=True)
class MadeTruce:
    """A truce with the terms and claims of each print by its key, and the pledges as incidents see them."""

    bond: Bond
    truce: Truce
    terms: Mapping[str, Mapping[str, Terms]]
    claims: Mapping[str, tuple[Claim, ...]]
    protected: tuple[Protected, ...]


@dataclass(frozen=True)
class MadeIncident:
    """An incident as it is seen beside the pledges that it may concern, with the claims of each print by its key."""

    seen: Seen
    claims: Mapping[str, tuple[Claim, ...]]

    @property
    def event(self) -> Event:
        """Its tellings."""
        return self.seen.event

    @property
    def name(self) -> str:
        """Its name."""
        return self.seen.name

    @property
    def covered(self) -> tuple[Covered, ...]:
        """How it relates to the pledges that it may concern."""
        return self.seen.covered

    @cached_property
    def last(self) -> datetime:
        """When it lies, or was told of, last."""
        return max(self.seen.when.latest, *(telling.told.time for telling in self.event.tellings))

    @cached_property
    def accused(self) -> frozenset[str]:
        """Who is said to have done it."""
        said = (claim.proposition for claims in self.claims.values() for claim in claims if claim.polarity is Polarity.AFFIRMED)
        return frozenset(one.actor for one in said if isinstance(one, Attributed) and one.actor)


def made_truce(bond: Bond, name: str, title: str, kin: Kin) -> MadeTruce:
    """Return what the acts of a truce say of it."""
    found = sides(bond, kin)
    names = [f"{name}/{number}" for number in range(1, len(found) + 1)]
    terms: dict[str, dict[str, Terms]] = {}
    said: dict[str, tuple[Claim, ...]] = {}
    protected = []
    for pledge, side in zip(names, found, strict=True):
        told = {story: _of_others(_with_host(terms, bond), bond) for story, terms in readings(name, pledge, side).items()}
        for act in side.acts:
            reading = told[act.told.story]
            terms.setdefault(act.told.key, {})[reading.id] = reading
        words = list(_words(pledge, side, bond, told, kin))
        for print_, claim in words:
            said[print_.key] = (*said.get(print_.key, ()), claim)
        protected.append(_protected(pledge, side, bond, told.values(), words, kin))
    truce = Truce(id=name, name=title, pledges=tuple(names), parties=tuple(sorted(bond.parties)))
    return MadeTruce(bond, truce, terms, said, tuple(protected))


def _words(pledge: str, side: Side, bond: Bond, told: Mapping[str, Terms], kin: Kin) -> Iterator[Word]:
    """Yield all claims about the pledge of a side, each with the print that makes it."""
    debtors = sorted(side.debtors)
    for act in side.acts:
        yield from ((act.told, claim) for claim in Pledging(act, told[act.told.story], side, bond, kin).claims())
    if bond.replaced_by is not None:
        yield from ((bond.replaced_by.told, claim) for claim in ended(bond.replaced_by, EndKind.SUPERSEDED, pledge, debtors))
    for act in bond.upheld:
        yield from ((act.told, claim) for claim in upheld(act, pledge, debtors))
    host = bond.host
    if host.ended_by is not None:
        yield from ((host.ended_by.told, claim) for claim in ended(host.ended_by, EndKind.EXPIRED, pledge, debtors))
    for act in host.kept:
        yield from ((act.told, claim) for claim in prolonged(act, host.until, pledge, debtors))


def _with_host(terms: Terms, bond: Bond) -> Terms:
    """Return a reading that begins and ends with the truce of others on which it hangs, where it names no times of its own."""
    since, until = bond.host.since, bond.host.until
    if since and terms.effective is None:
        terms = terms.model_copy(update={"effective": Interval.instant(since)})
    return terms.model_copy(update={"until": until}) if until and terms.open_ended else terms


def _of_others(terms: Terms, bond: Bond) -> Terms:
    """Return a reading without those among its mediators whom the truce binds: a party of a truce is no mediator of it."""
    between = tuple(one for one in terms.mediators if one not in bond.debtors)
    return terms if between == terms.mediators else terms.model_copy(update={"mediators": between})


def made_incident(seen: Seen, sides: set[str], kin: Kin) -> MadeIncident:
    """Return what the tellings of an incident say of it; ``sides`` are the parties of truces that its speakers may be enemies of."""
    said: dict[str, tuple[Claim, ...]] = {}
    for telling in seen.event.tellings:
        said[telling.told.key] = (*said.get(telling.told.key, ()), *claims(telling, seen, sides, kin))
    return MadeIncident(seen, said)


def _protected(pledge: str, side: Side, bond: Bond, terms: Iterable[Terms], words: Iterable[Word], kin: Kin) -> Protected:
    others = {party for party in bond.parties if not any(kin.akin(party, own) for own in side.debtors)}
    told = list(terms)
    since = max((one.effective.latest for one in told if one.effective), default=_made(bond))
    protected = frozenset(others | _named_in_scope(told, kin))
    where, what = grounds_of(bond, kin), spared(bond.acts)
    areas = areas_of(side.acts)
    return Protected(pledge, frozenset(side.debtors), protected, since, frozenset(bond.allies), where, what, areas, life(told, words))


def _made(bond: Bond) -> datetime | None:
    """Return when a truce was made at the latest: on the day that its first making names, or when that was told."""
    first = next((act for act in bond.acts if act.kind in MAKING and act.sense in MADE), None)
    return made_when(first).latest if first else bond.first_made


def _named_in_scope(terms: Iterable[Terms], kin: Kin) -> set[str]:
    """Return the actors that the scope of a pledge names: whom it protects where no counterpart is told."""
    phrases = [target for reading in terms for target in (*reading.scope.targets, reading.undertaking)]
    return {actor for phrase in phrases if (actor := kin.named(phrase))}
