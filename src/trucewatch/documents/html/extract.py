"""The parts of an HTML page: trafilatura finds the article, the page itself gives back what it left out.

Everything here runs on ordinary pages in the calling process, on unusual ones in a worker (worker.py).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

import lxml.html
from lxml.etree import ParserError
from lxml.html import HtmlElement

from .. import plain
from ..furniture import is_furniture, is_refusal
from ..layout import LIST, REFUSAL, Layout
from ..numbers import is_ambiguous
from .addressed import spelled
from .bylines import with_signature
from .credited import with_original
from .embedded import without_embedded
from .head import facts_of
from .headline import LONGEST_HEADING, headline_of
from .linked import article_body, is_readable
from .live import live_body
from .segments import Segment, segments
from .site import around
from .surroundings import divided, in_order, prose_of, whole, with_surroundings, without_deck, without_foot, without_head

# Below this many characters, what is found is a link or a label.
SHORTEST = 40
_HALF = 0.5
# A list of links: that many of them, with that part of the page's text.
_FEWEST_LINKS = 8
_LINKS = 0.6
_LEAST_PARAGRAPH = 80
_LINKED = re.compile(r"<script[^>]{0,300}ld\+json[^>]{0,100}>(.*?)</script", re.I | re.S)
_XML = re.compile(r"^\s*<\?xml[^>]{0,300}>")
_ELEMENT = re.compile(r"<(?:p|br|div)\b", re.I)
_BLOCKS = frozenset({"p", "head", "quote", "list", "item", "table", "row", "code", "body", "main"})


def lay_out(html: str, title: str | None = None, facts: Mapping[str, str] | None = None) -> Layout:
    """Return the parts of the page. ``title`` and ``facts`` are what its source gave; the page's own head outranks none of them.

    The body is empty where no article is found.
    """
    # The parser takes no text that says in what encoding it was.
    html = _XML.sub("", html)
    try:
        tree = lxml.html.document_fromstring(html)
    except ParserError:
        # Comments and scripts alone: there is nothing to parse.
        return Layout(body="")
    html = without_embedded(html, tree)
    said, keys = facts_of(tree)
    seen = list(segments(tree))
    own = headline_of(tree, said)
    headline = title or own
    address = said.get("canonical") or (facts or {}).get("address", "")
    if section := said.get("section"):
        said["section"] = spelled(tree, section, address)
    for fact, value, place in around(tree, seen, headline, {**said, "address": address}):
        said[fact], keys[fact] = value, place
    said.update(facts or {})
    paragraphs = (seen[number] for number in prose_of(seen))
    prose = [row for segment in paragraphs for row in segment.text.split("\n") if not is_furniture(row)]
    article = _article(html, sum(map(len, prose))) or prose
    if not prose and len(text := article_body(tree)) > sum(map(len, article)):
        article = _written(text)
    article = [row for row in article if not any(plain.same(row, heading) for heading in (own, *_titles(tree)))]
    rows = without_foot(without_deck(without_head(whole(in_order(divided(article, seen), seen), seen), seen), seen))
    layout = plain.lay_out("\n\n".join(rows), headline or None, said)
    instead = _instead([own, *layout.body.split("\n")], seen)
    if len(layout.body) < SHORTEST or instead:
        return Layout(body="", instead=instead)
    layout = with_original(with_signature(replace(with_surroundings(layout, seen), keys=keys), tree), tree)
    layout = replace(layout, body=live_body(tree, seen, own) or layout.body)
    return layout if "published" in said else replace(layout, facts={**layout.facts, **_found_day(html, said.get("language", ""))})


def _titles(tree: HtmlElement) -> Iterator[str]:
    """Yield the page's own first headings, which are no sentences of the article, whatever title its source gave."""
    return (text for one in tree.iter("h1") if len(text := _spaced(one.text_content())) <= LONGEST_HEADING)


def _written(text: str) -> list[str]:
    """Return the paragraphs of an article that linked data hold: plain lines, or elements."""
    if not _ELEMENT.search(text):
        return [row for row in map(_spaced, text.split("\n")) if row]
    return [segment.text for segment in segments(lxml.html.fromstring(f"<div>{text}</div>"))]


def _instead(rows: Sequence[str], seen: Sequence[Segment]) -> str:
    """Return what a page is that surely is no article: a site's refusal, or a list of links without a paragraph; "" for others."""
    if is_refusal(rows):
        return REFUSAL
    blocks = [segment for segment in seen if not segment.beside]
    inside, whole = sum(block.linked for block in blocks), sum(len(block.text) for block in blocks)
    paragraph = any(len(block.text.encode()) >= _LEAST_PARAGRAPH and not block.linked for block in blocks)
    return LIST if sum(block.linked > 0 for block in blocks) >= _FEWEST_LINKS and inside > whole * _LINKS and not paragraph else ""


def _found_day(html: str, language: str) -> dict[str, str]:
    """Return the day that htmldate finds in the markup of a page that does not say in its head when it was published.

    A day that the page writes as 3/4/2025 is none, where nothing tells whether the month or the day comes first.
    """
    from htmldate import find_date

    # Linked data that can be read has been read: what else it dates are other articles.
    html = _LINKED.sub(lambda found: "" if is_readable(found[1]) else found[0], html)
    day = find_date(html, original_date=True, extensive_search=False, outputformat="%Y-%m-%d")
    return {"published_found": day} if day and not (language in ("", "en") and is_ambiguous(date.fromisoformat(day), html)) else {}


def _article(html: str, prose: int) -> list[str]:
    """Return the paragraphs of the article, as trafilatura finds them with a view to precision.

    Its quick way is enough for most pages; where that finds less than half of the page's ``prose`` (in characters), the slow one is asked
    too, which compares several ways, and the longer answer is taken.
    """
    quick = _extracted(html, fast=True)
    if sum(map(len, quick)) >= max(SHORTEST, prose * _HALF):
        return quick
    return max(_extracted(html, fast=False), quick, key=lambda rows: sum(map(len, rows)))


def _extracted(html: str, fast: bool) -> list[str]:
    from trafilatura import bare_extraction

    try:
        found = bare_extraction(html, include_comments=False, favor_precision=True, include_tables=False, with_metadata=False, fast=fast)
    except ValueError:
        # Characters that no XML can hold, written as numbers: the page's own blocks are then the article.
        return []
    body = getattr(found, "body", None)
    rows = [row for row in _paragraphs(body) if row] if body is not None else []
    return rows if sum(map(len, rows)) >= SHORTEST else []


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
