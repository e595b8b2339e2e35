"""A place as a text gives it, and what a gazetteer knows of it."""

from __future__ import annotations

from .base import Record
from .span import Span


class Place(Record):
    """The phrase, its relation to a known point ("south of"), and that point where it is resolved.

    ``relation`` is None where the place is the named point itself. ``radius_km`` says how far the place may lie from
    the point: it is an area, not a pin. ``geonames`` is the GeoNames identifier, latitudes and longitudes are WGS 84 degrees.
    """

    span: Span
    name: str | None = None
    relation: str | None = None
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    radius_km: float | None = None
    geonames: int | None = None
