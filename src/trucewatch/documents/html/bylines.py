"""Who signs an article: the rows above it that name people and days, and a signature below it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from lxml.html import HtmlElement

from .. import plain
from ..credit import names_station, signs
from ..layout import Layout
from ..lexicon import lines
from ..names import authors, from_name, is_beside, is_role
from ..signature import is_signature
from ..times import group_of, is_date
from .segments import Segment, rows_of
from .signers import ordered

LONGEST_SIGNED = 100
LONGEST_ROW = 160
_LONGEST_NAME = 40
_APART = re.compile(r"\s+[|•·●]\s+")
_AGO = re.compile(r"\bago$|^(?:today|yesterday)\b|\bmin(?:ute)?s? read\b", re.I)
# A desk's mark below a signature: "The Delta Sentinel/JD/ra".
_DESK = re.compile(r"[^/\n]{2,40}(?:/[A-Za-z]{2,4}){1,3}")
_LED = re.compile(r"\s*[—–]")
_APARTNESS = re.compile(r"text-align:\s*(?:right|end)|font-style:\s*italic|font-weight:\s*bold", re.I)
_SET_SO = re.compile(r"(?:^|[\s_-])(?:right|sign(?:ed|ature|-off)?|author|byline|firma)(?:$|[\s_-])", re.I)
_EMPHASIS = frozenset({"strong", "b", "em", "i"})


def rows_above(seen: Sequence[Segment], author: str) -> Iterator[str]:
    """Yield the rows above an article that say who made it and when; ``author`` is who the page's head names."""
    signed, names = False, authors(author)
    for segment, row in _joined(_continued(ordered(list(rows_of(seen)), names))):
        if is_beside(row) and not names_station(row):
            continue
        named = lines("above", "byline").fullmatch(row) or _names(row, author) or signs(row)
        by = named or (segment.signs and not signed and len(row) <= LONGEST_SIGNED and not _AGO.search(row))
        if len(row) <= LONGEST_ROW and (by or is_date(row) or (names_station(row) and not segment.beside)):
            signed = signed or (bool(by) and not is_date(row) and not is_role(row))
            yield row


def dates_or_signs(segment: Segment) -> bool:
    """Tell whether a block stands for a byline or a day, as those between a deck and its article do."""
    short = len(segment.text) <= LONGEST_SIGNED
    return short and (segment.signs or is_date(segment.text) or lines("above", "byline").fullmatch(segment.text) is not None)


def _names(row: str, author: str) -> bool:
    """Tell whether a row is the author's name, or begins with it and says little more: a place, an office."""
    first = next(iter(authors(author)), author.split(", ")[0])
    row = from_name(row, first)
    more = len(first.split()) > 1 and row.startswith(first) and re.match(r"$|[\s,|/(–—-]", row[len(first) :]) is not None
    return plain.same(row, author) or (more and len(row) <= len(first) + _LONGEST_NAME and not row.endswith((".", "!", "?")))


def _continued(rows: Iterator[tuple[Segment, str]]) -> Iterator[tuple[Segment, str]]:
    """Yield the rows, those of a byline joined that a comma or an "and" joins: "Jane Doe," "John Doe"."""
    before: tuple[Segment, str] | None = None
    for segment, row in rows:
        both = before is not None and segment.signs and before[0].signs and len(before[1]) + len(row) <= LONGEST_SIGNED
        if before and both and (before[1].endswith((",", " and")) or lines("above", "and").fullmatch(row)):
            before = (segment, f"{before[1]} {row}")
            continue
        if before:
            yield before
        before = (segment, row)
    if before:
        yield before


def _joined(rows: Iterator[tuple[Segment, str]]) -> Iterator[tuple[Segment, str]]:
    """Yield the rows, a label that ends in "by" joined with the name that follows it, and bylines and dates on one row apart."""
    label, by = "", False
    for segment, row in rows:
        if (said := _label(row)) or group_of(row.rstrip(": ")):
            label, by = f"{said or row} ", bool(said)
            continue
        if not (by or is_date(row)):
            label = ""
        pieces = [piece for piece in _APART.split(label + row) if piece]
        apart = len(pieces) > 1 and any(is_date(piece) for piece in pieces) and not is_date(row)
        yield from ((segment, piece) for piece in (pieces if apart else [label + row]))
        label, by = "", False


def _label(row: str) -> str:
    """Return the label before a name that a row is, without the site's name; "" for none."""
    found = lines("above", "by").fullmatch(row)
    if not found:
        return ""
    named = next(group for group, value in found.groupdict().items() if value)
    return row[found.start(named) :]


def signed_below(seen: Sequence[Segment], author: str) -> Iterator[str]:
    """Yield the head's first author where a row below the article says that name, behind a label perhaps."""
    for name in authors(author)[:1]:
        signed = (lines("above", "byline").fullmatch(row) for _, row in rows_of(seen) if row.endswith(name))
        alone = any(row == name for _, row in rows_of(seen))
        if alone or any(found and name in found.groupdict().values() for found in signed):
            yield name


def with_signature(layout: Layout, tree: HtmlElement) -> Layout:
    """Return the layout of an article that nobody signs above it with the signature below it among its credits, not in its text."""
    rows = layout.body.split("\n\n")
    end = len(rows) - bool(len(rows) > 1 and _DESK.fullmatch(rows[-1]))
    signed = end > 1 and is_signature(rows[end - 1]) and len(rows[end - 2]) > LONGEST_SIGNED and rows[end - 2].endswith(tuple('.!?"”’»'))
    if not signed or any(lines("above", "byline").fullmatch(row) for row in layout.above):
        return layout
    sure = _names(rows[end - 1], layout.facts.get("author", "")) or _LED.match(rows[end - 1]) or _is_set_apart(rows[end - 1], tree)
    return replace(layout, body="\n\n".join(rows[: end - 1]), credits=(*rows[end - 1 :], *layout.credits)) if sure else layout


def _is_set_apart(row: str, tree: HtmlElement) -> bool:
    """Tell whether a row is set to the right or emphasised as a whole, as signatures are."""
    squeezed = "".join(row.split())
    blocks = (element for element in tree.iter("p", "div", "address") if "".join(element.text_content().split()) == squeezed)
    return any(_apart(element) for block in blocks for element in block.iter() if "".join(element.text_content().split()) == squeezed)


def _apart(element: HtmlElement) -> bool:
    named = f"{element.get('class') or ''} {element.get('align') or ''}"
    return element.tag in _EMPHASIS or bool(_APARTNESS.search(element.get("style") or "") or _SET_SO.search(named))
