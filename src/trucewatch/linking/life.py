"""When a pledge can have been in force, at the most, by all that anybody tells of it.

What happened, and was told of, before its first word can neither break nor strain it, nor can what happens after its last possible end.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from trucewatch.records import Claim, Extended, Interval, Mode, Pledged, Polarity, Terms
from trucewatch.records.interval import EARLIEST, LATEST

from .told import Told

Word = tuple[Told, Claim]


class Life(NamedTuple):
    """From when to when a pledge can have been in force; ``until`` is None where no clock ends it."""

    since: datetime
    until: datetime | None

    def meets(self, first: datetime, last: datetime) -> bool:
        """Tell whether something that began at ``first`` and lay, or was told of, at ``last`` may concern it."""
        return last >= self.since and (self.until is None or first <= self.until)


def differ_since(one: Life | None, other: Life | None) -> datetime:
    """Return a time before which nothing lies wholly that may concern a pledge by one of two lives and not by the other."""
    if one is None or other is None:
        return EARLIEST
    ends = [end for end in (one.until, other.until) if end is not None and one.until != other.until]
    return min([*ends, *(() if one.since == other.since else (one.since, other.since))], default=LATEST)


def life(readings: Iterable[Terms], words: Iterable[Word]) -> Life | None:
    """Return the life of a pledge by its readings and all claims about it; None where there are none."""
    told, said = list(readings), list(words)
    if not said:
        return None
    times = [time for one in said for time in _times(*one)]
    times += [time for reading in told if reading.effective for time in (reading.effective.earliest, reading.effective.latest)]
    return Life(min(times), _until(told, said, max(times)))


def _times(told: Told, claim: Claim) -> Iterable[datetime]:
    when: Interval | None = getattr(claim.proposition, "when", None)
    return (told.since, told.time, when.earliest, when.latest) if when else (told.since, told.time)


def _until(readings: list[Terms], said: list[Word], last: datetime) -> datetime | None:
    """Return the end of the reading that ends last, with all that prolonged it, each story's longest, one after another.

    None where nobody knows: a term that waits for somebody's act begins with that.
    """
    longer = [(told.story, one.proposition) for told, one in said if isinstance(one.proposition, Extended)]
    endless = any(one.until is None and one.term is None for _, one in longer)
    waits = any(clause.mode is Mode.SUSPENSIVE and clause.actor for one in readings for clause in one.clauses)
    if endless or waits or any(one.open_ended for one in readings) or not any(map(_binds, said)):
        return None
    end = max(one.until or _after(one, last) for one in readings)
    end = max([end, *(one.until for _, one in longer if one.until)])
    for story in sorted({story for story, _ in longer}):
        end = max([end, *(one.term.after(end) for other, one in longer if other == story and one.term)])
    return end


def _binds(word: Word) -> bool:
    """Tell whether a claim makes a pledge: the term of what is only offered never begins."""
    return isinstance(word[1].proposition, Pledged) and word[1].polarity is Polarity.AFFIRMED


def _after(reading: Terms, last: datetime) -> datetime:
    assert reading.term is not None
    return reading.term.after(last)
