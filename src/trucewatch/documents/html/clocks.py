"""The clocks of a live page's posts, made times by the page's own stamp: its newest post has the clock of that, in the same zone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, datetime, time
from itertools import pairwise

from lxml.html import HtmlElement

_CLOCK = re.compile(r"\s*(\d{1,2})[:.](\d{2})\b")
_STAMPS = "//meta[@property='article:published_time' or @property='article:modified_time' or @itemprop='dateModified']/@content"


def times_of(clocks: Sequence[str], tree: HtmlElement) -> list[datetime]:
    """Return when posts were written, in UTC, by what they say of the hour; none where the page's stamps do not prove day and zone.

    The posts run up or down one day, and the newest has the very minute of a stamp that states its zone.
    """
    hours = [hour for clock in clocks if (hour := _hour(clock))]
    if not hours or len(hours) < len(clocks) or not (_runs(hours) or _runs(hours[::-1])):
        return []
    newest = max(hours)
    stamp = next((one for one in _stamps(tree) if (one.hour, one.minute) == (newest.hour, newest.minute)), None)
    return [datetime.combine(stamp.date(), hour, stamp.tzinfo).astimezone(UTC) for hour in hours] if stamp else []


def is_clock(text: str) -> bool:
    """Tell whether a text begins with an hour and its minutes."""
    return _hour(text) is not None


def _hour(clock: str) -> time | None:
    found = _CLOCK.match(clock)
    if found is None or int(found[1]) > 23 or int(found[2]) > 59:
        return None
    return time(int(found[1]), int(found[2]))


def _runs(hours: Sequence[time]) -> bool:
    return all(one <= other for one, other in pairwise(hours))


def _stamps(tree: HtmlElement) -> list[datetime]:
    found = []
    for content in tree.xpath(_STAMPS):
        try:
            found.append(datetime.fromisoformat(str(content).strip()))
        except ValueError:
            continue
    return [one for one in found if one.tzinfo is not None]
