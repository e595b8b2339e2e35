"""When a truce ended, where the time beside its end is that of its beginning, or a month of no year.

"The truce, which began on August 3, expired on Saturday": it ended on Saturday. "A truce that began at New Year was suspended in May".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

from trucewatch.records import Pledge, PledgeKind, Precision, Span, When

from .due import day_ahead
from .kinds import ENDS
from .phrases import found, has
from .said_day import Past, past_day, past_month

# How far before a time, in code points, its words tell what is of that time; and how far behind the verb the time of an end stands.
_LEAD, _BEHIND = 120, 90
# "6 a.m. on Wednesday": these stops end no clause.
_HALF_DAY = re.compile(r"\b([ap])\.m\.")


def with_the_time_of_its_end(pledge: Pledge, text: str, on: date) -> Pledge:
    """Return an end, told on a day, with the time at which it was: none where only the first day of the truce is told."""
    starts = pledge.starts
    if pledge.kind is PledgeKind.EXPIRY and (ran_out := _ran_out(pledge, on)):
        return pledge.model_copy(update={"starts": ran_out})
    if pledge.kind not in ENDS:
        return pledge
    if starts is None:
        return pledge.model_copy(update={"starts": _ahead(pledge, on)})
    of_its_beginning = has("truce_began", text[max(0, starts.span.start - _LEAD) : starts.span.start])
    if starts.earliest is not None and not of_its_beginning:
        return pledge
    ended = next(_told(pledge, text, on), None if of_its_beginning else starts)
    return pledge.model_copy(update={"starts": ended})


def _ran_out(pledge: Pledge, on: date) -> When | None:
    """Return the past day behind the verb by which a term ran out, as the midnight at its end, where a coder took no time there.

    What stands before that verb is a day of the truce itself ("renewed on April 30"), what stands outside its sentence another's.
    """
    sentence = pledge.sentence
    for verb in found("has_ended", sentence.quote):
        at = sentence.start + verb.end()
        day = past_day(_HALF_DAY.sub(r"\1m  ", sentence.quote[verb.end() : verb.end() + _BEHIND]), on)
        if day and not (pledge.starts and at <= pledge.starts.span.start < sentence.end):
            last = datetime.combine(day.after, time(), UTC)
            span = sentence.part(verb.end() + day.span[0], verb.end() + day.span[1])
            return When(span=span, earliest=last, latest=last, precision=Precision.DAY)
    return None


def _ahead(pledge: Pledge, on: date) -> When | None:
    """Return the day to come on which a truce is told to end, where a coder took no time there: "its truce would end on February 10"."""
    sentence = pledge.sentence
    told = next(found("will_end", sentence.behind(pledge.undertaking)), None)
    day = day_ahead(told["when"], on) if told else None
    if told is None or day is None:
        return None
    first = datetime.combine(day, time(), UTC)
    at = len(sentence.quote) - len(sentence.behind(pledge.undertaking))
    span = sentence.part(at + told.start("when"), at + told.end("when"))
    return When(span=span, earliest=first, latest=first + timedelta(days=1), precision=Precision.DAY)


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
