"""What a reader of a page sees, piece by piece: the text of each block, with what its place on the page says of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain

from lxml.html import HtmlElement

_BLOCKS = frozenset(
    {"p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "td", "tr", "table", "blockquote", "section", "article"}
    | {"main", "header", "footer", "aside", "figure", "figcaption", "form", "address", "pre", "hr", "dl", "dt", "dd", "body"}
    | {"center", "small"}
)
_BESIDE_TAGS = frozenset({"aside", "footer", "form", "figure"})
_UNSEEN = frozenset(
    {"script", "style", "head", "title", "iframe", "textarea", "option", "nav", "button", "select", "noscript", "template", "svg"}
)
_BESIDE = re.compile(
    r"(?:^|[\s_-])(?:nav|menu|sidebar|side|footer|comments?|respond|related|share|sharing|social|promo|newsletter|subscribe|subscription|cookie"
    r"|breadcrumbs?|recommend\w*|popular|trending|most|widget|banner|ads?|advert\w*|sponsor\w*|jp|sharedaddy|paywall|wall)(?:$|[\s_-])",
    re.IGNORECASE,
)
_SIGNS = re.compile(r"(?:^|[\s_-])(?:by-?line|authors?|writer|vcard)(?:$|[\s_-])", re.IGNORECASE)


@dataclass(slots=True)
class Segment:
    """One block's text. ``beside`` it is furniture by its place, ``signs`` it stands in a byline, ``linked`` are characters in links."""

    text: str
    tag: str
    beside: bool
    signs: bool
    linked: int

    @property
    def is_prose(self) -> bool:
        """Tell whether it reads like a paragraph of an article."""
        return len(self.text) >= 60 and not self.beside and self.linked < len(self.text) * 0.4 and self.text[-1] in ".!?\"”’»)…"


@dataclass(slots=True)
class _Open:
    """The block being read: its pieces so far."""

    tag: str = "body"
    beside: bool = False
    signs: bool = False
    linked: int = 0
    pieces: list[str] = field(default_factory=list)

    def closed(self) -> Iterator[Segment]:
        text = "\n".join(row for line in "".join(self.pieces).split("\n") if (row := " ".join(line.split())))
        if text:
            yield Segment(text, self.tag, self.beside, self.signs, self.linked)
        self.pieces.clear()
        self.linked = 0


def segments(tree: HtmlElement) -> Iterator[Segment]:
    """Yield the blocks of the page in reading order, without scripts and the like. Two line breaks divide blocks as well."""
    block, term = _Open(), ""
    for segment in chain(_walk(tree, block), block.closed()):
        if segment.tag == "dt":
            term = segment.text.rstrip(":")
            continue
        # What a list of terms says ("Source" over "OCHA") is read as one line.
        segment.text = f"{term}: {segment.text}" if segment.tag == "dd" and term else segment.text
        term = ""
        yield segment


def _walk(element: HtmlElement, block: _Open, in_link: bool = False) -> Iterator[Segment]:
    before = (block.tag, block.beside, block.signs)
    is_block = element.tag in _BLOCKS
    if is_block or _parts(element, block):
        yield from block.closed()
    _mark(element, block, is_block)
    if element.tag == "br":
        block.pieces.append("\n")
    _add(block, element.text, in_link or element.tag == "a")
    for child in element:
        if isinstance(child.tag, str) and child.tag not in _UNSEEN:
            yield from _walk(child, block, in_link or element.tag == "a")
        _add(block, child.tail, in_link or element.tag == "a")
    if is_block:
        yield from block.closed()
    block.tag, block.beside, block.signs = before


def _parts(element: HtmlElement, block: _Open) -> bool:
    """Tell whether an inline element begins a block of its own: after another with nothing between, or after two line breaks."""
    if element.tag == "br":
        previous = element.getprevious()
        return previous is not None and previous.tag == "br" and not (previous.tail or "").strip()
    previous = element.getprevious()
    return element.tag in ("span", "time", "a") and previous is not None and previous.tag in ("span", "time", "a") and not previous.tail


def _mark(element: HtmlElement, block: _Open, is_block: bool) -> None:
    names = f"{element.get('class') or ''} {element.get('id') or ''} {element.get('rel') or ''} {element.get('itemprop') or ''}"
    if is_block:
        block.tag = str(element.tag)
    if element.tag != "body":
        block.beside = block.beside or element.tag in _BESIDE_TAGS or (len(names) < 300 and bool(_BESIDE.search(names)))
        block.signs = block.signs or (len(names) < 300 and bool(_SIGNS.search(names)))


def _add(block: _Open, text: str | None, in_link: bool) -> None:
    if text:
        # Line ends of the source are spaces; those of the page come from its line breaks.
        block.pieces.append(text.replace("\n", " "))
        block.linked += len(text) if in_link else 0
