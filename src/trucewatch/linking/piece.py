"""A report as linking works on it, made once however often it is linked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from trucewatch.records import Party, Record, Speaker

from .before_then import with_what_came_before
from .beside import with_beside
from .collective import with_collectives
from .deeds import Deed, deeds
from .hours import at_their_hours
from .kin import Kin
from .principal import answering
from .sites import Host, premises
from .told import Act, Telling, Told


@dataclass(frozen=True, eq=False)
class Piece:
    """A report with those who answer in the place of their organs, collectives for the nameless, and parties mended.

    With its acts, tellings, premises and deeds.
    """

    given: Told
    told: Told
    acts: tuple[Act, ...]
    tellings: tuple[Telling, ...]
    premises: tuple[Host, ...]
    deeds: tuple[Deed, ...]


class Pieces:
    """The pieces of the reports of a ledger. What is known at several times shares them."""

    def __init__(self, kin: Kin) -> None:
        self.kin = kin
        self._kept: dict[str, list[Piece]] = {}

    def of(self, told: Told) -> Piece:
        """Return the piece of a report."""
        kept = self._kept.setdefault(told.key, [])
        found = next((piece for piece in kept if same(piece.given, told)), None)
        if found is None:
            found = _piece(told, self.kin)
            kept.append(found)
        return found


def same(one: Told, other: Told) -> bool:
    """Tell whether two are the same report in the same story; equal contents that were read twice count as two."""
    parts = (one.document is other.document, one.report is other.report, (one.story, one.story_told) == (other.story, other.story_told))
    return one is other or (all(parts) and (one.recorded, one.sequence) == (other.recorded, other.sequence))


def actors_in(record: Record) -> Iterator[str]:
    """Yield every actor that a record names, as a party or a speaker."""
    for name in type(record).model_fields:
        yield from _actors(getattr(record, name))


def _actors(value: Any) -> Iterator[str]:
    if isinstance(value, Party | Speaker):
        if value.actor:
            yield value.actor
    elif isinstance(value, tuple):
        for item in value:
            yield from _actors(item)


def _piece(told: Told, kin: Kin) -> Piece:
    on = told.time.date()
    meant = with_collectives(answering(told.report, lambda actor: kin.principal(actor, on)), kin, on)
    answered = replace(told, report=with_beside(meant, told.document.text[: told.document.body_end], kin, on))
    answered = replace(answered, report=with_what_came_before(at_their_hours(answered, kin), answered.since.date()))
    seen = tuple(premises(told.document.text, kin)), tuple(deeds(told, kin))
    return Piece(told, answered, tuple(answered.acts()), tuple(answered.tellings()), *seen)
