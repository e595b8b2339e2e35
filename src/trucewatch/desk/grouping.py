"""Pages into stories, for people who only want to know what is independent of what."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from pydantic import ConfigDict, Field

from trucewatch.errors import DocumentError
from trucewatch.records import Document, Page, PrintClass, Quarantined, Record, Relation, Story
from trucewatch.stories import group


class Member(Record):
    """A page of a story: its id (the source's own, else its location), how it stands to the copy, and why."""

    model_config = ConfigDict(frozen=True, extra="forbid", serialize_by_alias=True)

    id: str
    kind: PrintClass = Field(serialization_alias="class")
    why: str
    document: str


class Group(Record):
    """A story as it is printed: its id, the agency or outlet it comes from, its pages, and what it has in common with other stories."""

    id: str
    origin: str | None
    documents: tuple[Member, ...]
    relations: tuple[Relation, ...] = ()


class Grouped(NamedTuple):
    """Stories, and the items that could not be read, each with its reason."""

    groups: list[Group]
    quarantined: list[Quarantined]


def grouped(sources: Sequence[str]) -> Grouped:
    """Return the stories of the pages of some sources; nothing is recorded and nothing is coded.

    Raises PageError where a source cannot be got.
    """
    from trucewatch.documents import items
    from trucewatch.pages import gather

    read: list[tuple[str, Document]] = []
    bad: list[Quarantined] = []
    for page in (page for source in sources for page in gather(source)):
        found = page if isinstance(page, Quarantined) else _read(page)
        if isinstance(found, Quarantined):
            bad.append(found)
        elif isinstance(page, Page):
            read += [(one.location.replace(page.location, _id(page), 1), one) for one in items(found)]
    return Grouped(groups(read), bad)


def grouped_ledger(location: str) -> list[Group]:
    """Return the stories of a ledger's pages."""
    from .book import Ledger

    with Ledger(location, create=False) as book:
        known = book.known()
        documents = [told.document for told in known.tolds.values()]
        return _named(known.stories, {(document.id, document.location): document.location for document in documents})


def groups(documents: Iterable[tuple[str, Document]]) -> list[Group]:
    """Return the stories of documents, each given with the id that it is to be called by."""
    # Two records may have one address and one text; each is still a page of its own.
    named = {(document.id, document.location + f"\n{name}"): (name, document) for name, document in documents}
    apart = [document.model_copy(update={"location": place}) for (_, place), (_, document) in named.items()]
    return _named(group(apart), {key: name for key, (name, _) in named.items()})


def _named(stories: list[Story], names: Mapping[tuple[str, str], str]) -> list[Group]:
    first = {story.id: _name(names, story.id, story.documents[0].place) for story in stories}
    return [
        Group(
            id=first[story.id],
            origin=story.origin,
            documents=tuple(
                Member(id=_name(names, p.document, p.place), kind=p.kind, why=p.why, document=p.document) for p in story.documents
            ),
            relations=tuple(relation.model_copy(update={"story": first[relation.story]}) for relation in story.relations),
        )
        for story in stories
    ]


def _name(names: Mapping[tuple[str, str], str], document: str, place: str) -> str:
    return names.get((document, place), place)


def _read(page: Page) -> Document | Quarantined:
    from trucewatch.documents import read

    try:
        return read(page)
    except DocumentError as error:
        return Quarantined(location=error.where or page.location, stage="documents", reason=error.what, remedy=error.remedy)


def _id(page: Page) -> str:
    return dict(page.facts).get("id", page.location)
