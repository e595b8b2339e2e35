"""Elements of a page by what their class or id says they are: a logo, a path, a section's label (head.toml)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from lxml.html import HtmlElement

from ..lexicon import table

Grouped = Mapping[str, list[HtmlElement]]
LONGEST_NAME = 60
_SEVERAL = 2
_NAMES = ("data-testid", "data-component", "data-qa", "data-hook")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")


def grouped_of(tree: HtmlElement) -> Grouped:
    """Return the elements of the page's body by the groups of head.toml that their class or id is of."""
    found = defaultdict[str, list[HtmlElement]](list)
    for element in tree.iter():
        if names := _called(element):
            for group in _groups(names) if element.tag not in ("html", "body") else ():
                found[group].append(element)
    return found


def _called(element: HtmlElement) -> str:
    """Return the class or id of an element and what pages with made-up classes call it; of a path also its name in the standards."""
    standard = f"{element.get('aria-label') or ''} {element.get('itemtype') or ''}".casefold()
    called = " ".join(element.get(name) or "" for name in _NAMES).strip()
    return (element.get("class") or element.get("id") or "") + f" {called}" * bool(called) + " breadcrumb" * ("breadcrumb" in standard)


def classed(grouped: Grouped, group: str) -> Iterator[str]:
    """Yield the short texts of the elements of ``group``."""
    for element in grouped.get(group, ()):
        text = " ".join(_own(element).split())
        if 1 < len(text) <= LONGEST_NAME:
            yield text


def _own(element: HtmlElement) -> str:
    """Return the text of an element without the links and buttons that stand beside it, or of the first link after a mere label."""
    text = (element.text or "").strip()
    links = [str(link.text_content()) for link in element.iter("a")]
    if element.tag == "a" or (not text and len(links) < _SEVERAL):
        return str(element.text_content())
    named = next(iter(links), "")
    if not text:
        return named
    return named if named.strip() and text.rstrip(": ").casefold() in table("head")["labels"]["section"] else text


@lru_cache(4096)
def _groups(value: str) -> frozenset[str]:
    """Return the groups that a class or id belongs to; camelCase counts as several words."""
    words = _CAMEL.sub("-", value)
    return frozenset(group for group in table("head")["classes"] if _classes(group).search(words))


@cache
def _classes(group: str) -> re.Pattern[str]:
    names = "|".join(re.escape(name) for name in table("head")["classes"][group])
    return re.compile(rf"(?:^|[\s_-])(?:{names})(?:$|[\s_])", re.I)
