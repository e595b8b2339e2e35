"""The headline of an HTML page: what its title and its headings agree on."""

from __future__ import annotations

from collections.abc import Mapping

from lxml.html import HtmlElement

from .. import plain

_SEPARATORS = (" - ", " | ", " – ", " — ", " :: ", " » ", " \u2022 ")
_LONG = 15
_FEW = 2


def headline_of(tree: HtmlElement, said: Mapping[str, str]) -> str:
    """Return the heading that agrees with the page's title, else the title without the site's name, else the only h1; "" for none.

    ``said`` are the facts of the page's head: its title for sharing (Open Graph, JSON-LD) is asked before the browser's.
    """
    titles = [" ".join(title.split()) for title in (said.get("title", ""), tree.xpath("string(//title)")) if title and title.strip()]
    shown = [" ".join(heading.text_content().split()) for heading in tree.xpath("//h1|//h2|//h3|//h4")]
    shown = [heading for heading in shown if heading and not plain.same(heading, said.get("outlet", ""))]
    for title in titles:
        if agreed := next((heading for heading in shown if _agrees(heading, title)), None):
            return agreed
    if titles and len(titles[0].split()) > _FEW:
        return _without_site(titles[0], said.get("outlet", ""))
    # A title of two words names the site; then the page's only heading is its headline.
    for tag in ("h1", "h2"):
        only = [heading for one in tree.iter(tag) if (heading := " ".join(one.text_content().split()))]
        if only:
            return only[0] if len(only) == 1 else ""
    return _without_site(titles[0], said.get("outlet", "")) if titles else ""


def _agrees(heading: str, title: str) -> bool:
    one, other = heading.casefold(), title.casefold()
    part = (other.startswith(one) or other.endswith(one)) and len(one) > max(_LONG, len(other) / 3)
    return part or plain.same(heading, title)


def _without_site(title: str, outlet: str) -> str:
    for separator in _SEPARATORS:
        head, found, site = title.rpartition(separator)
        if found and (plain.same(site, outlet) or (len(site) <= 30 and len(head) >= 25)):
            return head
    return title
