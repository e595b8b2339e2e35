"""The posts of a live page: what an extraction runs together, each with its own heading and time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import chain

from lxml.html import HtmlElement

from ..furniture import is_furniture
from ..lexicon import lines
from ..times import is_date, moment
from .clocks import is_clock, times_of
from .linked import is_live
from .segments import Segment, is_beside, segments

_FEWEST = 2
_HEADINGS = frozenset({"h2", "h3", "h4", "h5"})


def live_body(tree: HtmlElement, seen: Sequence[Segment], headline: str) -> str:
    """Return the article of a live page as a digest with the time over each post; "" for other pages.

    It is one by its own word or its headline's, or since the clocks over its posts, or in their headings, fit its stamp (``clocks.py``), by
    which they are times. Where no post has a time, posts are told by the clock in their headings, and nobody knows more of their time.
    """
    live = is_live(tree) or lines("digest", "live").fullmatch(headline.strip()) is not None
    posts = (list(_posts(tree)) if live else []) or list(_clocked(tree))
    rows = list(chain.from_iterable(posts)) if len(posts) >= _FEWEST else list(_headed(seen, tree, live))
    return "\n\n".join(rows)


def _posts(tree: HtmlElement) -> Iterator[list[str]]:
    """Yield the rows of each post that has one time for machines; the first says that time, in UTC."""
    for time in tree.iter("time"):
        when = moment(time.get("datetime") or "")
        if when is None or ":" not in (time.get("datetime") or "") or _stands_beside(time):
            continue
        # The card of another article has its time too, and nothing but links.
        if told := _told(_around(time)):
            yield [_line(when), *told]


def _clocked(tree: HtmlElement) -> Iterator[list[str]]:
    """Yield the rows of each post that has a clock alone over it, where the page's stamp makes those times."""
    over = [time for time in tree.iter("time") if not time.get("datetime")]
    posts = [(time.text_content(), told) for time in over if not _stands_beside(time) and (told := _told(_around(time)))]
    for when, (_, told) in zip(times_of([clock for clock, _ in posts], tree), posts, strict=False):
        yield [_line(when), *told]


def _stands_beside(time: HtmlElement) -> bool:
    post = _around(time)
    return any(map(is_beside, (post, *post.iterancestors())))


def _told(post: HtmlElement) -> list[str]:
    """Return the rows of a post; none of what has no sentence."""
    own = [one for one in segments(post) if not one.beside]
    said = any(one.is_prose or one.is_sentence for one in own)
    return [row for one in own for row in one.text.split("\n") if _is_told(row)] if said else []


def _line(when: datetime) -> str:
    return f"{when:%Y-%m-%dT%H:%M:%SZ}"


def _around(time: HtmlElement) -> HtmlElement:
    """Return the widest element that has this time alone."""
    post = time
    while (parent := post.getparent()) is not None and sum(1 for _ in zip(range(2), parent.iter("time"), strict=False)) == 1:
        post = parent
    return post


def _is_told(row: str) -> bool:
    return not (is_furniture(row) or is_date(row) or lines("digest", "marks").fullmatch(row))


def _headed(seen: Sequence[Segment], tree: HtmlElement, live: bool) -> Iterator[str]:
    """Yield the paragraphs under headings that begin with a clock, each heading over its own; nothing where there are too few.

    Of a page that is not known to be ``live`` the clocks must be times.
    """
    whens = _times_over(seen, tree) or ({number: None for number, one in enumerate(seen) if _is_timed(one)} if live else {})
    if len(whens) < _FEWEST:
        return
    first = min(whens)
    for number, one in enumerate(seen[first:], first):
        if when := whens.get(number):
            yield _line(when)
        bare = when is not None and not _is_told(one.text)  # a clock alone, which the line above says in full
        if not bare and (number in whens or one.is_prose or one.is_sentence):
            yield one.text


def _times_over(seen: Sequence[Segment], tree: HtmlElement) -> dict[int, datetime | None]:
    """Return the times of headings that begin with a clock, by their numbers, where the page's stamp makes them times."""
    over = [number for number, one in enumerate(seen) if one.tag in _HEADINGS and not one.beside and is_clock(one.text)]
    return dict(zip(over, times_of([seen[number].text for number in over], tree), strict=False))


def _is_timed(one: Segment) -> bool:
    return one.tag in _HEADINGS and not one.beside and lines("digest", "timed").fullmatch(one.text) is not None
