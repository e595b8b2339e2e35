"""Pages into stories, for people who only want to know what is independent of what."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from pydantic import ConfigDict, Field

from trucewatch.errors import DocumentError
from trucewatch.records import Document, Page, PrintClass, Quarantined, Record, Relation, Story
from trucewatch.stories import stories_in

from .gathering import gathered
from .undated import Undated


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
    """Stories, the items that could not be read, each with its reason, and what is to be said of dates that nobody can read."""

    groups: list[Group]
    quarantined: list[Quarantined]
    dates: str = ""


def grouped(sources: Sequence[str], allow: Collection[str] = ()) -> Grouped:
    """Return the stories of the pages of some sources; nothing is recorded and nothing is coded.

    A source that cannot be got is set aside like a page that cannot be read; ``allow`` opens networks that are not public. Raises OSError
    where there is no room for temporary files.
    """
    bad: list[Quarantined] = []
    seen = Undated()
    found = groups(_documents(sources, allow, bad, seen))
    return Grouped(found, bad, seen.dates)


def grouped_ledger(location: str) -> list[Group]:
    """Return the stories of a ledger's pages."""
    from .book import Ledger

    with Ledger(location, create=False) as book:
        return _named(book.known().stories, str)


def groups(documents: Iterable[tuple[str, Document]]) -> list[Group]:
    """Return the stories of documents, each given with the id that it is to be called by; one that was given before gets a number."""
    placed = (document.model_copy(update={"location": _place(document.location, name)}) for name, document in _apart(documents))
    return _named(stories_in(placed), _name_at)


def _place(location: str, name: str) -> str:
    """Return a place that holds a document's name too; as JSON, since a name may have any character and JSON's text has no new line."""
    return f"{location}\n{json.dumps(name)}"


def _name_at(place: str) -> str:
    name: str = json.loads(place.rpartition("\n")[2])
    return name


def _apart(documents: Iterable[tuple[str, Document]]) -> Iterator[tuple[str, Document]]:
    """Yield the documents with ids of their own, since two stories must not have one: "a", "a (2)", "a (3)"."""
    given: dict[str, int] = {}
    for name, document in documents:
        own = name
        while own in given:
            given[name] += 1
            own = f"{name} ({given[name]})"
        given[own] = 1
        yield own, document


def _named(stories: Iterable[Story], name_at: Callable[[str], str]) -> list[Group]:
    first: dict[str, str] = {}
    return [_group(story, first, name_at) for story in stories]


def _group(story: Story, first: dict[str, str], name_at: Callable[[str], str]) -> Group:
    """Return a story as it is printed; ``first`` is what the first documents of those before are called, and now of this one too."""
    members = tuple(Member(id=name_at(p.place), kind=p.kind, why=p.why, document=p.document) for p in story.documents)
    name = first[story.id] = members[0].id
    relations = tuple(relation.model_copy(update={"story": first[relation.story]}) for relation in story.relations)
    return Group(id=name, origin=story.origin, documents=members, relations=relations)


def _documents(sources: Iterable[str], allow: Collection[str], bad: list[Quarantined], seen: Undated) -> Iterator[tuple[str, Document]]:
    """Yield the documents of the pages of some sources, each with its id; note in ``bad`` and ``seen`` what cannot be read."""
    for page in chain.from_iterable(gathered(source, allow=allow) for source in sources):
        found = page if isinstance(page, Quarantined) else _read(page)
        if isinstance(found, Quarantined):
            bad.append(found)
        elif isinstance(page, Page):
            seen.note_date(page, found)
            yield from _items(page, found)


def _items(page: Page, whole: Document) -> Iterator[tuple[str, Document]]:
    """Yield the reports of a digest, each with the page's id and its number ("a#item-2"); of an ordinary page itself."""
    from trucewatch.documents import items

    for one in items(whole):
        yield _id(page) + one.location.removeprefix(whole.location), one


def _read(page: Page) -> Document | Quarantined:
    from trucewatch.documents import read

    try:
        return read(page)
    except DocumentError as error:
        return Quarantined(location=error.where or page.location, stage="documents", reason=error.what, remedy=error.remedy)


def _id(page: Page) -> str:
    return dict(page.facts).get("id", page.location)
