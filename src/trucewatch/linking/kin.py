"""Which actors belong together: members and coalitions, armies and their states."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import date

from trucewatch.records import Actor, ActorKind, Membership

# An organ acts for the state or the group above it.
ORGANS = frozenset({ActorKind.ARMED_FORCE, ActorKind.ORGANISATION, ActorKind.PERSON})
ANSWERING = frozenset({ActorKind.STATE, ActorKind.ARMED_GROUP})
COALITIONS = frozenset({ActorKind.UMBRELLA})
BELLIGERENT = frozenset({ActorKind.STATE, ActorKind.ARMED_FORCE, ActorKind.ARMED_GROUP, ActorKind.UMBRELLA, ActorKind.FACADE})


class Kin:
    """Who belongs to whom, from actors and memberships.

    ``named`` resolves a phrase to the id of an actor that it names, if it names one; ``around`` also to that of a place in it.
    """

    def __init__(
        self,
        actors: Iterable[Actor] = (),
        memberships: Iterable[Membership] = (),
        named: Callable[[str], str | None] = lambda phrase: None,
        around: Callable[[str], str | None] | None = None,
    ) -> None:
        self._actors = {actor.id: actor for actor in actors}
        self.named, self.around = named, around or named
        self._memberships: dict[str, list[Membership]] = defaultdict(list)
        self._below: dict[str, set[str]] = defaultdict(set)
        self._members: dict[str, set[str]] = {}
        self._akins: dict[str, frozenset[str]] = {}
        self.coalitions: list[Membership] = []
        for membership in memberships:
            self._memberships[membership.actor].append(membership)
            if self.kind(membership.coalition) in COALITIONS:
                self.coalitions.append(membership)
                self._below[membership.coalition].add(membership.actor)
        self._members = {coalition: self._all_below(coalition, {coalition}) for coalition in self._below}

    def _all_below(self, coalition: str, passed: set[str]) -> set[str]:
        """Return who belongs to a coalition, and to those that belong to it; ``passed`` are those on the way there."""
        below = self._below.get(coalition, set())
        further = (self._all_below(one, passed | {one}) for one in below - passed)
        return below.union(*further) - passed

    def kind(self, actor: str) -> ActorKind:
        """Return the kind of an actor, unknown where the registry does not have it."""
        found = self._actors.get(actor)
        return found.kind if found else ActorKind.UNKNOWN

    def country(self, actor: str) -> str | None:
        """Return the country of an actor (ISO 3166 alpha-2), where the registry knows it."""
        found = self._actors.get(actor)
        return found.country if found else None

    def principal(self, actor: str, on: date) -> str:
        """Return who answers for an actor on a day: the state or group for its organs, the state for the group that governs it."""
        above = sorted(m.coalition for m in self._memberships.get(actor, ()) if self._answers(actor, m, on))
        return self.principal(above[0], on) if above else actor

    def _answers(self, actor: str, membership: Membership, on: date) -> bool:
        if not membership.holds(on):
            return False
        above = self.kind(membership.coalition)
        return above is ActorKind.STATE or (self.kind(actor) in ORGANS and above in ANSWERING)

    def coalitions_of(self, actor: str, on: date) -> list[str]:
        """Return the coalitions that an actor belongs to on a day, in the order of the registry."""
        return [m.coalition for m in self.coalitions if m.actor == actor and m.holds(on)]

    def of_kind(self, kind: ActorKind) -> list[str]:
        """Return the ids of the actors of a kind, sorted."""
        return sorted(actor.id for actor in self._actors.values() if actor.kind is kind)

    def state(self, country: str) -> str | None:
        """Return the state of a country (ISO 3166 alpha-2), where the registry has just one."""
        found = [actor.id for actor in self._actors.values() if actor.kind is ActorKind.STATE and actor.country == country]
        return found[0] if len(found) == 1 else None

    def akin(self, one: str, other: str) -> bool:
        """Tell whether two actors are the same, one is a coalition of the other, or both are coalitions with a common member."""
        below_one, below_other = self.members(one), self.members(other)
        return one == other or one in below_other or other in below_one or bool(below_one & below_other)

    def akins(self, actor: str) -> frozenset[str]:
        """Return all who are akin to an actor, itself among them."""
        if actor not in self._akins:
            below = self.members(actor)
            above = {coalition for coalition, members in self._members.items() if actor in members or below & members}
            self._akins[actor] = frozenset({actor, *below, *above})
        return self._akins[actor]

    def fellows(self, one: str, other: str) -> bool:
        """Tell whether two actors belong to a common coalition."""
        return any({one, other} <= members for members in self._members.values())

    def is_coalition(self, actor: str) -> bool:
        """Tell whether others belong to ``actor``."""
        return bool(self._below.get(actor))

    def members(self, coalition: str) -> set[str]:
        """Return the actors that belong to ``coalition``, also through a coalition that belongs to it."""
        return self._members.get(coalition, set())

    def shared(self, some: Iterable[str], others: Iterable[str]) -> int:
        """Return how many of ``some`` are akin to one of ``others``."""
        pool = list(others)
        return sum(any(self.akin(one, other) for other in pool) for one in some)
