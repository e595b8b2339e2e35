"""Histories on a common axis of time. Places are percents of the width, so that the drawing follows the page without scaling its text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from trucewatch.records import Change, Label

TAIL = timedelta(days=21)
ROOM = 0.02
STEPS = (1, 2, 7, 14)
MONTHS = (1, 2, 3, 6, 12, 24, 60, 120)
TICKS = 7
# Marks nearer to one another than this, in percent, are drawn in different rows, of which there are so many.
NEAR = 2.2
ROWS = 6


@dataclass(frozen=True)
class Axis:
    """A stretch of time."""

    start: datetime
    end: datetime

    def at(self, moment: datetime) -> float:
        """Return where a moment lies, in percent, held within the axis."""
        whole = (self.end - self.start).total_seconds() or 1.0
        return round(min(max((moment - self.start).total_seconds() / whole, 0.0), 1.0) * 100, 2)

    def ticks(self) -> list[tuple[float, str]]:
        """Return at most eight marks: where, and what day or month."""
        return [(self.at(moment), text) for moment, text in _ticks(self.start, self.end)]


@dataclass(frozen=True)
class Segment:
    """A time with one label, drawn from ``x`` for ``width`` percent."""

    x: float
    width: float
    label: Label
    since: datetime
    until: datetime | None
    reason: str


@dataclass(frozen=True)
class Mark:
    """Something that happened within ``[x, x + width]`` percent, with the number that names it in the list beside."""

    x: float
    width: float
    number: int
    text: str
    style: str = "incident"
    row: int = 0


def rows_of(marks: Iterable[Mark]) -> Iterator[Mark]:
    """Yield the marks, each put into the first row in which it covers none before it, or the last row there is."""
    last = [-NEAR] * ROWS
    for mark in sorted(marks, key=lambda mark: (mark.x, mark.number)):
        row = next((row for row, x in enumerate(last) if mark.x - x >= NEAR), ROWS - 1)
        last[row] = mark.x
        yield replace(mark, row=row)


def axis(histories: Mapping[str, Sequence[Change]], moments: Iterable[datetime], at: datetime) -> Axis:
    """Return the stretch of time that shows all changes and moments up to ``at``, and a little after the last one."""
    points = sorted([change.at for told in histories.values() for change in told if change.at <= at] + [m for m in moments if m <= at])
    if not points:
        return Axis(at - TAIL, at)
    end = min(at, max(points[-1] + TAIL, points[0] + TAIL))
    room = (end - points[0]) * ROOM
    return Axis(points[0] - room, end)


def segments(told: Sequence[Change], drawn: Axis) -> list[Segment]:
    """Return a history as pieces on an axis; what begins after its end is left out."""
    found = []
    for number, change in enumerate(told):
        after = told[number + 1].at if number + 1 < len(told) else None
        if change.at > drawn.end or (after is not None and after <= drawn.start):
            continue
        x, end = drawn.at(change.at), drawn.at(min(after, drawn.end) if after else drawn.end)
        found.append(Segment(x, round(end - x, 2), change.label, change.at, after, change.reason))
    return _joined(found)


def _joined(found: list[Segment]) -> list[Segment]:
    """Return the pieces with neighbours of one label put together: a change of grade alone is none of label."""
    made: list[Segment] = []
    for piece in found:
        if made and made[-1].label == piece.label:
            before = made.pop()
            made.append(Segment(before.x, round(before.width + piece.width, 2), piece.label, before.since, piece.until, before.reason))
        else:
            made.append(piece)
    return made


def _ticks(start: datetime, end: datetime) -> Iterator[tuple[datetime, str]]:
    days = (end - start).days or 1
    step = next((step for step in STEPS if days / step <= TICKS), None)
    if step:
        first = start.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)
        yield from ((m, f"{m.day} {m:%b}") for n in range(days // step + 1) if (m := first + timedelta(days=n * step)) < end)
        return
    months = next((step for step in MONTHS if days / 30 / step <= TICKS), MONTHS[-1])
    yield from ((m, f"{m:%Y}" if months >= 12 else f"{m:%b %Y}") for m in _months(start, end, months))


def _months(start: datetime, end: datetime, step: int) -> Iterator[datetime]:
    ordinal = start.year * 12 + start.month
    ordinal += -ordinal % step
    while (moment := datetime(ordinal // 12, ordinal % 12 + 1, 1, tzinfo=UTC)) < end:
        yield moment
        ordinal += step
