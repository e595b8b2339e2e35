"""A truce: the pledges that answer, extend, accept or mirror one another, under one name."""

from __future__ import annotations

from datetime import datetime

from .base import Record


class Renewal(Record):
    """The truce by which one that was over is prolonged after all, and when the first report of that came."""

    truce: str
    at: datetime


class Truce(Record):
    """The whole that people speak of. ``country`` is an ISO 3166 alpha-2 code; ``pledges`` and ``parties`` are ids.

    ``renews`` is the truce that it prolongs too late, after that was over (R6); ``renewed_by`` is the one that so prolongs it.
    """

    id: str
    name: str
    country: str | None = None
    pledges: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    renews: str | None = None
    renewed_by: Renewal | None = None
