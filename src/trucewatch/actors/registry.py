"""The registry of actors: a data file of names, kinds, countries, memberships and spokespeople."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from importlib.resources import files

from trucewatch.records import Actor, Membership

from .naming import folded


@dataclass(frozen=True)
class Registry:
    """Actors by id, by folded name, and by the folded names of those who speak for them."""

    actors: dict[str, Actor]
    memberships: tuple[Membership, ...]
    by_name: dict[str, str] = field(repr=False)
    by_person: dict[str, str] = field(repr=False)

    def find(self, name: str) -> Actor | None:
        """Return the actor that ``name`` is a name of, or None."""
        known = self.by_name.get(folded(name))
        return self.actors[known] if known else None

    def speaks_for(self, person: str) -> Actor | None:
        """Return the actor that a person of this name is known to speak for, or None."""
        known = self.by_person.get(folded(person))
        return self.actors[known] if known else None

    def inside(self, phrase: str) -> str | None:
        """Return the id of the first actor that a phrase names: as a whole, or by a name inside it ("presence of the U.S. in Iraq")."""
        words = phrase.split()
        runs = (" ".join(words[at : at + length]) for length in range(len(words), 0, -1) for at in range(len(words) - length + 1))
        return next((actor.id for run in runs if run[:1].isupper() and (actor := self.find(run))), None)

    def coalitions(self, actor: str, on: date | None = None) -> list[str]:
        """Return the ids of the coalitions that ``actor`` belongs to (on a day, where one is given)."""
        return [m.coalition for m in self.memberships if m.actor == actor and _during(m, on)]

    def members(self, coalition: str, on: date | None = None) -> list[str]:
        """Return the ids of the actors that belong to ``coalition`` (on a day, where one is given)."""
        return [m.actor for m in self.memberships if m.coalition == coalition and _during(m, on)]


@cache
def registry() -> Registry:
    """Return the registry that comes with the package."""
    text = (files("trucewatch.actors") / "data" / "actors.jsonl").read_text(encoding="utf-8")
    return build(json.loads(line) for line in text.splitlines() if line.strip())


def build(rows: Iterable[dict[str, object]]) -> Registry:
    """Return the registry of these rows (keys: id, name, names, kind, country, memberships, people)."""
    actors: dict[str, Actor] = {}
    memberships: list[Membership] = []
    by_name: dict[str, str] = {}
    by_person: dict[str, str] = {}
    for row in rows:
        joined, people = row.pop("memberships", []), row.pop("people", [])
        actor = Actor.model_validate(row)
        actors[actor.id] = actor
        memberships += [Membership.model_validate({"actor": actor.id, **m}) for m in joined]  # type: ignore[attr-defined]
        by_name |= {folded(name): actor.id for name in (*actor.names, actor.name)}
        by_person |= {folded(person): actor.id for person in people}  # type: ignore[attr-defined]
    return Registry(actors, tuple(memberships), by_name, by_person)


def _during(membership: Membership, on: date | None) -> bool:
    if on is None:
        return True
    return (membership.since is None or membership.since <= on) and (membership.until is None or on < membership.until)
