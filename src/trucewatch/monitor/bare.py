"""A testimony reduced to what the rules use: whole seconds and short tuples, without quotes. Such a one is read faster than a record."""

from __future__ import annotations

from typing import Any, NamedTuple

from trucewatch.records import Attributed, Claim, Covered, Occurred, Polarity, Terms, Testimony

from .clock import Stretch, second, stretch


class Cover(NamedTuple):
    """How an incident relates to a pledge, or with ``reading`` to that reading of it alone."""

    pledge: str
    relation: str
    reading: str | None


class Said(NamedTuple):
    """What is said of an incident: that it occurred, with whom it was aimed at and what it may concern; or who did it."""

    says: str
    incident: str
    actor: str | None
    covers: tuple[Cover, ...]
    targets: tuple[str, ...]


class Spoken(NamedTuple):
    """A claim: its proposition (of an incident a ``Said``), when the act took place if that is told, and whose word it is."""

    said: Any
    when: Stretch | None
    affirmed: bool
    authority: str


class Bare(NamedTuple):
    """A testimony: when it was recorded and told, in seconds, and what else the rules ask of it.

    A claim that cannot matter may be left out: None in its place, so that the others keep their numbers.
    """

    id: str
    recorded: int
    told: int
    story: str
    reliability: str
    corrects: str | None
    terms: tuple[Terms, ...]
    claims: tuple[Spoken | None, ...]


def bare(one: Testimony) -> Bare:
    """Return what the rules use of a testimony."""
    claims = tuple(map(_spoken, one.claims))
    return Bare(one.id, second(one.recorded), second(one.told), one.story, one.reliability, one.corrects, one.terms, claims)


def _spoken(claim: Claim) -> Spoken:
    said: Any = claim.proposition
    when = getattr(said, "when", None) if type(said) is not Attributed else None
    return Spoken(_said(said), None if when is None else stretch(when), claim.polarity is Polarity.AFFIRMED, claim.authority)


def _said(said: Any) -> Any:
    if type(said) is Occurred:
        return Said(said.says, said.incident, None, tuple(map(_cover, said.covers)), said.targets)
    return Said(said.says, said.incident, said.actor, (), ()) if type(said) is Attributed else said


def _cover(one: Covered) -> Cover:
    return Cover(one.pledge, one.relation, one.reading)
