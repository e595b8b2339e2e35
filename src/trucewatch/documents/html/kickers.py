"""The few words right over a headline that name what the article belongs to, whatever their element is called."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lxml.html import HtmlElement

from .. import plain
from ..times import is_date
from .segments import Segment, rows_of

_LONGEST = 30
_MOST_WORDS = 3
_NEAR = 2
_LONGEST_BEFORE = 200
_DOTS = re.compile(r"\s+[·•|]\s+")
READING = re.compile(r"\bago$|\b\d+ ?[-–]?\s?min(?:ute)?s?\b", re.I)
_SENTENCE = re.compile(r"[\d.!?:;,…]")


def kickers(tree: HtmlElement, seen: Sequence[Segment], headline: str) -> Iterator[str]:
    """Yield the words over the headline: those in the element of the article, or that a link of the page says too."""
    rows = list(rows_of(seen))
    at = next((number for number, (_, row) in enumerate(rows) if headline and plain.same(row, headline)), 0)
    for segment, row in reversed(rows[max(0, at - _NEAR) : at]):
        name = _name(segment, row)
        if name and (_in_article(tree, row, headline) or _is_linked(tree, name)):
            yield name
        if not (is_date(row) or READING.search(row)):
            return


def _name(segment: Segment, row: str) -> str:
    """Return what a row says beside a day and the time that reading takes, "" where that is no name."""
    said = next((piece for piece in _DOTS.split(row) if not (is_date(piece) or READING.search(piece))), "")
    short = len(said) <= _LONGEST and len(said.split()) <= _MOST_WORDS and not _SENTENCE.search(said)
    return said if short and not said[:1].islower() and not (segment.beside or segment.signs or segment.linked) else ""


def _is_linked(tree: HtmlElement, name: str) -> bool:
    return any(plain.same(" ".join(link.text_content().split()), name) for link in tree.iter("a"))


def _in_article(tree: HtmlElement, text: str, headline: str) -> bool:
    """Tell whether a text stands before the heading in the same element of an article."""
    heading = next((one for one in tree.iter("h1", "h2") if plain.same(one.text_content(), headline)), None)
    around = [heading, *heading.iterancestors()] if heading is not None else []
    holder = next((number for number, one in enumerate(around) if one.tag in ("article", "main")), 0)
    return any(text in before for one in around[:holder] for before in _before(one))


def _before(element: HtmlElement) -> Iterator[str]:
    """Yield the texts of the short elements before an element in its parent."""
    texts = (" ".join(str(one.text_content()).split()) for one in element.itersiblings(preceding=True) if isinstance(one.tag, str))
    return (text for text in texts if len(text) <= _LONGEST_BEFORE)
