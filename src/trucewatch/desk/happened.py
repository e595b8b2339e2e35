"""An incident by what others ask of it, wherever it comes from."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from trucewatch.linking import MadeIncident
from trucewatch.records import Interval, ScopeRelation


class Happened(NamedTuple):
    """An incident: the pages that tell of it, when it happened, and how it relates to pledges."""

    pages: tuple[str, ...]
    when: Interval
    covered: Mapping[str, ScopeRelation]


def happened(made: MadeIncident) -> Happened:
    """Return what linking made of an incident."""
    pages = tuple(dict.fromkeys(telling.told.key for telling in made.event.tellings))
    return Happened(pages, made.event.when, {covered.pledge: covered.relation for covered in made.covered})
