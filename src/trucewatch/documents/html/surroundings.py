"""What an extraction of the article leaves out, given back from the page: lost paragraphs, bylines, dates, credits."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, chain, dropwhile, pairwise

from .. import plain
from ..credit import is_credit, names_station
from ..furniture import is_end, is_furniture
from ..layout import Layout
from ..lexicon import lines
from ..names import is_beside
from ..times import is_date, is_labelled
from .bylines import LONGEST_ROW, LONGEST_SIGNED, dates_or_signs, rows_above, signed_below
from .segments import Segment, rows_of

_LONGEST_SIGNATURE = 60
_MOST_HEAD = 4
# How many blocks above the headline may sign or date the article.
_ABOVE = 4


def in_order(article: Sequence[str], seen: Sequence[Segment]) -> list[str]:
    """Return the paragraphs of the article without those that the page has beside it, or that an extraction put before it from below."""
    places = {_squeezed(segment.text): number for number, segment in enumerate(seen)}
    numbers = [places.get(_squeezed(row)) for row in article]
    lowest = list(accumulate(reversed([len(seen) if number is None else number for number in numbers]), min))[::-1]
    rows = list(zip(article, numbers, lowest, strict=True))
    kept = [(row, number) for row, number, least in rows if number is None or number <= least]
    kept = kept if _size(row for row, _ in kept) * 2 > _size(article) else list(zip(article, numbers, strict=True))
    inside = [row for row, number in kept if number is None or not seen[number].beside]
    return inside if _size(inside) * 2 > _size(row for row, _ in kept) else [row for row, _ in kept]


def _size(rows: Iterable[str]) -> int:
    return sum(map(len, rows))


def divided(article: Sequence[str], seen: Sequence[Segment]) -> list[str]:
    """Return the paragraphs of the article, those that an extraction ran together divided where the page divides them."""
    rows = [_squeezed(segment.text) for segment in seen]
    starts = dict[int, int]()
    at = 0
    for number, row in enumerate(rows):
        starts[at] = number
        at += len(row)
    stream, known = "".join(rows), set(rows)
    return [part for row in article for part in (_pieces(row, stream, starts, seen) if _squeezed(row) not in known else [row])]


def _pieces(row: str, stream: str, starts: Mapping[int, int], seen: Sequence[Segment]) -> list[str]:
    whole_row = _squeezed(row)
    at = stream.find(whole_row)
    first, after = starts.get(at), starts.get(at + len(whole_row), len(seen) if at + len(whole_row) == len(stream) else None)
    return [segment.text for segment in seen[first:after]] if first is not None and after is not None else [row]


def without_head(rows: Sequence[str], seen: Sequence[Segment]) -> list[str]:
    """Return the rows without a deck, byline and date that an extraction took for the beginning of the article."""
    signing = {_squeezed(segment.text) for segment in seen if segment.signs and len(segment.text) <= LONGEST_SIGNED}
    heads = [number for number, row in enumerate(rows[:_MOST_HEAD]) if _heads(row, signing)]
    before = rows[: heads[-1]] if heads else ()
    kept = rows if any(len(row) > LONGEST_ROW for row in before) else rows[len(before) + bool(heads) :]
    return list(dropwhile(lambda row: len(row) <= LONGEST_SIGNED and is_beside(row), kept))


def without_deck(rows: Sequence[str], seen: Sequence[Segment]) -> list[str]:
    """Return the rows without a deck, which the page's byline or day divides from the article."""
    places = {_squeezed(segment.text): number for number, segment in reversed(list(enumerate(seen)))}
    numbers = [places.get(_squeezed(row)) for row in rows[:_MOST_HEAD]]
    begins = 0
    for at, (one, other) in enumerate(pairwise(numbers), 1):
        if len(rows[at - 1]) > LONGEST_ROW or one is None or other is None:
            break
        begins = at if any(map(dates_or_signs, seen[one + 1 : other])) else begins
    return list(rows[begins:])


def without_foot(rows: Sequence[str]) -> list[str]:
    """Return the rows without those at the end that only say when the page was published or changed."""
    last = next((number for number in range(len(rows), 0, -1) if not is_labelled(rows[number - 1])), 0)
    return list(rows[:last])


def _heads(row: str, signing: Collection[str]) -> bool:
    short = len(row) <= LONGEST_SIGNED
    return short and all(lines("above", "byline").fullmatch(line) or is_date(line) or _squeezed(row) in signing for line in row.split("\n"))


def whole(article: Sequence[str], seen: Sequence[Segment]) -> list[str]:
    """Return the paragraphs of the article with those that stand between them on the page and read like prose, but were dropped."""
    places = {_squeezed(row): number for number, row in enumerate(article)}
    rows = [_squeezed(segment.text) for segment in seen]
    kept = [number for number, row in enumerate(rows) if row in places]
    text, lost = "\n".join(places), defaultdict[int, list[str]](list)
    prose = prose_of(seen)
    after = 0
    for number in range(kept[0], kept[-1] + 1) if kept else ():
        after = places.get(rows[number], after)
        if rows[number] not in places and number in prose and _was_lost(seen[number], rows[number], text):
            lost[after].append(seen[number].text)
    return [row for number, kept_row in enumerate(article) for row in (kept_row, *lost[number])]


def _was_lost(segment: Segment, row: str, text: str) -> bool:
    return not is_furniture(segment.text) and not is_credit(segment.text) and row not in text


def prose_of(seen: Sequence[Segment]) -> dict[int, None]:
    """Return the numbers, in order, of the blocks that read like paragraphs, and of the short sentences that follow one in such a block."""
    found = dict[int, None]()
    for number, segment in enumerate(seen):
        follows = number - 1 in found and seen[number - 1].tag == segment.tag
        if segment.is_prose or (follows and segment.is_sentence and not is_beside(segment.text)):
            found[number] = None
    return found


def with_surroundings(layout: Layout, seen: Sequence[Segment]) -> Layout:
    """Return the layout with the bylines, dates and credits of the page that stand above and below the article."""
    body = {_squeezed(row) for row in layout.body.split("\n") if len(row) > _LONGEST_SIGNATURE}
    inside = [number for number, segment in enumerate(seen) if _squeezed(segment.text) in body]
    first, last = (inside[0], inside[-1]) if inside else (len(seen), len(seen))
    if len(inside) > 1 and any(map(dates_or_signs, seen[first + 1 : inside[1]])):
        # A long deck counts as text, and yet the bylines stand below it.
        first = inside[1]
    text, author = layout.text()[0], layout.facts.get("author") or layout.facts.get("byline", "")
    above = _new(rows_above(seen[_start(layout.headline, seen, first) : first], author), text)
    signed = any(not (is_date(row) or names_station(row)) for row in above)
    below = _new(chain(_below(seen[last + 1 :]), () if signed else signed_below(seen[last + 1 :], author)), text)
    credits = sorted((*layout.credits, *below), key=lambda row: _place(row, seen))
    return Layout(layout.body, layout.headline, (*above, *layout.above), tuple(credits), layout.facts)


def _place(row: str, seen: Sequence[Segment]) -> int:
    """Return the number of the last block that says ``row``."""
    return max((number for number, segment in enumerate(seen) if row in segment.text), default=len(seen))


def _start(headline: str, seen: Sequence[Segment], first: int) -> int:
    """Return where the headline stands last before the article; its bylines stand below it, or just above."""
    shown = [number for number, segment in enumerate(seen[:first]) if headline and plain.same(segment.text, headline)]
    return max(0, shown[-1] - _ABOVE) if shown else 0


def _below(seen: Sequence[Segment]) -> Iterator[str]:
    for segment, row in rows_of(seen):
        if is_end(row) and "more" not in row.lower():
            return
        if names_station(row) or ((is_credit(row) or is_labelled(row)) and not segment.beside):
            yield row


def _new(rows: Iterator[str], text: str) -> list[str]:
    """Return the rows that are no lines of ``text`` already, each once."""
    found, there = list[str](), set(text.split("\n"))
    for row in rows:
        if row not in there and row not in found:
            found.append(row)
    return found


def _squeezed(text: str) -> str:
    return "".join(text.split())
