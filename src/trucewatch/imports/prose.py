"""A text put together piece by piece, so that every coded word has its place in it."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta

from trucewatch.records import Count, Party, Precision, Span, When

# What stands in brackets behind a name tells the data set's namesakes apart; it is no part of the name ("Civilians (Sudan)").
_BRACKET = re.compile(r"\s*\([^()]*\)\s*$")


class Prose:
    """A text that grows. Each method writes and returns where it wrote; offsets are code points."""

    def __init__(self, headline: str) -> None:
        self.text = f"{headline}\n\n"
        self.body_start = len(self.text)

    def say(self, words: str) -> Span:
        """Write words."""
        start = len(self.text)
        self.text += words
        return Span(start=start, end=len(self.text), quote=words)

    def party(self, name: str) -> Party:
        """Write the name of a party; what the data set adds in brackets is written, but not part of the name."""
        bare = _BRACKET.sub("", name) or name
        span = self.say(bare)
        self.say(name[len(bare) :])
        return Party(span=span)

    def parties(self, names: Iterable[str]) -> tuple[Party, ...]:
        """Write names, joined as a sentence joins them."""
        found: list[Party] = []
        listed = list(names)
        for number, name in enumerate(listed):
            found.append(self.party(name))
            self.say("" if number == len(listed) - 1 else " and " if number == len(listed) - 2 else ", ")
        return tuple(found)

    def count(self, number: int) -> Count:
        """Write a number."""
        return Count(span=self.say(str(number)), value=number)

    def days(self, first: date, last: date, precision: Precision) -> When:
        """Write a day, or the days between which something lies."""
        span = self.say(f"{first}" if first == last else f"{first} to {last}")
        return When(span=span, earliest=midnight(first), latest=midnight(last) + timedelta(days=1), precision=precision)

    def since(self, start: int) -> Span:
        """Return what was written from ``start`` on: the sentence."""
        words = self.text[start:]
        return Span(start=start, end=start + len(words), quote=words)


def midnight(day: date) -> datetime:
    """Return the first moment of a day in UTC."""
    return datetime.combine(day, time(), UTC)


def end_of(day: date) -> datetime:
    """Return the last moment of a day in UTC."""
    return midnight(day) + timedelta(days=1, microseconds=-1)


def whole_month(day: date) -> tuple[date, date]:
    """Return the first and the last day of a day's month."""
    return day.replace(day=1), day.replace(day=calendar.monthrange(day.year, day.month)[1])
