"""Whose word counts how far: claims about one faction, its own denials, and what a coalition says in its members' name."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from .clock import EVER
from .facts import Fact
from .grades import ALLEGED
from .index import Lens


class Heard(NamedTuple):
    """A claim as it reaches one faction: its grade for that faction, and the coalition it came through."""

    fact: Fact
    grade: int
    via: str | None = None

    @property
    def first(self) -> int:
        """The earliest second of the act."""
        return self.fact.first

    @property
    def last(self) -> int:
        """The last second in which the act may lie."""
        return self.fact.last

    @property
    def own(self) -> bool:
        """Whether the faction itself speaks."""
        return self.fact.own and self.via is None


def hear(lens: Lens, pledge: str, faction: str) -> list[Heard]:
    """Return every claim on the pledge that reaches the faction, by name or through a coalition it belongs to then."""
    said = lens.index.said
    heard = [Heard(fact, fact.grade) for fact in lens.seen(said.get((pledge, faction), ()))]
    for coalition in lens.coalitions(faction):
        spoken = lens.seen(said.get((pledge, coalition), ()))
        heard += [Heard(fact, by_proxy(lens, fact), coalition) for fact in spoken if lens.is_member(faction, coalition, fact.first)]
    return heard


def by_proxy(lens: Lens, fact: Fact) -> int:
    """Return the grade of a coalition's word for its member."""
    return min(fact.grade, lens.policy.authority["proxy"])


def standing(heard: Iterable[Heard]) -> list[Heard]:
    """Return the affirmed claims at the grade that the faction's own denials leave them.

    A denial in its own voice at or after the act strikes out what others said, and leaves its own earlier word *alleged*.
    """
    claims = list(heard)
    denied = max((one.first for one in claims if one.own and not one.fact.affirmed), default=EVER)
    graded = (_after_denial(one, denied) for one in claims if one.fact.affirmed)
    return [one for one in graded if one.grade > 0]


def effective(heard: Iterable[Heard]) -> list[Heard]:
    """Return the standing claims that are at least alleged, in the order of their acts."""
    return sorted((one for one in standing(heard) if one.grade >= ALLEGED), key=lambda one: (one.first, one.last))


def of_kind(heard: Iterable[Heard], *kinds: str) -> list[Heard]:
    """Return the claims whose propositions are of these kinds."""
    return [one for one in heard if one.fact.said.says in kinds]


def _after_denial(one: Heard, denied: int) -> Heard:
    if denied < one.first:
        return one
    return one._replace(grade=min(one.grade, ALLEGED) if one.own else 0)
