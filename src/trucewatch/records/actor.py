"""Who acts in a conflict, to whom they belong, and how a text names them."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from .base import Record
from .span import Span


class ActorKind(StrEnum):
    """What kind of party an actor is."""

    STATE = "state"
    ARMED_FORCE = "armed_force"
    ARMED_GROUP = "armed_group"
    UMBRELLA = "umbrella"
    FACADE = "facade"
    ORGANISATION = "organisation"
    PERSON = "person"
    UNKNOWN = "unknown"


class Actor(Record):
    """An actor of the registry. ``names`` holds spellings and aliases; ``country`` is an ISO 3166 alpha-2 code."""

    id: str
    name: str
    names: tuple[str, ...] = ()
    kind: ActorKind = ActorKind.UNKNOWN
    country: str | None = None


class Membership(Record):
    """``actor`` belongs to ``coalition`` during ``[since, until)``; an open end is None."""

    actor: str
    coalition: str
    since: date | None = None
    until: date | None = None

    def holds(self, on: date) -> bool:
        """Tell whether it holds on a day."""
        return (self.since is None or self.since <= on) and (self.until is None or on < self.until)


class Party(Record):
    """An actor as one text names it: the span, and the registry's id where the name is resolved."""

    span: Span
    actor: str | None = None
