"""Directions: "south of Baghdad" is an area to one side of Baghdad, not a circle around it."""

from __future__ import annotations

import re
from math import cos, radians, sin

Point = tuple[float, float]
_OF = re.compile(r"\b(north|south)?[- ]?(east|west)?(?:ern)?\s+of\b", re.IGNORECASE)
_POINTS = {
    ("north", ""): 0.0, ("north", "east"): 45.0, ("", "east"): 90.0, ("south", "east"): 135.0, ("south", ""): 180.0,
    ("south", "west"): 225.0, ("", "west"): 270.0, ("north", "west"): 315.0,
}  # fmt: skip
# How far to each side of its direction an area reaches, in degrees.
HALF = 60.0


def bearing(relation: str | None) -> float | None:
    """Return the direction that a relation names, in degrees from north over east; None where it names none."""
    named = _OF.search(relation or "")
    return _POINTS.get(((named[1] or "").lower(), (named[2] or "").lower())) if named else None


def sector(x: float, y: float, radius: float, towards: float) -> tuple[str, Point]:
    """Return the path of a sector around a point of a drawing (whose y grows downwards), and a point in its middle."""
    (x1, y1), (x2, y2) = (_off(x, y, radius, towards + side) for side in (-HALF, HALF))
    path = f"M{x:.1f} {y:.1f}L{x1:.1f} {y1:.1f}A{radius:.1f} {radius:.1f} 0 0 1 {x2:.1f} {y2:.1f}Z"
    return path, _off(x, y, radius * 0.6, towards)


def _off(x: float, y: float, far: float, towards: float) -> Point:
    return x + far * sin(radians(towards)), y - far * cos(radians(towards))
