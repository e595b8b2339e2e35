"""Paths to a page that no class names: links from the site's front page on, each inside the one before, or with marks between them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise

from lxml.html import HtmlElement

from .. import plain
from ..lexicon import table
from .addressed import folders

_MOST_HOMES = 20
_MOST_STEPS = 5
_HOLDERS = 3
_NESTED = 3
_MARK = re.compile(r"(?:^|[\s\w])(?:[›»>→▸▶/]|::)(?=\s|\w|$)")
_FEWEST = 2


def trails(tree: HtmlElement, headline: str) -> Iterator[HtmlElement]:
    """Yield the elements above the headline that have the form of a path."""
    homes = (link for link in above(tree, headline) if _leads_home(link))
    for link in islice(homes, _MOST_HOMES):
        yield from islice((holder for holder in islice(link.iterancestors(), _HOLDERS) if _is_trail(holder, link)), 1)


def above(tree: HtmlElement, headline: str) -> Iterator[HtmlElement]:
    """Yield the links above the headline, all links where no heading holds it."""
    for element in tree.iter("a", "h1", "h2"):
        if element.tag == "a":
            yield element
        elif headline and plain.same(element.text_content(), headline):
            return


def is_home(name: str) -> bool:
    """Tell whether a name is what sites call their front page."""
    return name.casefold().strip() in table("head")["home"]["names"]


def _leads_home(link: HtmlElement) -> bool:
    return is_home(" ".join(link.text_content().split())) or (link.get("href") or "").strip() == "/"


def _is_trail(holder: HtmlElement, home: HtmlElement) -> bool:
    links = holder.findall(".//a")
    if not links or links[0] is not home or len(links) > _MOST_STEPS or holder.tag in ("body", "html", "nav", "header"):
        return False
    return _is_nested(links) or (len(links) >= _FEWEST and _MARK.search(" ".join(_between(holder))) is not None)


def _between(holder: HtmlElement) -> Iterator[str]:
    """Yield the words that stand outside the links of an element."""
    return (str(text) for text in holder.xpath(".//text()[not(ancestor::a)]"))


def _is_nested(links: Sequence[HtmlElement]) -> bool:
    """Tell whether each address but the first, the front page's, lies inside the one before."""
    paths = [folders(link.get("href") or "") for link in links]
    return len(paths) >= _NESTED and all(len(one) < len(other) and other[: len(one)] == one for one, other in pairwise(paths))
