"""Digests: one page that carries many reports ("The Latest", roundups, live pages), divided into its items."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import pairwise

from ..records import Document, Ground, Hop, Imprint, Span
from .by_country import by_country
from .furniture import is_rule
from .headed import headed
from .imprint.chain import with_origin
from .imprint.dateline import dateline_of, dispatch_head, resolved
from .lexicon import lines
from .posts import is_live, own_title
from .times import moment

# Fewer marks than this divide an ordinary article (a rule before its credits), not a digest.
_FEWEST_MARKS = 2
_SHORTEST = 40
# As live pages have it over each post.
_TIME = re.compile(r"^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z)\n\Z", re.MULTILINE)
_LONGEST_TIME = 24
_NUMBER = re.compile(r"\s*\(?\d{1,2}[.)]\s+")


@dataclass(frozen=True, slots=True)
class _Item:
    """Code points of one item in the document's text, and the time that stands over it, where that is a whole one."""

    start: int
    end: int
    time: datetime | None = None


def items(document: Document) -> tuple[Document, ...]:
    """Return the items of a digest as documents of their own; an ordinary article is its own only item.

    An item keeps page, headline and what the imprint says of the whole, but for an agency that its own dateline names and a time that
    stands over it with its day; its location ends in ``#item-N``. Its text is the headline and the item, so that its offsets are its own.
    A post of a live page has a headline of its own, in its body; the page's stands over it.
    """
    found = list(_items(document))
    if len(found) < 2:
        return (document,)
    reports = tuple(_document(document, item, number) for number, item in enumerate(found, 1))
    title = document.imprint.headline.quote if document.imprint.headline else ""
    return tuple(map(_titled, reports)) if is_live(reports, title) else reports


def _titled(post: Document) -> Document:
    return post.model_copy(update={"imprint": post.imprint.model_copy(update={"headline": own_title(post)})})


def _items(document: Document) -> Iterator[_Item]:
    rows = list(_rows(document))
    for inside in _parts(document, rows):
        if inside and len(document.text[inside[0][0] : inside[-1][1]].strip()) >= _SHORTEST:
            yield replace(_trimmed(document.text, inside[0][0], inside[-1][1]), time=_time_over(document, inside[0][0]))


def _time_over(document: Document, start: int) -> datetime | None:
    """Return the time, with its day, in the row over an item."""
    found = _TIME.search(document.text, max(document.body_start, start - _LONGEST_TIME), start)
    return moment(found[1]) if found else None


def _parts(document: Document, rows: list[tuple[int, int]]) -> Iterator[list[tuple[int, int]]]:
    """Yield the rows of each part: between the marks, without them, or else from number to number, by headings, or by countries."""
    headline = document.imprint.headline.quote if document.imprint.headline else ""
    marks = [number for number, (start, end) in enumerate(rows) if _divides(document.text[start:end].strip())]
    if len(marks) >= _FEWEST_MARKS:
        yield from (rows[first : after - 1] for first, after in pairwise((0, *(mark + 1 for mark in marks), len(rows) + 1)))
    elif numbered := _numbered(document.text, rows):
        bare = [(numbered.get(number, start), end) for number, (start, end) in enumerate(rows)]
        yield from (bare[first:after] for first, after in pairwise((0, *numbered, len(rows))))
    elif starts := headed(document.text, rows, headline) or by_country(document.text, rows, headline):
        yield from (rows[first:after] for first, after in pairwise((0, *starts, len(rows))))


def _rows(document: Document) -> Iterator[tuple[int, int]]:
    at = document.body_start
    for row in document.body.split("\n"):
        yield at, at + len(row)
        at += len(row) + 1


def _numbered(text: str, rows: list[tuple[int, int]]) -> dict[int, int]:
    """Return the rows that begin with a number before the head of a dispatch, and where that head begins; none where one has no head."""
    starts = {row: found.end() for row, (start, end) in enumerate(rows) if (found := _NUMBER.match(text, start, end))}
    sure = len(starts) >= _FEWEST_MARKS and all(dispatch_head(text, at, rows[row][1]) for row, at in starts.items())
    return starts if sure else {}


def _divides(line: str) -> bool:
    """Tell whether ``line`` stands between two items: a rule, a time of day, a bare number."""
    return bool(line) and (is_rule(line) or lines("digest", "marks").fullmatch(line) is not None)


def _trimmed(text: str, start: int, end: int) -> _Item:
    part = re.search(r"\S(?:.*\S)?", text[start:end], re.DOTALL)
    return _Item(start + part.start(), start + part.end()) if part else _Item(start, end)


def _document(whole: Document, item: _Item, number: int) -> Document:
    headline = whole.imprint.headline.quote if whole.imprint.headline else ""
    before = f"{headline}\n\n" if headline else ""
    text = before + whole.text[item.start : item.end]
    shift = len(before) - item.start
    return whole.model_copy(
        update={
            "location": f"{whole.location}#item-{number}", "text": text, "body_start": len(before), "body_end": len(text),
            "imprint": _timed(_imprint(whole.imprint, item, shift, text), item.time),
        }
    )  # fmt: skip


def _imprint(imprint: Imprint, item: _Item, shift: int, text: str) -> Imprint:
    """Return the imprint of the whole with the spans that lie in the item; the others go, what they said stays."""

    def moved(span: Span | None) -> Span | None:
        return span.shifted(shift) if span and item.start <= span.start and span.end <= item.end else None

    headline = Span.of(text, 0, len(imprint.headline.quote)) if imprint.headline else None
    dateline = imprint.dateline if imprint.dateline and moved(imprint.dateline.span) else None
    placed = dateline.model_copy(update={"span": moved(dateline.span), "place": moved(dateline.place)}) if dateline else None
    found = dateline_of(text, len(headline.quote) if headline else 0, len(text))
    kept = imprint.model_copy(
        update={
            "headline": headline, "dateline": placed or resolved(found, imprint.published), "byline": None,
            "agency_span": moved(imprint.agency_span),
            "credits": tuple(span for credit in imprint.credits if (span := moved(credit))),
            "grounds": tuple(ground.model_copy(update={"span": moved(ground.span)}) for ground in imprint.grounds),
            "chain": tuple(Hop(name=hop.name, span=moved(hop.span)) for hop in imprint.chain),
        }
    )  # fmt: skip
    return _signed(kept, found.source, found.source_span) if found and found.source else kept


def _timed(imprint: Imprint, time: datetime | None) -> Imprint:
    """Return the imprint with the time of the report itself: when the page was changed tells of the last of them."""
    if time is None:
        return imprint
    grounds = tuple(ground for ground in imprint.grounds if ground.field not in ("published", "updated"))
    told = Ground(field="published", how="page", key="datetime")
    return imprint.model_copy(update={"published": time, "published_source": "meta", "updated": None, "grounds": (*grounds, told)})


def _signed(imprint: Imprint, agency: str, span: Span | None) -> Imprint:
    """Return the imprint with the agency that the report's own dateline names, whatever that of the whole is."""
    others = (ground for ground in imprint.grounds if ground.field != "agency")
    return imprint.model_copy(
        update={
            "agency": agency, "agency_span": span, "grounds": (*others, Ground(field="agency", how="text", span=span)),
            "chain": with_origin(imprint.chain, imprint.agency, Hop(name=agency, span=span)),
        }
    )  # fmt: skip
