"""When a truce ended, where the time beside its end is that of its beginning, or a month of no year.

"The truce, which began on August 3, expired on Saturday": it ended on Saturday. "A truce that began at New Year was suspended in May".
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time

from trucewatch.records import Pledge, Precision, Span, When

from .kinds import ENDS
from .phrases import found, has
from .said_day import Past, past_day, past_month

# How far before a time, in code points, its words tell what is of that time; and how far behind the verb the time of an end stands.
_LEAD, _BEHIND = 120, 90


def with_the_time_of_its_end(pledge: Pledge, text: str, on: date) -> Pledge:
    """Return an end, told on a day, with the time at which it was: none where only the first day of the truce is told."""
    starts = pledge.starts
    if pledge.kind not in ENDS or starts is None:
        return pledge
    of_its_beginning = has("truce_began", text[max(0, starts.span.start - _LEAD) : starts.span.start])
    if starts.earliest is not None and not of_its_beginning:
        return pledge
    ended = next(_told(pledge, text, on), None if of_its_beginning else starts)
    return pledge.model_copy(update={"starts": ended})


def _told(pledge: Pledge, text: str, on: date) -> Iterator[When]:
    """Yield the past times that stand behind the verb of the end, in its clause."""
    sentence = pledge.sentence
    for verb in found("has_ended", sentence.quote):
        behind = sentence.start + verb.end()
        words = text[behind : min(sentence.end, behind + _BEHIND)]
        if day := past_day(words, on):
            yield _when(text, behind, day, Precision.DAY)
        elif month := past_month(words, on):
            yield _when(text, behind, month, Precision.MONTH)


def _when(text: str, at: int, past: Past, precision: Precision) -> When:
    """Return a time that is over as one told in the words that begin at a place of a text."""
    earliest, latest = (datetime.combine(day, time(), UTC) for day in (past.first, past.after))
    return When(span=Span.of(text, at + past.span[0], at + past.span[1]), earliest=earliest, latest=latest, precision=precision)
