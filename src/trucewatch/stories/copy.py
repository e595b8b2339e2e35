"""What of a document is its own copy: its words without quotations and dateline, what it names, whom it quotes and whom it credits."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta

import numpy as np

from trucewatch.records import Document

from .sources import cited, credited, keys, own
from .vocabulary import Marks, Numbers
from .wording import Words, facts, unique

QUOTED = 6
_QUOTATION = re.compile(r"[“\"«][^”\"»\n]{12,900}[”\"»\n]")
_MARKS = ("“", '"', "«")
_DATELINE = re.compile(r"\s*[A-Z][\w .,'/-]{2,60}(?:\([A-Za-z .]{2,40}\))?,?\s+[-–—]+\s+")
_HEAD = 300
_NOTHING = np.zeros(0, np.uint64)


@dataclass(slots=True, eq=False)
class Copy:
    """A document reduced to what is compared, as arrays of different numbers in order of size.

    Runs are of four words; a quotation's of six. ``time`` is in seconds since 1970: when it was published (``dated``), or else
    gathered; a page that states only a day counts as of the end of that day. ``words`` counts the words outside quotations.
    ``topics`` are stems of telling words, ``facts`` names and figures, ``first`` those of the first paragraph, ``days`` the days of
    the week there, a bit for each. ``agency`` and ``outlet`` are forms of the names of the agency whose copy it says it is and of who
    prints it; ``cited`` of whom it names as a source.
    """

    document: str
    place: str
    origin: str | None
    dated: bool
    time: float
    words: int
    runs: Numbers
    topics: Marks
    facts: Marks
    first: Marks
    days: int
    quoted: Numbers
    agency: frozenset[str]
    outlet: frozenset[str]
    credited: frozenset[str]
    cited: frozenset[str]
    text: str

    @property
    def key(self) -> tuple[str, str]:
        """What tells this print from all others: the text, and where it stands."""
        return self.document, self.place

    @property
    def is_wire(self) -> bool:
        """Whether the agency itself is who prints it."""
        return bool(self.agency & self.outlet)


def moment_of(published: datetime | None, gathered: datetime) -> datetime:
    """Return the moment that stands for a time of publication: a day alone is read as midnight, but what was first has a clock time."""
    if published and (published.hour, published.minute, published.second) == (0, 0, 0):
        return published + timedelta(days=1, seconds=-1)
    return published or gathered


def copy_of(document: Document) -> Copy:
    """Return the copy of a document."""
    body = _without_dateline(document)
    end = body.find("\n", len(body) - len(body.lstrip()))
    end = end if end >= 0 else len(body)
    opening, first = Words(body[:end]), facts(body, 0, end)
    own_words, said = _spoken_apart(body, opening, end)
    imprint, agency = document.imprint, own(document)
    return Copy(
        document=document.id, place=document.location, origin=(imprint.agency if agency else None) or imprint.outlet,
        dated=imprint.published is not None, time=moment_of(imprint.published, document.gathered).timestamp(),
        words=len(own_words), runs=unique(own_words.runs()), topics=_topics(own_words, said),
        facts=_marks(first | facts(body, end) | {figure for part in (own_words, *said) for figure in part.figures()}),
        first=_marks(first.union(opening.figures())), days=opening.days(), quoted=_quoted(said),
        agency=agency, outlet=keys(imprint.outlet), credited=credited(document), cited=cited(document),
        text=body,
    )  # fmt: skip


def _spoken_apart(body: str, opening: Words, end: int) -> tuple[Words, list[Words]]:
    """Return the words outside quotations, and those of each quotation, of a body whose opening ends at ``end``."""
    if not any(mark in body for mark in _MARKS):
        return Words(body[end:], opening), []
    return Words(_QUOTATION.sub(" ", body)), [Words(quotation) for quotation in _QUOTATION.findall(body)]


def _topics(own_words: Words, said: list[Words]) -> Marks:
    found = unique(np.concatenate([part.topics() for part in (own_words, *said)]))
    return found[1:] if len(found) and not found[0] else found


def _marks(found: set[int]) -> Marks:
    return np.array(sorted(found), np.uint32)


def _quoted(said: list[Words]) -> Numbers:
    found = [spoken.runs(QUOTED) for spoken in said if len(spoken) >= QUOTED]
    return unique(np.concatenate(found)) if found else _NOTHING


def _without_dateline(document: Document) -> str:
    dateline = document.imprint.dateline
    start = document.body_start
    if dateline and start <= dateline.span.start < start + _HEAD:
        return document.text[dateline.span.end : document.body_end]
    body = document.body
    found = _DATELINE.match(body)
    return body[found.end() :] if found else body
