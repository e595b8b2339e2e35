"""Which actors belong together: members and coalitions, armies and their states."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable

from trucewatch.records import Actor, ActorKind, Membership


class Kin:
    """Who belongs to whom, from memberships; time is left to the monitor, since linking asks only who may be meant.

    ``named`` resolves a phrase to an actor's id, where it names one.
    """

    def __init__(
        self, actors: Iterable[Actor] = (), memberships: Iterable[Membership] = (), named: Callable[[str], str | None] = lambda phrase: None
    ) -> None:
        self._kinds = {actor.id: actor.kind for actor in actors}
        self.memberships = tuple(memberships)
        self.named = named
        self._above: dict[str, set[str]] = defaultdict(set)
        self._below: dict[str, set[str]] = defaultdict(set)
        for membership in self.memberships:
            self._above[membership.actor].add(membership.coalition)
            self._below[membership.coalition].add(membership.actor)

    def principal(self, actor: str) -> str:
        """Return the state that answers for an army or an organ of state; others answer for themselves."""
        if self._kinds.get(actor) not in (ActorKind.ARMED_FORCE, ActorKind.ORGANISATION, ActorKind.PERSON):
            return actor
        states = sorted(above for above in self._above.get(actor, ()) if self._kinds.get(above) is ActorKind.STATE)
        return states[0] if states else actor

    def kind(self, actor: str) -> ActorKind:
        """Return the kind of an actor, unknown where the registry does not have it."""
        return self._kinds.get(actor, ActorKind.UNKNOWN)

    def of_kind(self, kind: ActorKind) -> list[str]:
        """Return the ids of the actors of a kind, sorted."""
        return sorted(actor for actor, its in self._kinds.items() if its is kind)

    def akin(self, one: str, other: str) -> bool:
        """Tell whether two actors are the same, one belongs to the other, or both are coalitions with a common member."""
        if one == other or other in self._above.get(one, ()) or one in self._above.get(other, ()):
            return True
        return bool(self._below.get(one, set()) & self._below.get(other, set()))

    def fellows(self, one: str, other: str) -> bool:
        """Tell whether two actors belong to a common coalition."""
        return bool(self._above.get(one, set()) & self._above.get(other, set()))

    def is_coalition(self, actor: str) -> bool:
        """Tell whether others than a state's own organs belong to ``actor``."""
        return bool(self._below.get(actor)) and self._kinds.get(actor) is not ActorKind.STATE

    def members(self, coalition: str) -> set[str]:
        """Return the actors that belong to ``coalition``."""
        return self._below.get(coalition, set())

    def shared(self, some: Iterable[str], others: Iterable[str]) -> int:
        """Return how many of ``some`` are akin to one of ``others``."""
        pool = list(others)
        return sum(any(self.akin(one, other) for other in pool) for one in some)
