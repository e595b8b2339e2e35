"""The clean text of a page, and its imprint: who published it, from whom, where and when."""

from __future__ import annotations

from datetime import date, datetime
from functools import cached_property
from hashlib import sha256

from .base import Record
from .span import Span


class Hop(Record):
    """One station of a chain of republication, the origin first. ``span`` is where the text says so, if it does."""

    name: str
    span: Span | None = None


class Dateline(Record):
    """The place (and date) at the head of a dispatch: "BAGHDAD, Oct 11 (Reuters) -"."""

    span: Span
    place: Span
    day: date | None = None


class Ground(Record):
    """Where one field of an imprint is said. ``how``: "text", "page", "address" (of the page), "given" (by its source), "found".

    What stands in the document's text has its ``span`` there; what only the page's markup says has its place in the decoded page,
    ``original``, and ``key``, the element or property that says it ("og:site_name", "datePublished").
    """

    field: str
    how: str
    span: Span | None = None
    original: Span | None = None
    key: str | None = None


class Imprint(Record):
    """What a page says of its own making. None is unknown; spans lie in the document's text.

    ``published_source`` says where the date came from ("meta", "feed", "dateline", "text", "address", "given", "found", "row",
    "file name").
    ``byline`` is who wrote it as the text says, ``author`` as the page's source says beside the page.
    ``grounds`` has an entry for each known field that holds no span itself: outlet, agency, author, published, updated, section, canonical.
    """

    headline: Span | None = None
    outlet: str | None = None
    agency: str | None = None
    agency_span: Span | None = None
    byline: Span | None = None
    author: str | None = None
    dateline: Dateline | None = None
    published: datetime | None = None
    published_source: str | None = None
    updated: datetime | None = None
    section: str | None = None
    canonical: str | None = None
    credits: tuple[Span, ...] = ()
    chain: tuple[Hop, ...] = ()
    grounds: tuple[Ground, ...] = ()


class Document(Record):
    """A page's clean text. All offsets of everything coded from it are code points of ``text``.

    ``text`` holds headline (once), body and credit lines; ``body_start:body_end`` is the article itself, the part that is coded.
    ``language`` is an ISO 639-1 code. ``page`` is the SHA-256 of the original.
    """

    page: str
    location: str
    text: str
    body_start: int = 0
    body_end: int
    language: str = "en"
    imprint: Imprint = Imprint()
    gathered: datetime

    @cached_property
    def id(self) -> str:
        """The hexadecimal SHA-256 of the clean text."""
        return sha256(self.text.encode()).hexdigest()

    @property
    def body(self) -> str:
        """The article itself, without headline and credit lines."""
        return self.text[self.body_start : self.body_end]
