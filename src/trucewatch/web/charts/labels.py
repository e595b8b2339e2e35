"""Where the words of a map are written, so that none covers another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from .land import Point

# How wide a letter is and how far a line reaches above and below its foot, in units of the drawing.
LETTER, ABOVE, BELOW, LINE = 7.2, 12.0, 3.0, 15.0


class Words(NamedTuple):
    """What is written: its lines, where it is best begun, and the middle and half the width of what it is written beside."""

    lines: tuple[str, ...]
    best: Point
    middle: Point
    reach: float


class Box(NamedTuple):
    """What a text covers."""

    west: float
    north: float
    east: float
    south: float

    def meets(self, other: Box) -> bool:
        """Tell whether both cover something together."""
        return self.west < other.east and other.west < self.east and self.north < other.south and other.north < self.south

    def within(self, width: float, height: float) -> bool:
        """Tell whether all of it lies in the drawing."""
        return self.west >= 0 and self.north >= 0 and self.east <= width and self.south <= height


def apart(texts: Iterable[Words], width: float, height: float) -> list[Point]:
    """Return where each text begins: at its best place, or at the first beside it where it covers no other; the best where none is free."""
    taken: list[Box] = []
    found: list[Point] = []
    for text in texts:
        free = (at for at in _places(text) if _is_free(box(text.lines, at), taken, width, height))
        found.append(next(free, text.best))
        taken.append(box(text.lines, found[-1]))
    return found


def box(lines: Sequence[str], at: Point) -> Box:
    """Return what lines cover whose first one begins at a place."""
    x, y = at
    return Box(x, y - ABOVE, x + LETTER * max(map(len, lines)), y + LINE * (len(lines) - 1) + BELOW)


def _is_free(wanted: Box, taken: Iterable[Box], width: float, height: float) -> bool:
    return wanted.within(width, height) and not any(wanted.meets(one) for one in taken)


def _places(text: Words) -> Iterator[Point]:
    """Yield the best place, then those to the right below, to the left above and below, above and below, further and further off."""
    yield text.best
    (x, y), long, tall = text.middle, LETTER * max(map(len, text.lines)), LINE * len(text.lines)
    for far in (text.reach + 4, text.reach + tall, text.reach + 2 * tall):
        yield from ((x + far, y + far), (x - far - long, y - far), (x - far - long, y + far))
        yield from ((x - long / 2, y - far - tall + ABOVE), (x - long / 2, y + far + ABOVE))
