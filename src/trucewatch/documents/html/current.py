"""The item of the site's menu that is marked as the one the reader is in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from ..lexicon import table
from .trails import above

_FEWEST = 3
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_CURRENT = re.compile(r"(?:^|[\s_-])(?:active|current|selected)(?:[\s_-]|$)", re.I)
_STATED = frozenset({"page", "true", "location"})
_MENUS = ("nav", "ul", "ol")
_LANGUAGE = re.compile(r"(?:https?://[^/]+)?/[a-z]{2}(?:-[a-z]{2})?/?")


def current(tree: HtmlElement, headline: str) -> Iterator[str]:
    """Yield the names of the current items of the menus above the headline, the innermost first."""
    links = [link for link in above(tree, headline) if _is_current(link) and _in_menu(link) and not _chooses(link)]
    yield from (" ".join(link.text_content().split()) for link in reversed(links))


def _is_current(link: HtmlElement) -> bool:
    """Tell whether a link, or the item of a list whose first link it is, is marked as current."""
    item = link.getparent()
    marked = [link, item] if item is not None and item.tag == "li" and item.find(".//a") is link else [link]
    return any((one.get("aria-current") or "") in _STATED or _CURRENT.search(_CAMEL.sub("-", one.get("class") or "")) for one in marked)


def _in_menu(link: HtmlElement) -> bool:
    menus = (one for one in link.iterancestors() if one.tag in _MENUS or one.get("role") == "navigation")
    return any(len(one.findall(".//a")) >= _FEWEST for one in menus)


def _chooses(link: HtmlElement) -> bool:
    """Tell whether a link chooses a language or a tab instead of a section."""
    address = (link.get("href") or "").strip()
    tab = address.startswith(("#", "javascript:")) or not address
    named = " ".join(link.text_content().split()).casefold() in table("head")["languages"]["names"]
    return tab or named or bool(link.get("hreflang") or _LANGUAGE.fullmatch(address))
