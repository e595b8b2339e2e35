"""A truce: the pledges that answer, extend, accept or mirror one another, under one name."""

from __future__ import annotations

from .base import Record


class Truce(Record):
    """The whole that people speak of. ``country`` is an ISO 3166 alpha-2 code; ``pledges`` and ``parties`` are ids."""

    id: str
    name: str
    country: str | None = None
    pledges: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
