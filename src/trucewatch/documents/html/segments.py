"""What a reader of a page sees, piece by piece: the text of each block, with what its place on the page says of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain

from lxml.html import HtmlElement

_BLOCKS = frozenset(
    {"p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "td", "tr", "table", "blockquote", "section", "article"}
    | {"main", "header", "footer", "aside", "figure", "figcaption", "form", "address", "pre", "hr", "dl", "dt", "dd", "body"}
    | {"center", "small", "details", "summary"}
)
_BESIDE_TAGS = frozenset({"aside", "footer", "form", "figure"})
_UNSEEN = frozenset(
    {"script", "style", "head", "title", "iframe", "textarea", "option", "nav", "button", "select", "noscript", "template", "svg"}
)
_BESIDE = re.compile(
    r"(?:^|[\s_-])(?:nav|menu|sidebar|side|footer|comments?|respond|related|share|sharing|social|promo|newsletter|subscribe|subscription|cookie"
    r"|breadcrumbs?|recirc\w*|recommend\w*|popular|trending|most|widget|banner|ads?|advert\w*|sponsor\w*|jp|sharedaddy|paywall|wall)(?:$|[\s_-])",
    re.IGNORECASE,
)
_SIGNS = re.compile(
    r"(?:^|[\s_:-])(?:by|(?:article|story|post|news|page)?by-?lines?|(?:article|story|post|news|page)?authors?(?:name|info|box|link)?|contributors?|writers?"
    r"|(?:posted|written|submitted|created)-?by|username|reporters?|journalists?|vcard|autor(?:es|zy)?|auteurs?|autor[ei]|penulis|forfatter|firma)(?:$|[\s_-])",
    re.IGNORECASE,
)
# An address of a person's own page: "/author/jane-doe".
_SIGNER = re.compile(
    r"/(?:authors?|by|by-?lines?|contributors?|profiles?|writers?|reporters?|journalists?|correspondents?|autor(?:es|e|i|zy|y)?|auteurs?"
    r"|avtor[yi]?|experts?|(?:our-)?people|staff|team|columnists?|redaktion|redaktor(?:en)?|redaccion|forfatter|skribent)"
    r"/[^/?#]+/?(?:[?#]|$)",
    re.IGNORECASE,
)
_DATES = re.compile(r"(?:^|[\s_:-])(?:date|time|published|posted|pubdate|datum|fecha)(?:$|[\s_-])", re.IGNORECASE)
_INLINE = ("span", "time", "a", "abbr", "b")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_LONGEST_NAMES = 300
_LONGEST_SIGNED = 100
_FEWEST_WORDS = 4


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
        return len(self.text) >= 60 and not self.beside and self.linked < len(self.text) * 0.4 and self.text[-1] in '.!?"”’»)…'


    @property
    def is_sentence(self) -> bool:
        """Tell whether it is a sentence of a few words, such as ends a report ("The army denied it.")."""
        if self.beside or self.signs or self.linked or len(self.text.split()) < _FEWEST_WORDS:
            return False
        return not self.text.lstrip("\"'“‘«(")[:1].islower() and self.text.rstrip("\"'”’»)")[-1:] in ".!?"


@dataclass(slots=True)
class _Open:
    """The block being read: its pieces so far."""

    tag: str = "body"
    beside: bool = False
    signs: bool = False
    linked: int = 0
    signs_within: bool = False
    pieces: list[str] = field(default_factory=list)

    def closed(self) -> Iterator[Segment]:
        text = "\n".join(row for line in "".join(self.pieces).split("\n") if (row := " ".join(line.split())))
        if text:
            yield Segment(text, self.tag, self.beside, self.signs or (self.signs_within and len(text) <= _LONGEST_SIGNED), self.linked)
        self.pieces.clear()
        self.linked, self.signs_within = 0, False


def is_beside(element: HtmlElement) -> bool:
    """Tell whether an element's names say that it stands beside the article: a menu, related articles, comments."""
    return bool(_BESIDE.search(_names(element)))


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


def rows_of(seen: Sequence[Segment]) -> Iterator[tuple[Segment, str]]:
    """Yield each row of the page with its block."""
    return ((segment, row) for segment in seen for row in segment.text.split("\n"))


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
    if element.tag not in _INLINE[:4] or previous is None or previous.tag not in _INLINE[:4]:
        return False
    if (previous.tail or "").strip():
        return False
    # A name may be two elements with the space inside the first.
    spaced = previous.tail or previous.text_content().endswith((" ", "\xa0"))
    return not spaced or (_tells(element) and _tells(previous))


def _tells(element: HtmlElement) -> bool:
    """Tell whether an inline element is marked as a byline or a date: then it is a block of its own also after a space."""
    names = _names(element)
    return element.tag in ("time", "abbr") or bool(_SIGNS.search(names) or _DATES.search(names))


def _names(element: HtmlElement) -> str:
    """Return what the page calls an element: its classes and the like, camelCase taken apart; "" for very long names."""
    attributes = ("class", "id", "rel", "itemprop", "property", "data-component", "data-testid", "data-qa")
    names = _CAMEL.sub("-", " ".join(element.get(attribute) or "" for attribute in attributes))
    return names if len(names) < _LONGEST_NAMES else ""


def _mark(element: HtmlElement, block: _Open, is_block: bool) -> None:
    names = _names(element)
    if is_block:
        block.tag = str(element.tag)
    if element.tag != "body":
        block.beside = block.beside or element.tag in _BESIDE_TAGS or bool(_BESIDE.search(names))
        block.signs = block.signs or bool(_SIGNS.search(names))
        block.signs_within = block.signs_within or block.signs or (element.tag == "a" and bool(_SIGNER.search(element.get("href") or "")))


def _add(block: _Open, text: str | None, in_link: bool) -> None:
    if text:
        # Line ends of the source are spaces; those of the page come from its line breaks.
        block.pieces.append(text.replace("\n", " "))
        block.linked += len(text) if in_link else 0
