"""One page from end to end: what it is, and what it says."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from functools import cache
from typing import Any, TypeVar

from trucewatch.actors import resolve
from trucewatch.errors import DocumentError, PageError, TrucewatchError
from trucewatch.places import resolve as resolve_places
from trucewatch.plugins import load
from trucewatch.records import Document, Page, Quarantined, Record, Report

CODER = "hybrid"
T = TypeVar("T")


class Reading(Record):
    """A document with its imprint, and the report that a coder made of it."""

    document: Document
    report: Report


def read(location: str, coder: str = CODER, allow: Iterable[str] = ()) -> Reading:
    """Return what the page at ``location`` (a path or an address) says; ``allow`` opens networks that are not public.

    Raises PageError or DocumentError where it is no page, or more than one.
    """
    return read_page(_only_page(location, allow), coder)


def read_text(text: str, published: datetime | None = None, coder: str = CODER) -> Reading:
    """Return what a text says that stands nowhere: a note, a cell of a notebook."""
    facts = (("published", published.isoformat()),) if published else ()
    page = Page(location="text", content=text.encode(), gathered=datetime.now(UTC), facts=facts)
    return read_page(page, coder)


def read_page(page: Page, coder: str = CODER) -> Reading:
    """Return what a page says, a digest as one.

    Raises DocumentError where the page has no text.
    """
    from trucewatch.documents import read as read_document

    document = read_document(page)
    return Reading(document=document, report=code(document, coder))


def read_items(location: str, coder: str = CODER, allow: Iterable[str] = ()) -> list[Reading]:
    """Return what the page at ``location`` says, each report of a digest by itself; ``allow`` as for read.

    Raises PageError or DocumentError where it is no page, or more than one.
    """
    return read_reports(_only_page(location, allow), coder)


def read_reports(page: Page, coder: str = CODER) -> list[Reading]:
    """Return what a page says, each report of a digest by itself. Raises DocumentError where the page has no text."""
    from trucewatch.documents import items, said_before
    from trucewatch.documents import read as read_document

    found = items(read_document(page))
    return [Reading(document=one, report=code(one, coder, before)) for one, before in zip(found, said_before(found), strict=True)]


def code(document: Document, coder: str = CODER, before: Sequence[str] = ()) -> Report:
    """Return the report of a document, with the terms of its entries read off, and its names and places resolved.

    ``before`` are the earlier reports of its page: there those are looked up whom the document itself does not name.
    """
    made = the_coder(coder)
    report: Report = made.code(document)
    whole = report if getattr(made, "states_terms", False) else the_terms()(document, report)
    return resolve_places(resolve(whole, document, before=before), document)


@cache
def the_terms() -> Any:
    """Return what completes the entries of a coder that states no terms itself; it is made once, since it loads the parser."""
    from trucewatch.coding.terms import Terms

    return Terms()


@cache
def the_coder(name: str) -> Any:
    """Return the coder of that name; it is made once, since what it loads is heavy."""
    return load("trucewatch.coders", name)()


def attempt(page: Page, work: Callable[[], T]) -> T | Quarantined:
    """Return what ``work`` makes of one page of a batch, or the page set aside with its reason."""
    try:
        return work()
    except TrucewatchError as error:
        stage = "documents" if isinstance(error, DocumentError) else "coding"
        return Quarantined(location=page.location, stage=stage, reason=error.what, remedy=error.remedy)
    except Exception as error:  # noqa: BLE001  the boundary of a batch: a fault in reading one page must not lose the others
        return Quarantined(location=page.location, stage="reading", reason=fault(error), remedy="report it with the page")


def fault(error: Exception) -> str:
    """Return an unforeseen error in one line, for what is set aside."""
    return f"a fault of the program: {type(error).__name__}: {' '.join(str(error).split())[:200]}"


def _only_page(location: str, allow: Iterable[str]) -> Page:
    from trucewatch.pages import gather
    from trucewatch.pages.web import WebSource, polite

    pages = list(_first_two(gather(str(location), WebSource(polite(allow)))))
    if len(pages) > 1:
        raise PageError("holds more than one page", where=str(location), remedy="use: trucewatch add, or name one page")
    if isinstance(page := pages[0], Quarantined):
        raise PageError(page.reason, where=page.location, remedy=page.remedy)
    return page


def _first_two(pages: Iterator[Page | Quarantined]) -> Iterator[Page | Quarantined]:
    for count, page in enumerate(pages):
        if count == 2:
            return
        yield page
