"""What stands behind the verb by which a truce goes on: "the truce, first declared on 2 April, was renewed last week until 31 May".

Days in the aside between the truce and that verb are those of what was before.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta

from trucewatch.records import Pledge, Precision, Span, When

from .due import day_ahead
from .parting import around
from .phrases import found, has

_UNTIL = re.compile(r"\b(?:until|till|through|to)\s(?:the\s)?(?P<when>end of [A-Z][a-z]+|\d{1,2} [A-Z][a-z]+|[A-Z][a-z]+ \d{1,2}\b)")


def behind_prolonging(pledge: Pledge) -> str:
    """Return the words behind the verb by which the truce of a pledge is told as prolonged; none where it is not."""
    after = around(pledge)[1] if has("truce", pledge.undertaking.quote) else ""
    verb = next(found("prolonged", after), None)
    return after[verb.end() :] if verb else ""


def with_its_new_end(pledge: Pledge, text: str, on: date) -> Pledge:
    """Return a pledge for which no end was read with the day until which its truce is told as prolonged."""
    words = behind_prolonging(pledge) if pledge.until is None and pledge.ends_or_duration is None else ""
    told = _UNTIL.search(words)
    day = day_ahead(told["when"], on) if told else None
    if told is None or day is None:
        return pledge
    begin = pledge.sentence.end - len(words)
    span = Span.of(text, begin + told.start(), begin + told.end())
    first = datetime.combine(day, time(), UTC)
    until = When(span=span, earliest=first, latest=first + timedelta(days=1), precision=Precision.DAY)
    return pledge.model_copy(update={"until": until, "ends_or_duration": span})
