"""Pages into stories, for people who only want to know what is independent of what."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pydantic import ConfigDict, Field

from trucewatch.records import Document, Page, PrintClass, Record, Story
from trucewatch.stories import group


class Member(Record):
    """A page of a story: its id (the source's own, else its location), how it stands to the copy, and why."""

    model_config = ConfigDict(frozen=True, extra="forbid", serialize_by_alias=True)

    id: str
    kind: PrintClass = Field(serialization_alias="class")
    why: str
    document: str


class Group(Record):
    """A story as it is printed: its id, the agency or outlet it comes from, and its pages."""

    id: str
    origin: str | None
    documents: tuple[Member, ...]


def grouped(sources: Sequence[str]) -> list[Group]:
    """Return the stories of the pages of some sources; nothing is recorded and nothing is coded.

    Raises PageError where a source cannot be got.
    """
    from trucewatch.documents import read as read_document
    from trucewatch.pages import gather

    pages = [page for source in sources for page in gather(source) if isinstance(page, Page)]
    return groups([(_id(page), read_document(page)) for page in pages])


def grouped_ledger(location: str) -> list[Group]:
    """Return the stories of a ledger's pages."""
    from .book import Ledger

    with Ledger(location, create=False) as book:
        known = book.known()
        return _named(known.stories, {told.document.id: told.document.location for told in known.tolds.values()})


def groups(documents: Iterable[tuple[str, Document]]) -> list[Group]:
    """Return the stories of documents, each given with the id that it is to be called by."""
    named = list(documents)
    return _named(group(document for _, document in named), {document.id: name for name, document in named})


def _named(stories: list[Story], names: dict[str, str]) -> list[Group]:
    return [
        Group(
            id=names[story.id],
            origin=story.origin,
            documents=tuple(Member(id=names[p.document], kind=p.kind, why=p.why, document=p.document) for p in story.documents),
        )
        for story in stories
    ]


def _id(page: Page) -> str:
    return dict(page.facts).get("id", page.location)
