"""Rows of data sets among what is known: which of their texts stand, and whose witness they are.

A row is coded from reports that others wrote. Rows of one report are one story; a row that cites a report which the ledger has is part of
that report's story. So a data set never makes one report into two witnesses.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import timedelta

from trucewatch.records import Document, Print, PrintClass, Record, Recorded, Story

KIND = "row"
# A headline of fewer words is too common to tell reports apart; a report may be dated a little before or after the event that it tells of.
_FEWEST_WORDS = 4
_NEAR = timedelta(days=5)


class Standing(Record):
    """Which texts stand for a row of a data set from here on. A later entry of the same ``row`` takes the place of this one.

    ``witness`` names the report that the row was coded from, ``headline`` is that report's. ``changed`` holds the columns that a newer
    release changed, with the old value and the new.
    """

    row: str
    dataset: str
    release: str
    pages: tuple[str, ...]
    witness: str
    headline: str | None = None
    changed: Mapping[str, tuple[str | None, str | None]] = {}


class Rows:
    """The rows known at a time: the newest entry of each."""

    def __init__(self, entries: Iterable[Recorded]) -> None:
        self._newest: dict[str, Standing] = {}
        self._ever: set[str] = set()
        for entry in entries:
            if entry.kind == KIND:
                standing = Standing.model_validate(entry.value)
                self._newest[standing.row] = standing
                self._ever |= set(standing.pages)
        self._of = {page: standing for standing in self._newest.values() for page in standing.pages}

    def __bool__(self) -> bool:
        """Tell whether there are any."""
        return bool(self._ever)

    def superseded(self, page: str) -> bool:
        """Tell whether a page stood for a row that says something else now."""
        return page in self._ever and page not in self._of

    def standing(self, page: str) -> Standing | None:
        """Return the row that a page stands for, None for a page of the news."""
        return self._of.get(page)

    def with_stories(self, stories: list[Story], documents: Mapping[str, Document]) -> list[Story]:
        """Return the stories of the news together with those of the rows among ``documents``, which are given by page."""
        found = {story.id: story for story in stories}
        headlines = _headlines(stories, {one.id: one for page, one in documents.items() if page not in self._of})
        own: dict[tuple[str, str], list[Document]] = {}
        for page, document in sorted(documents.items()):
            if standing := self._of.get(page):
                cited = _cited(standing, document, headlines)
                if cited:
                    found[cited] = _joined(found[cited], document, standing)
                else:
                    own.setdefault((standing.dataset, standing.witness), []).append(document)
        return [*found.values(), *(_story(dataset, witness, told) for (dataset, witness), told in own.items())]


def _headlines(stories: Iterable[Story], documents: Mapping[str, Document]) -> dict[str, list[tuple[Document, str]]]:
    found: dict[str, list[tuple[Document, str]]] = {}
    for story in stories:
        for one in story.documents:
            document = documents.get(one.document)
            if document and document.imprint.headline:
                found.setdefault(_words(document.imprint.headline.quote), []).append((document, story.id))
    return found


def _cited(standing: Standing, document: Document, headlines: Mapping[str, list[tuple[Document, str]]]) -> str | None:
    """Return the story whose headline a row gives for its source, where it is of about the row's day."""
    words = _words(standing.headline or "")
    if len(words.split()) < _FEWEST_WORDS or not document.imprint.published:
        return None
    day = document.imprint.published
    near = ((other, story) for other, story in headlines.get(words, ()) if other.imprint.published)
    return min((story for other, story in near if other.imprint.published and abs(other.imprint.published - day) <= _NEAR), default=None)


def _joined(story: Story, document: Document, standing: Standing) -> Story:
    why = f"a row of {standing.dataset}, coded from the report with this headline"
    row = Print(document=document.id, kind=PrintClass.DERIVED, why=why, place=document.location)
    return story.model_copy(update={"documents": (*story.documents, row)})


def _story(dataset: str, witness: str, documents: list[Document]) -> Story:
    ordered = sorted(documents, key=lambda one: (str(one.imprint.published), one.location))
    why = f"rows of {dataset} that rest on one source: {witness}"
    prints = tuple(
        Print(document=one.id, kind=PrintClass.ORIGINAL if number == 0 else PrintClass.DERIVED, why=why[:300], place=one.location)
        for number, one in enumerate(ordered)
    )
    return Story(id=ordered[0].id, origin=dataset, documents=prints)


def _words(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))
