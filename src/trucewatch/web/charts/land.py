"""The outlines of countries, from the data file that comes with the package."""

from __future__ import annotations

import gzip
import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

Point = tuple[float, float]


@dataclass(frozen=True)
class Ring:
    """One outline of a country, in degrees (longitude, latitude), and the box around it (west, south, east, north)."""

    country: str
    points: tuple[Point, ...]
    box: tuple[float, float, float, float]


@cache
def rings() -> tuple[Ring, ...]:
    """Return all outlines."""
    with (files("trucewatch.web") / "data" / "countries.json.gz").open("rb") as packed:
        topology = json.loads(gzip.decompress(packed.read()))
    arcs = [_decoded(arc, topology["transform"]) for arc in topology["arcs"]]
    return tuple(
        _ring(country["name"], ring, arcs) for country in topology["countries"] for polygon in country["polygons"] for ring in polygon
    )


def _decoded(arc: list[list[int]], transform: dict[str, Any]) -> list[Point]:
    (wide, high), (west, south) = transform["scale"], transform["translate"]
    x = y = 0
    points = []
    for dx, dy in arc:
        x, y = x + dx, y + dy
        points.append((x * wide + west, y * high + south))
    return points


def _ring(country: str, ring: list[int], arcs: list[list[Point]]) -> Ring:
    points: list[Point] = []
    for number in ring:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        points += arc[1:] if points else arc
    longitudes, latitudes = [x for x, _ in points], [y for _, y in points]
    return Ring(country, tuple(points), (min(longitudes), min(latitudes), max(longitudes), max(latitudes)))
