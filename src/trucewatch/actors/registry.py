"""The registry of actors: a data file of names, kinds, countries, memberships and spokespeople."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from trucewatch.records import Actor, ActorKind, Membership

from .heads import is_rebel, parts
from .longer import begins_longer
from .names import Found, Names, Role, Sense
from .naming import folded

_ROLES = {
    "names": Role.NAME,
    "bound": Role.NAME,
    "shared": Role.SHARED,
    "adjectives": Role.ADJECTIVE,
    "capitals": Role.CAPITAL,
    "places": Role.PLACE,
    "people": Role.PERSON,
}
# By these a phrase names an actor wherever it stands.
_OWN = (Role.NAME, Role.ADJECTIVE, Role.CAPITAL)
_OF_ACTOR = ("id", "name", "names", "kind", "country")


@dataclass(frozen=True)
class Registry:
    """Actors by id, who belongs to whom, what every name and every surname of a person can mean, the forces of each state, the state
    of each country, who rules each region on its own, and which group each faction left."""

    actors: Mapping[str, Actor]
    memberships: tuple[Membership, ...]
    names: Names = field(repr=False)
    surnames: Mapping[str, frozenset[Sense]] = field(repr=False)
    forces: Mapping[str, str] = field(repr=False)
    state_of: Mapping[str, str] = field(repr=False)
    regions: Names = field(repr=False)
    left: Mapping[str, str] = field(repr=False)

    def find(self, name: str) -> Actor | None:
        """Return the actor that ``name`` is a name of wherever it stands, or None."""
        return next((self.actors[s.actor] for s in self.names.senses(name) if s.role in _OWN and not s.where), None)

    def speaks_for(self, person: str, on: date | None = None) -> Actor | None:
        """Return the actor that a person of this name is known to speak for (on a day, where one is given), or None."""
        found = {s.actor for s in self.names.senses(person) if s.role is Role.PERSON and s.holds(on)}
        return self.actors[found.pop()] if len(found) == 1 else None

    def inside(self, phrase: str) -> str | None:
        """Return the id of the first actor that a phrase names ("presence of the U.S. in Iraq").

        Who fights a state is not that state: "Albanian rebels" name nobody, "Congo M23 rebels" the M23. Nor is a body that only begins with
        its name: "Congolese Liberation Army".
        """
        first = next(self._found(phrase, _OWN), None)
        if first is None or not (self._of_its_rebels(phrase, *first) or self._begins_longer(phrase, *first)):
            return first[1] if first else None
        groups = (actor for _, actor in self._found(phrase, (Role.NAME,)) if self.actors[actor].kind is ActorKind.ARMED_GROUP)
        return next(groups, None)

    def around(self, phrase: str) -> str | None:
        """Return the id of the first actor that a phrase names or that has a place in it ("Port Sudan")."""
        return self._first(phrase, (*_OWN, Role.PLACE))

    def _first(self, phrase: str, roles: tuple[Role, ...]) -> str | None:
        return next((actor for _, actor in self._found(phrase, roles)), None)

    def _found(self, phrase: str, roles: tuple[Role, ...]) -> Iterator[tuple[Found, str]]:
        return ((found, s.actor) for found in self.names.within(phrase) for s in found.senses if s.role in roles and not s.where)

    def _of_its_rebels(self, phrase: str, found: Found, actor: str) -> bool:
        """Tell whether a phrase names a state only to say which rebels it speaks of: "Albanian guerrillas", "Congo M23 rebels"."""
        core = parts(phrase)
        within = core.start <= found.start and found.end < core.end and not found.possessive
        return within and self.actors[actor].kind is ActorKind.STATE and is_rebel(core.core)

    def _begins_longer(self, phrase: str, found: Found, actor: str) -> bool:
        state = self.actors[actor].kind is ActorKind.STATE and not found.possessive
        return state and begins_longer(phrase[found.end :], of_place=False)

    def ruler(self, region: str, on: date | None = None) -> str | None:
        """Return the id of the authority that a region has for itself (on a day, where one is given), or None."""
        return next((sense.actor for sense in self.regions.senses(region) if sense.holds(on)), None)

    def coalitions(self, actor: str, on: date | None = None) -> list[str]:
        """Return the ids of the coalitions that ``actor`` belongs to (on a day, where one is given)."""
        return [m.coalition for m in self.memberships if m.actor == actor and (on is None or m.holds(on))]

    def members(self, coalition: str, on: date | None = None) -> list[str]:
        """Return the ids of the actors that belong to ``coalition`` (on a day, where one is given)."""
        return [m.actor for m in self.memberships if m.coalition == coalition and (on is None or m.holds(on))]


@cache
def registry() -> Registry:
    """Return the registry that comes with the package."""
    return build(rows())


def rows() -> Iterator[dict[str, Any]]:
    """Yield the rows of the registry that comes with the package."""
    text = (files("trucewatch.actors") / "data" / "actors.jsonl").read_text(encoding="utf-8")
    return (json.loads(line) for line in text.splitlines() if line.strip())


def build(rows: Iterable[Mapping[str, Any]]) -> Registry:
    """Return the registry of these rows (docs/registry.md says what their keys mean)."""
    actors: dict[str, Actor] = {}
    memberships: list[Membership] = []
    senses: list[tuple[str, Sense]] = []
    ruled: list[tuple[str, Sense]] = []
    forces: dict[str, str] = {}
    left: dict[str, str] = {}
    for row in rows:
        actor = Actor.model_validate({name: row[name] for name in _OF_ACTOR if name in row})
        actors[actor.id] = actor
        memberships += [Membership.model_validate({"actor": actor.id, **joined}) for joined in row.get("memberships", ())]
        senses += _senses(actor, row)
        ruled += _read(actor, row.get("regions", ()), Role.PLACE)
        left |= {actor.id: row["left"]} if "left" in row else {}
        forces |= {actor.id: row["forces"]} if "forces" in row else {}
    states = {actor.country: actor.id for actor in reversed(actors.values()) if actor.kind is ActorKind.STATE and actor.country}
    return Registry(actors, tuple(memberships), Names(senses), _surnames(senses), forces, states, Names(ruled), left)


def _surnames(senses: Iterable[tuple[str, Sense]]) -> dict[str, frozenset[Sense]]:
    """Return whom the last words of persons' names can mean ("Akashi")."""
    found: dict[str, set[Sense]] = defaultdict(set)
    for name, sense in senses:
        if sense.role is Role.PERSON and " " in name:
            found[folded(name.rsplit(" ", 1)[-1])].add(sense)
    return {surname: frozenset(persons) for surname, persons in found.items()}


def _senses(actor: Actor, row: Mapping[str, Any]) -> Iterator[tuple[str, Sense]]:
    yield actor.name, Sense(actor.id, Role.NAME)
    for column, role in _ROLES.items():
        yield from _read(actor, row.get(column, ()), role)


def _read(actor: Actor, entries: Iterable[str | Mapping[str, Any]], role: Role) -> Iterator[tuple[str, Sense]]:
    for entry in entries:
        if isinstance(entry, str):
            yield entry, Sense(actor.id, role)
        else:
            yield entry["name"], Sense(actor.id, role, _day(entry.get("since")), _day(entry.get("until")), tuple(entry.get("where", ())))


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
