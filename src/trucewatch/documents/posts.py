"""The posts of a live page among one another: what each is called, and what the page said before it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import time

from ..records import Document, Span
from ..sentences import sentences
from .headed import is_title
from .lexicon import lines

# So many posts before one are still known to who reads it, as the paragraphs of an article are.
_REACH = 10
_LONGEST_TITLE = 100
_LEAST_SPACES = 2  # "Good morning." is no title
_CLOCK = re.compile(r"\b(?P<hour>\d{1,2})[:.](?P<minute>\d{2})(?:\s?(?P<half>[ap])\.?m)?", re.IGNORECASE)


def is_live(posts: Sequence[Document], title: str) -> bool:
    """Tell whether the reports of one page are posts on one matter: by the page's title, or since each has its own time."""
    return lines("digest", "posts").fullmatch(title.strip()) is not None or len({post.imprint.published for post in posts}) > 1


def own_title(post: Document) -> Span:
    """Return what a post is called: its heading where it has one, else its first words."""
    heading, _, rest = post.body.partition("\n")
    length = len(heading) if rest.strip() and is_title(heading) else _first_words(heading)
    return Span.of(post.text, post.body_start, post.body_start + length)


def said_before(posts: Sequence[Document]) -> list[tuple[str, ...]]:
    """Return for each report of one page the earlier ones, in order of time; none where the page is no live one."""
    if len(posts) < 2 or not is_live(posts, posts[0].text[: posts[0].body_start]):
        return [()] * len(posts)
    order = _in_time(posts)
    place = {number: at for at, number in enumerate(order)}
    return [tuple(posts[one].body for one in order[max(0, place[number] - _REACH) : place[number]]) for number in range(len(posts))]


def _in_time(posts: Sequence[Document]) -> list[int]:
    """Return the posts' numbers from the earliest on; where their times do not tell, by the direction in which the page goes."""
    clocks = [_clock(post) for post in posts]
    known = [clock for clock in clocks if clock]
    times = [post.imprint.published.timestamp() if post.imprint.published else 0.0 for post in posts]
    # Live pages have the newest on top, unless their clocks run down the page.
    falling = times[0] > times[-1] or (times[0] == times[-1] and (not known or known[0] >= known[-1]))
    numbers = list(range(len(posts)))
    if falling and len(set(times)) == 1 and clocks[0] is None:
        numbers = [0, *reversed(numbers[1:])]  # what stands over the posts without a time introduces them
    elif falling:
        numbers.reverse()
    return sorted(numbers, key=lambda number: times[number])


def _clock(post: Document) -> time | None:
    """Return the hour that a post's heading says."""
    found = _CLOCK.search(own_title(post).quote)
    if found is None or int(found["hour"]) > 23 or int(found["minute"]) > 59:
        return None
    hour = int(found["hour"])
    return time((hour % 12 + 12 * (found["half"].lower() == "p")) if found["half"] else hour, int(found["minute"]))


def _first_words(row: str) -> int:
    """Return where the first sentences of a paragraph end that say something, or where they are too long for a title, the word before."""
    ends = (end for _, end in sentences(row) if row.count(" ", 0, end) >= _LEAST_SPACES)
    length = next(ends, len(row))
    return length if length <= _LONGEST_TITLE else max(row.rfind(" ", 0, _LONGEST_TITLE), 0) or _LONGEST_TITLE
