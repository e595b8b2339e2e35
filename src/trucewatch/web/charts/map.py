"""A map of incidents as numbers for a template: outlines, and each place as an area as wide as it is uncertain."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import cos, radians

from .direction import bearing, sector
from .labels import Words, apart
from .land import Point, Ring, rings

WIDTH = 720.0
KM_PER_DEGREE = 111.32
LEAST_SPAN = 4.0
ROOM = 0.35
STEP = 0.8
# An area as wide as a country (kilometres from its middle to its rim) says nothing on a map of places: it is named beside it.
WIDEST_KM = 250.0
# Areas narrower than this, in units of the drawing, are drawn as dots.
DOT = 5.0


@dataclass(frozen=True)
class Spot:
    """A place to be shown: degrees, kilometres within which it lies (None: the point itself), its number and its words.

    ``relation`` says how it lies to the point ("south of"), ``name`` what is written beside it (may be empty).
    """

    latitude: float
    longitude: float
    radius_km: float | None
    number: int
    text: str
    relation: str | None = None
    name: str = ""


@dataclass(frozen=True)
class Drawn:
    """A place on the drawing, in its units, with the numbers and the name of all that lies there and where they are written.

    ``sector`` is the path of an area that lies to one side of the point; empty for a circle around it.
    """

    x: float
    y: float
    radius: float
    exact: bool
    sector: str
    numbers: tuple[int, ...]
    text: str
    label: Point
    name: str = ""


@dataclass(frozen=True)
class Drawing:
    """A map: its size, the outlines as one path, names of countries with their places, and the spots; ``wide`` are too wide to be drawn."""

    width: float
    height: float
    land: str
    names: tuple[tuple[float, float, str], ...]
    spots: tuple[Drawn, ...]
    wide: tuple[Spot, ...]
    scale_km: int
    scale_width: float


@dataclass(frozen=True)
class Window:
    """The part of the world that is drawn, and how degrees become units: longitudes are drawn as long as at its middle."""

    west: float
    south: float
    east: float
    north: float

    @property
    def unit(self) -> float:
        """Units a degree of longitude."""
        return WIDTH / (self.east - self.west)

    @property
    def tall(self) -> float:
        """Units a degree of latitude."""
        return self.unit / cos(radians((self.south + self.north) / 2))

    def place(self, longitude: float, latitude: float) -> Point:
        """Return where a point of the world lies in the drawing."""
        return (longitude - self.west) * self.unit, (self.north - latitude) * self.tall

    def meets(self, box: tuple[float, float, float, float]) -> bool:
        """Tell whether a box has a part in the window."""
        return box[0] < self.east and box[2] > self.west and box[1] < self.north and box[3] > self.south


def draw(spots: Sequence[Spot]) -> Drawing | None:
    """Return the map of some spots, or None where there are none."""
    if not spots:
        return None
    near = [spot for spot in spots if (spot.radius_km or 0.0) <= WIDEST_KM] or spots
    window = _window(near)
    seen = [ring for ring in rings() if window.meets(ring.box)]
    height = round((window.north - window.south) * window.tall, 1)
    km = _round_km((window.east - window.west) * KM_PER_DEGREE * cos(radians((window.south + window.north) / 2)) / 5)
    kilometre = window.tall / KM_PER_DEGREE
    return Drawing(
        WIDTH, height, " ".join(filter(None, (_path(ring, window, height) for ring in seen))), _names(seen, window, height),
        tuple(_lettered(list(_drawn(near, window, kilometre)), height)), tuple(spot for spot in spots if spot not in near), km,
        round(km * kilometre, 1),
    )  # fmt: skip


def _window(spots: Sequence[Spot]) -> Window:
    reach = [(spot.radius_km or 0.0) / KM_PER_DEGREE for spot in spots]
    west, east = (
        min(s.longitude - r for s, r in zip(spots, reach, strict=True)),
        max(s.longitude + r for s, r in zip(spots, reach, strict=True)),
    )
    south, north = (
        min(s.latitude - r for s, r in zip(spots, reach, strict=True)),
        max(s.latitude + r for s, r in zip(spots, reach, strict=True)),
    )
    wide = max((east - west) * (1 + ROOM), (north - south) * (1 + ROOM) * 1.5, LEAST_SPAN * 1.5)
    middle, centre = (west + east) / 2, max(min((south + north) / 2, 75.0), -75.0)
    tall = wide * cos(radians(centre)) / 1.5
    return Window(middle - wide / 2, centre - tall / 2, middle + wide / 2, centre + tall / 2)


def _path(ring: Ring, window: Window, height: float) -> str:
    """Return an outline as the commands of a path; points off the drawing are drawn to its rim, near ones are left out."""
    made: list[Point] = []
    for longitude, latitude in ring.points:
        x, y = window.place(longitude, latitude)
        x, y = min(max(x, -20.0), WIDTH + 20), min(max(y, -20.0), height + 20)
        if not made or abs(made[-1][0] - x) + abs(made[-1][1] - y) >= STEP:
            made.append((x, y))
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in made) + "Z" if len(made) > 2 else ""


def _names(seen: list[Ring], window: Window, height: float) -> tuple[tuple[float, float, str], ...]:
    """Return the name of each country at the middle of what is seen of its largest outline."""
    largest: dict[str, tuple[float, float, float]] = {}
    for ring in seen:
        inside = [(x, y) for x, y in (window.place(*point) for point in ring.points) if 0 < x < WIDTH and 0 < y < height]
        if len(inside) > 8:
            (west, east), (top, low) = _span([x for x, _ in inside]), _span([y for _, y in inside])
            largest[ring.country] = max(
                largest.get(ring.country, (0.0, 0.0, 0.0)), ((east - west) * (low - top), (west + east) / 2, (top + low) / 2)
            )
    return tuple((round(x, 1), round(y, 1), name) for name, (size, x, y) in largest.items() if size > 4000)


def _span(numbers: list[float]) -> tuple[float, float]:
    return min(numbers), max(numbers)


def _drawn(spots: Sequence[Spot], window: Window, kilometre: float) -> Iterator[Drawn]:
    """Yield the places, the widest first so that none covers another; what lies at one place in one way is one."""
    places: dict[tuple[float, float, float, float | None], list[Spot]] = {}
    for spot in spots:
        x, y = window.place(spot.longitude, spot.latitude)
        radius = round(max((spot.radius_km or 0.0) * kilometre, DOT), 1)
        places.setdefault((round(x, 1), round(y, 1), radius, bearing(spot.relation)), []).append(spot)
    for (x, y, radius, towards), here in sorted(places.items(), key=lambda pair: -pair[0][2]):
        yield _place(x, y, radius, towards, here)


def _place(x: float, y: float, radius: float, towards: float | None, here: Sequence[Spot]) -> Drawn:
    exact = radius <= DOT
    path, middle = sector(x, y, radius, towards) if towards is not None and not exact else ("", (x, y))
    label = (x + 8, y - 6) if exact else middle if path else (x + radius * 0.72 + 3, y - radius * 0.72 - 3)
    text = "; ".join(f"{spot.number}: {spot.text}" for spot in here)
    name = min((spot.name for spot in here), key=len)
    return Drawn(x, y, radius, exact, path, tuple(spot.number for spot in here), text, (round(label[0], 1), round(label[1], 1)), name)


def _lettered(spots: Sequence[Drawn], height: float) -> Iterator[Drawn]:
    """Yield the places with their words moved where they would cover one another; the narrowest place has the first choice."""
    order = sorted(range(len(spots)), key=lambda n: spots[n].radius)
    places = apart((_words(spots[n]) for n in order), WIDTH, height)
    moved = dict(zip(order, places, strict=True))
    yield from (replace(spot, label=(round(moved[n][0], 1), round(moved[n][1], 1))) for n, spot in enumerate(spots))


def _words(spot: Drawn) -> Words:
    lines = (", ".join(map(str, spot.numbers)), *([spot.name] if spot.name else []))
    return Words(lines, spot.label, (spot.x, spot.y), min(spot.radius * 0.72, 60.0))


def _round_km(km: float) -> int:
    """Return the greatest of 1, 2 and 5 times a power of ten that is at most ``km``."""
    power = 10 ** (len(str(int(max(km, 1)))) - 1)
    return int(max(step * power for step in (1, 2, 5) if step * power <= max(km, 1)))
