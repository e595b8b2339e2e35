"""What of a document is its own copy: its words without quotations and dateline, what it names, whom it quotes and whom it credits."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta

from trucewatch.records import Document

from .sources import cited, credited, keys, own
from .wording import facts, runs, topics, weekdays, words

LEAD = 45
QUOTED = 6
_QUOTATION = re.compile(r"[“\"«][^”\"»\n]{12,900}[”\"»\n]")
_DATELINE = re.compile(r"\s*[A-Z][\w .,'/-]{2,60}(?:\([A-Za-z .]{2,40}\))?,?\s+[-–—]+\s+")
_HEAD = 300


@dataclass(frozen=True, slots=True)
class Copy:
    """A document reduced to what is compared. Runs are of four words; a quotation's of six.

    ``words`` counts the words outside quotations; ``lead`` are the runs of the first forty-five. ``topics`` are stems of telling words,
    ``facts`` names and figures. ``agency`` and ``outlet`` are forms of the names of the agency whose copy it says it is and of who
    prints it; ``cited`` of whom it names as a source.
    """

    document: str
    place: str
    origin: str | None
    published: datetime | None
    gathered: datetime
    words: int
    runs: frozenset[int]
    lead: frozenset[int]
    topics: frozenset[str]
    facts: frozenset[str]
    first: frozenset[str]
    days: frozenset[str]
    quoted: frozenset[int]
    agency: frozenset[str]
    outlet: frozenset[str]
    credited: frozenset[str]
    cited: frozenset[str]
    text: str

    @property
    def time(self) -> datetime:
        """When it was published, or else gathered; a page that states only a day counts as of the end of that day."""
        return moment_of(self.published, self.gathered)

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
    own_words = words(_QUOTATION.sub(" ", body))
    said = [words(quotation) for quotation in _QUOTATION.findall(body)]
    all_words = [*own_words, *(word for spoken in said for word in spoken)]
    opening = body.lstrip().split("\n", 1)[0]
    opening_words = words(opening)
    own_runs = runs(own_words)
    imprint = document.imprint
    agency = own(document)
    return Copy(
        document=document.id, place=document.location, origin=(imprint.agency if agency else None) or imprint.outlet,
        published=imprint.published, gathered=document.gathered, words=len(own_words), runs=frozenset(own_runs),
        lead=frozenset(own_runs[:LEAD]), topics=topics(all_words), facts=facts(body, all_words), first=facts(opening, opening_words),
        days=weekdays(opening_words), quoted=_quoted(said),
        agency=agency, outlet=keys(imprint.outlet), credited=credited(document), cited=cited(document),
        text=body,
    )  # fmt: skip


def _quoted(said: list[list[str]]) -> frozenset[int]:
    return frozenset(run for spoken in said if len(spoken) >= QUOTED for run in runs(spoken, QUOTED))


def _without_dateline(document: Document) -> str:
    dateline = document.imprint.dateline
    start = document.body_start
    if dateline and start <= dateline.span.start < start + _HEAD:
        return document.text[dateline.span.end : document.body_end]
    body = document.body
    found = _DATELINE.match(body)
    return body[found.end() :] if found else body
