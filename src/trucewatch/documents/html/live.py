"""The posts of a live page: what an extraction runs together, each with its own heading and time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from lxml.html import HtmlElement

from ..furniture import is_furniture
from ..lexicon import lines
from ..times import is_date, moment
from .linked import is_live
from .segments import Segment, is_beside, segments

_FEWEST = 2
_HEADINGS = frozenset({"h2", "h3", "h4", "h5"})


def live_body(tree: HtmlElement, seen: Sequence[Segment], headline: str) -> str:
    """Return the article of a live page, by its own word or its headline's, as a digest with the time over each post; "" for other pages.

    Where no post has a time for machines, posts are told by the clock in their headings, and nobody knows more of their time.
    """
    if not is_live(tree) and lines("digest", "live").fullmatch(headline.strip()) is None:
        return ""
    posts = list(_posts(tree))
    rows = list(chain.from_iterable(posts)) if len(posts) >= _FEWEST else list(_headed(seen))
    return "\n\n".join(rows)


def _posts(tree: HtmlElement) -> Iterator[list[str]]:
    """Yield the rows of each post that has one time for machines; the first says that time, in UTC."""
    for time in tree.iter("time"):
        when = moment(time.get("datetime") or "")
        post = _around(time)
        if when is None or ":" not in (time.get("datetime") or "") or any(map(is_beside, (post, *post.iterancestors()))):
            continue
        own = [one for one in segments(post) if not one.beside]
        # The card of another article has its time too, and nothing but links.
        if any(one.is_prose or one.is_sentence for one in own):
            yield [f"{when:%Y-%m-%dT%H:%M:%SZ}", *(row for one in own for row in one.text.split("\n") if _is_told(row))]


def _around(time: HtmlElement) -> HtmlElement:
    """Return the widest element that has this time alone."""
    post = time
    while (parent := post.getparent()) is not None and sum(1 for _ in zip(range(2), parent.iter("time"), strict=False)) == 1:
        post = parent
    return post


def _is_told(row: str) -> bool:
    return not (is_furniture(row) or is_date(row) or lines("digest", "marks").fullmatch(row))


def _headed(seen: Sequence[Segment]) -> Iterator[str]:
    """Yield the paragraphs under headings that begin with a clock, each heading over its own; nothing where there are too few."""
    starts = [number for number, one in enumerate(seen) if _is_timed(one)]
    if len(starts) < _FEWEST:
        return
    for number, one in enumerate(seen[starts[0] :], starts[0]):
        if number in starts or one.is_prose or one.is_sentence:
            yield one.text


def _is_timed(one: Segment) -> bool:
    return one.tag in _HEADINGS and not one.beside and lines("digest", "timed").fullmatch(one.text) is not None
