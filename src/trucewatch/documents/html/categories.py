"""The categories that systems of publication file an article under: links that say so, rows that say so, classes of the article."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, pairwise

from lxml.html import HtmlElement

from .. import plain
from ..lexicon import table
from .addressed import spelled
from .segments import Segment, is_beside

_LONGEST = 40
_NEAR = 8
_ATTRIBUTE = re.compile(r"data-(?:[a-z-]+-)?(?:section|category|channel|ressort|rubri\w+)(?:-(?:name|title|label))?", re.I)
_ROW = re.compile(r"(?P<label>[^\W\d_][^:\n]{1,20}) ?: ?(?P<name>[^,|/\n]{2,40}?)(?:\s*[,|/].*)?")
# WordPress writes the categories of a post into the classes of its article, other systems that of a page into those of its body.
_CLASS = re.compile(r"(?:^|\s)category-([a-z][a-z0-9-]{2,30})(?=\s|$)")


def filed(tree: HtmlElement, seen: Sequence[Segment], headline: str, said: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield the names of an article's categories, each with "category"."""
    written = chain(_attributed(tree), _classed(tree))
    spelled_out = (spelled(tree, name, said.get("address", "")) for name in written)
    names = chain(_related(tree), _labelled(seen), _under(seen, headline), spelled_out)
    empty = table("head")["empty"]["values"]
    yield from ((name, "category") for name in names if len(name) <= _LONGEST and name.casefold() not in empty)


def _related(tree: HtmlElement) -> Iterator[str]:
    """Yield what the links of the article say whose relation is that of a category (microformats, HTML of WordPress)."""
    for link in tree.xpath("//a[contains(@rel, 'category')]"):
        around = (above for above in link.iterancestors() if above.tag not in ("html", "body"))
        if not any(above.tag in ("nav", "aside") or is_beside(above) for above in around):
            yield " ".join(link.text_content().split())


def _labelled(seen: Sequence[Segment]) -> Iterator[str]:
    """Yield the first name of each row like "Filed under: Africa, Sudan"."""
    rows = (_ROW.fullmatch(segment.text) for segment in seen if segment.linked and not segment.beside)
    yield from (row["name"] for row in rows if row and row["label"].casefold().strip() in table("head")["labels"]["section"])


def _under(seen: Sequence[Segment], headline: str) -> Iterator[str]:
    """Yield the link under or beside each label of a section that has a block of its own, near the headline."""
    at = next((number for number, segment in enumerate(seen) if headline and plain.same(segment.text, headline)), 0)
    for label, named in pairwise(seen[max(0, at - _NEAR) : at + _NEAR]):
        alone = label.text.casefold().rstrip(" :：") in table("head")["labels"]["alone"]
        if alone and named.linked >= len(named.text) and not named.beside and "\n" not in named.text:
            yield named.text


def _attributed(tree: HtmlElement) -> Iterator[str]:
    """Yield what the element of the article, or of the page, says of its section in attributes of its own."""
    for element in tree.xpath("descendant-or-self::*[self::html or self::body or self::main or self::article]"):
        if element.find(".//h1") is not None:
            yield from (value.strip() for name, value in element.items() if _ATTRIBUTE.fullmatch(name) and any(map(str.isalpha, value)))


def _classed(tree: HtmlElement) -> Iterator[str]:
    for element in tree.xpath("//article[@class] | //body[@class]"):
        if element.find(".//h1") is not None:
            yield from _CLASS.findall(element.get("class"))
