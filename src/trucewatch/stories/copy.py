"""What of a document is its own copy: its words without quotations and dateline, what it names, whom it quotes and whom it credits."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import reduce
from operator import or_

import numpy as np

from trucewatch.records import Document

from .lines import Line, lines_of_each
from .sources import called, credited, keys, named, own, run_on, told
from .vocabulary import Marks, Numbers
from .wording import joined, runs_of_each, unique_of_each

_DATELINE = re.compile(r"\s*[A-Z][\w .,'/-]{2,60}(?:\([A-Za-z .]{2,40}\))?,?\s+[-–—]+\s+")
_DASH = re.compile("[-–—]")
_HEAD = 300
_DASHES = (" -", " –", " —")


# Who signs and prints is one of a few; whom a text cites may be anybody.
Houses = frozenset[str]
_NOBODY: frozenset[str] = frozenset()


@dataclass(slots=True, eq=False)
class Copy:
    """A document reduced to what is compared, as arrays of different numbers in order of size.

    Runs are of four words; a quotation's of six. ``time`` is in seconds since 1970: when it was published (``dated``), or else
    gathered; a page that states only a day counts as of the end of that day. ``words`` counts the words outside quotations.
    ``topics`` are stems of telling words, ``unquoted`` those outside quotations, ``facts`` names and figures, ``first`` those of the first
    paragraph, ``days`` the days of the week there, a bit for each, ``all_days`` those of the whole text. ``agency`` and ``outlet`` are
    forms of the names of the agency whose copy it says it is and of who prints it, ``houses`` of both, by which others may name it;
    ``cited`` of whom it names as a source, ``at_once`` of whom it names so in its first paragraph, or in its second unless that one was
    only told something, ``further`` of whom an agency's copy names below its first paragraph. ``foot`` are the credits below the text.
    """

    document: str
    place: str
    origin: str | None
    dated: bool
    time: float
    words: int
    runs: Numbers
    topics: Marks
    unquoted: Marks
    facts: Marks
    first: Marks
    days: int
    all_days: int
    quoted: Numbers
    agency: Houses
    outlet: Houses
    houses: Houses
    credited: Houses
    cited: frozenset[str]
    at_once: frozenset[str]
    further: frozenset[str]
    text: str
    foot: str

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
    return copies_of([document])[0]


def copies_of(documents: Sequence[Document]) -> list[Copy]:
    """Return the copies of some documents; of many at once it costs less for each."""
    apart = [_dateline_apart(document) for document in documents]
    lines = lines_of_each([body for _, body in apart])
    openings = [some[:1] for some in lines]
    words = joined(([line.own for line in some] for some in lines), np.uint64)
    return list(
        map(
            _copy, documents, apart, lines, (end - start for start, end in words.bounds), runs_of_each(words),
            unique_of_each(joined(([line.topics for line in some] for some in lines), np.uint32)),
            unique_of_each(joined(([line.unquoted for line in some] for some in lines), np.uint32)),
            unique_of_each(joined(([line.facts for line in some] for some in lines), np.uint32)),
            unique_of_each(joined(([line.facts for line in some] for some in openings), np.uint32)),
            unique_of_each(joined(([line.quoted for line in some] for some in lines), np.uint64)),
        )
    )  # fmt: skip


def _copy(
    document: Document, apart: tuple[str, str], lines: list[Line], words: int,
    runs: Numbers, topics: Marks, unquoted: Marks, facts: Marks, first: Marks, quoted: Numbers,
) -> Copy:  # fmt: skip
    imprint, agency, stations, outlet = document.imprint, own(document), credited(document), keys(document.imprint.outlet)
    at_once, below = _named(document, *apart, lines, bool(agency))
    cited = stations | at_once | (_NOBODY if agency else below)
    return Copy(
        document=document.id, place=document.location, origin=(imprint.agency if agency else None) or imprint.outlet,
        dated=imprint.published is not None, time=moment_of(imprint.published, document.gathered).timestamp(),
        words=words, runs=runs, topics=topics, unquoted=unquoted, facts=facts, first=first, days=lines[0].days if lines else 0,
        all_days=reduce(or_, [line.days for line in lines], 0), quoted=quoted,
        agency=agency, outlet=outlet, houses=agency | called(imprint.outlet), credited=stations, cited=cited - outlet,
        at_once=at_once - outlet, further=below - cited - outlet, text=apart[1],
        foot="\n".join(credit.quote for credit in imprint.credits),
    )  # fmt: skip


def _named(document: Document, head: str, body: str, lines: list[Line], signed: bool) -> tuple[frozenset[str], frozenset[str]]:
    """Return the forms of the names of those whom a document names as a source at once, and further down.

    They are read line by line where no name can go on in the next. An agency that has its news from another house says so in its first
    paragraph.
    """
    if signed:
        at_once = lines[0].named if lines and not run_on(body) else named(body[:_HEAD])
        return at_once, _NOBODY.union(*[line.named for line in lines])
    parted = body[:2] in (*_DASHES, ": ") or (head.rstrip()[-2:] in _DASHES and not body[:1].islower())
    if run_on(body) or (head and not parted):
        return named(document.body[:_HEAD]), named(document.body)
    return _soon(body, lines), (named(head) if head else _NOBODY).union(*[line.named for line in lines])


def _soon(body: str, lines: list[Line]) -> frozenset[str]:
    """Return the forms of the names of those whom the first paragraph names as a source, or the second, but for who was only told there."""
    second = lines[1].named if len(lines) > 1 else frozenset()
    if not second:
        return lines[0].named if lines else frozenset()
    paragraphs = [line for line in body.split("\n") if line.strip()]
    return lines[0].named | (second - told(paragraphs[1]))


def _dateline_apart(document: Document) -> tuple[str, str]:
    """Return what stands before a document's own copy, and that copy."""
    dateline, body = document.imprint.dateline, document.body
    start = document.body_start
    if dateline and start <= dateline.span.start < start + _HEAD:
        end = dateline.span.end - start
    else:
        found = _DATELINE.match(body) if _DASH.search(body, 0, _HEAD) else None
        end = found.end() if found else 0
    return body[:end], body[end:]
