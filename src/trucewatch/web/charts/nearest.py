"""Of several places told of one incident, the one that says most."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from trucewatch.records import Place, Span

from .direction import bearing


@dataclass(frozen=True)
class Found:
    """A place with a position: its words, degrees, kilometres within which it lies, and how it lies to the point."""

    span: Span
    latitude: float
    longitude: float
    radius_km: float | None
    relation: str | None


def nearest(told: Iterable[Place]) -> Found | None:
    """Return the place with a direction ("south of Baghdad"), else the narrowest; None where none has a position."""
    found = [
        Found(one.span, one.latitude, one.longitude, one.radius_km, one.relation)
        for one in told
        if one.latitude is not None and one.longitude is not None
    ]
    return min(found, key=lambda one: (bearing(one.relation) is None, one.radius_km or 0.0), default=None)
