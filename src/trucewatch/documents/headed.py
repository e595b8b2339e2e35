"""Digests whose reports stand under headings alone: told from an article with sections by the head of a dispatch under each heading."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .imprint.dateline import dateline_of, dispatch_head
from .lexicon import lines

Row = tuple[int, int]
# An article has sections too: only where so many headings each have a dispatch under them is it a digest.
_FEWEST = 3
_FEWEST_NAMED = 2
_LONGEST_HEADING = 120
_SHORTEST_LEAD = 40
# No digest has as many paragraphs; looking at each has a price.
_MOST = 3_000
_SENTENCE = re.compile(r"[.,;:…][\"'”’)\]]*$")


@dataclass(frozen=True, slots=True)
class _Report:
    """A heading and the first paragraph under it, as code points; ``row`` is the row of the heading."""

    row: int
    heading: str
    lead: Row


def headed(text: str, rows: Sequence[Row], headline: str) -> list[int]:
    """Return the rows at which the reports of a digest begin, each with its heading; none where that is not sure.

    In a page that is called a digest ("The Latest", "Roundup") any place or a time in the heading is a head as well, and one report in
    three may lack one.
    """
    found = list(_reports(text, rows))
    named = lines("digest", "names").fullmatch(headline.strip()) is not None
    if len(found) < (_FEWEST_NAMED if named else _FEWEST):
        return []
    own = sum(_has_head(text, report, named) for report in found)
    sure = own == len(found) or (named and own >= _FEWEST_NAMED and 3 * own >= 2 * len(found))
    return [report.row for report in found] if sure else []


def _reports(text: str, rows: Sequence[Row]) -> Iterator[_Report]:
    """Yield each heading that stands after a blank row with a paragraph under it; of several in a row the first."""
    filled = [number for number, row in enumerate(rows) if text[slice(*row)].strip()]
    if len(filled) > _MOST:
        return
    heads = [_is_heading(text, rows[number]) for number in filled]
    first: int | None = None
    for at, number in enumerate(filled):
        apart = at == 0 or filled[at - 1] < number - 1
        if heads[at]:
            first = number if first is None and apart else first
        else:
            start, end = rows[number]
            lead = (end - len(text[start:end].lstrip()), end)
            if first is not None and lead[1] - lead[0] >= _SHORTEST_LEAD:
                yield _Report(first, text[slice(*rows[first])].strip().lstrip("# "), lead)
            first = None


def _is_heading(text: str, row: Row) -> bool:
    return is_title(text[slice(*row)]) and dateline_of(text, *row) is None


def is_title(row: str) -> bool:
    """Tell whether a row is written as headings are: short, without a full stop, and not in the midst of a sentence."""
    said = row.strip()
    return 0 < len(said) <= _LONGEST_HEADING and not _SENTENCE.search(said) and not said[0].islower()


def _has_head(text: str, report: _Report, named: bool) -> bool:
    if not named:
        return dispatch_head(text, *report.lead) is not None
    found = dateline_of(text, *report.lead)
    timed = lines("digest", "timed").fullmatch(report.heading)
    return timed is not None or (found is not None and found.place is not None)
