"""The parts of an HTML page: trafilatura finds the article, the page itself gives back what it left out.

Everything here runs on ordinary pages in the calling process, on unusual ones in a worker (worker.py).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import lxml.html
from lxml.html import HtmlElement

from . import plain
from .credit import is_credit, names_station
from .furniture import is_end
from .head import facts_of
from .layout import Layout
from .lexicon import lines

# Below this many characters, what is found is a link or a label.
SHORTEST = 40
_BLOCKS = frozenset({"p", "head", "quote", "list", "item", "table", "row", "code", "body", "main"})
_LEAVES = "//p|//h1|//h2|//h3|//h4|//li|//figcaption|//blockquote|//address|//small|//em|//span|//div|//footer|//time|//a"
_SEPARATORS = (" - ", " | ", " – ", " — ", " :: ", " » ")


def lay_out(html: str, title: str | None = None, facts: Mapping[str, str] | None = None) -> Layout:
    """Return the parts of the page. ``title`` and ``facts`` are what its source gave; the page's own head outranks none of them.

    The body is empty where no article is found.
    """
    tree = lxml.html.document_fromstring(html)
    said = {**facts_of(tree), **(facts or {})}
    shown = list(_rows(tree))
    headline = title or _headline(tree, said)
    layout = plain.lay_out("\n\n".join(_article(html)), headline or None, said)
    if len(layout.body) < SHORTEST:
        return Layout(body="")
    return _with_what_was_left_out(layout, shown)


def _article(html: str) -> list[str]:
    """Return the paragraphs of the article, as trafilatura finds them with a view to precision."""
    from trafilatura import bare_extraction

    found = bare_extraction(html, include_comments=False, favor_precision=True, include_tables=False, with_metadata=False)
    body = getattr(found, "body", None)
    return [row for row in _paragraphs(body) if row] if body is not None else []


def _paragraphs(element: HtmlElement) -> Iterator[str]:
    """Yield the text of each block, a line break within one as a line break."""
    text = element.text or ""
    for child in element:
        if child.tag in _BLOCKS:
            yield _spaced(text)
            yield from _paragraphs(child)
            text = child.tail or ""
        else:
            text += ("\n" if child.tag == "lb" else "".join(child.itertext())) + (child.tail or "")
    yield _spaced(text)


def _spaced(text: str) -> str:
    return "\n".join(row for row in (" ".join(line.split()) for line in text.split("\n")) if row)


def _rows(tree: HtmlElement) -> Iterator[str]:
    """Yield the short rows of text that a reader of the page sees, in order."""
    for element in tree.xpath(_LEAVES):
        text = element.text_content()
        if len(text) <= 600 and (row := " ".join(text.split())):
            yield row


def _headline(tree: HtmlElement, said: Mapping[str, str]) -> str:
    """Return the page's headline: the h1 that its title agrees with, else the title without the site's name."""
    titles = [" ".join(title.split()) for title in (said.get("title", ""), tree.xpath("string(//title)")) if title and title.strip()]
    shown = [" ".join(h1.text_content().split()) for h1 in tree.iter("h1")]
    agreed = next((h1 for h1 in shown if h1 and any(_agrees(h1, title) for title in titles)), None)
    if agreed:
        return agreed
    if titles:
        return _without_site(titles[0], said.get("outlet", ""))
    return shown[0] if len(shown) == 1 else ""


def _agrees(heading: str, title: str) -> bool:
    return plain.same(heading, title) or (len(heading) > 15 and title.casefold().startswith(heading.casefold()))


def _without_site(title: str, outlet: str) -> str:
    for separator in _SEPARATORS:
        head, found, site = title.rpartition(separator)
        if found and (plain.same(site, outlet) or (len(site) <= 30 and len(head) >= 25)):
            return head
    return title


def _with_what_was_left_out(layout: Layout, shown: list[str]) -> Layout:
    """Return the layout with the bylines and credits of the page that the extraction dropped."""
    text = layout.text()[0]
    above, credits = list(layout.above), list(layout.credits)
    for row in _before_comments(shown):
        if row in text or any(row in other or other in row for other in (*above, *credits)):
            continue
        if not above and lines("above", "byline").fullmatch(row) and len(row) <= 160:
            above.append(row)
        elif is_credit(row) and (names_station(row) or len(row) > 12):
            credits.append(row)
    return Layout(body=layout.body, headline=layout.headline, above=tuple(above), credits=tuple(credits), facts=layout.facts)


def _before_comments(shown: list[str]) -> Iterator[str]:
    for row in shown:
        if is_end(row) and "leave a" in row.lower():
            return
        yield row
