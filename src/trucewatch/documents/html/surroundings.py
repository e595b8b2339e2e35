"""What an extraction of the article leaves out, given back from the page: lost paragraphs, bylines, dates, credits."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from .. import plain
from ..credit import is_credit, names_station
from ..furniture import is_end, is_furniture
from ..layout import Layout
from ..lexicon import lines
from .segments import Segment

_LONGEST_SIGNATURE = 60
_LONGEST_ROW = 160


def whole(article: Sequence[str], seen: Sequence[Segment]) -> list[str]:
    """Return the paragraphs of the article with those that stand between them on the page and read like prose, but were dropped."""
    places = {_squeezed(row): number for number, row in enumerate(article)}
    rows = [_squeezed(segment.text) for segment in seen]
    kept = [number for number, row in enumerate(rows) if row in places]
    text, lost = "\n".join(places), defaultdict[int, list[str]](list)
    after = 0
    for number in range(kept[0], kept[-1] + 1) if kept else ():
        after = places.get(rows[number], after)
        if rows[number] not in places and _was_lost(seen[number], rows[number], text):
            lost[after].append(seen[number].text)
    return [row for number, kept_row in enumerate(article) for row in (kept_row, *lost[number])]


def _was_lost(segment: Segment, row: str, text: str) -> bool:
    return segment.is_prose and not is_furniture(segment.text) and not is_credit(segment.text) and row not in text


def with_surroundings(layout: Layout, seen: Sequence[Segment]) -> Layout:
    """Return the layout with the bylines, dates and credits of the page that stand above and below the article."""
    body = {_squeezed(row) for row in layout.body.split("\n") if len(row) > _LONGEST_SIGNATURE}
    inside = [number for number, segment in enumerate(seen) if _squeezed(segment.text) in body]
    first, last = (inside[0], inside[-1]) if inside else (len(seen), len(seen))
    text = layout.text()[0]
    above = _new(_above(seen[_start(layout.headline, seen, first) : first], layout.facts.get("author", "")), text)
    below = _new(_below(seen[last + 1 :]), text)
    return Layout(layout.body, layout.headline, (*above, *layout.above), (*layout.credits, *below), layout.facts)


def _start(headline: str, seen: Sequence[Segment], first: int) -> int:
    """Return where the headline stands last before the article; its bylines stand below it, or just above."""
    shown = [number for number, segment in enumerate(seen[:first]) if headline and plain.same(segment.text, headline)]
    return max(0, shown[-1] - 2) if shown else 0


def _above(seen: Sequence[Segment], author: str) -> Iterator[str]:
    signed = False
    for segment, row in _lines(seen):
        by = lines("above", "byline").fullmatch(row) or (segment.signs and len(row) <= _LONGEST_SIGNATURE) or plain.same(row, author)
        dated = lines("above", "date").fullmatch(row)
        if len(row) <= _LONGEST_ROW and ((by and not signed) or dated or (names_station(row) and not segment.beside)):
            signed = signed or (bool(by) and not dated)
            yield row


def _below(seen: Sequence[Segment]) -> Iterator[str]:
    for segment, row in _lines(seen):
        if is_end(row) and "more" not in row.lower():
            return
        if names_station(row) or (is_credit(row) and not segment.beside):
            yield row


def _lines(seen: Sequence[Segment]) -> Iterator[tuple[Segment, str]]:
    return ((segment, row) for segment in seen for row in segment.text.split("\n"))


def _new(rows: Iterator[str], text: str) -> list[str]:
    """Return the rows that are no lines of ``text`` already, each once."""
    found, there = list[str](), set(text.split("\n"))
    for row in rows:
        if row not in there and row not in found:
            found.append(row)
    return found


def _squeezed(text: str) -> str:
    return "".join(text.split())
