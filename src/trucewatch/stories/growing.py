"""Stories of documents that come and go: grouped anew only from the first document on that changed.

Documents are placed in order of time, so what was placed before a change stays; states are kept at several places, close to each
other where most changes come, at the end.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable
from typing import Any

from trucewatch.records import Document, Story

from .classes import when
from .copy import Copy, copy_of
from .group import order
from .placing import Stories
from .telling import stories_of, story_of

# At least so many documents lie between two states that are kept, and else this part of those that follow: these are placed anew anyway.
CLOSE, STEP = 64, 2
Place = tuple[Any, ...]
First = tuple[bool, float, tuple[str, str]]


class Copies:
    """The copies of documents, made once; what is known at several times shares them."""

    def __init__(self) -> None:
        self._copies: dict[tuple[str, str], tuple[Document, Copy]] = {}
        self._stories: dict[tuple[tuple[str, str], ...], Story] = {}

    def of(self, document: Document) -> Copy:
        """Return the copy of a document."""
        key = (document.id, document.location)
        kept = self._copies.get(key)
        if kept is None or (kept[0] is not document and kept[0] != document):
            kept = self._copies[key] = (document, copy_of(document))
        return kept[1]

    def story(self, copies: list[Copy]) -> Story:
        """Return the story of some copies, without its relations."""
        key = tuple(copy.key for copy in copies)
        if key not in self._stories:
            self._stories[key] = story_of(copies)
        return self._stories[key]


class Growing:
    """The stories of the documents that it was given, as ``group`` would make them of all at once."""

    def __init__(self, copies: Copies | None = None) -> None:
        self._shared = copies or Copies()
        self._places: list[Place] = []
        self._documents: dict[Place, Document] = {}
        self._prints: dict[str, set[Place]] = {}
        self._states: list[tuple[int, Stories]] = []
        self._now = Stories()
        self.names: dict[str, str] = {}
        """The story of each text; where one text is in several, the latest of them."""
        self._firsts: dict[str, First] = {}

    def first(self, text: str) -> tuple[str, str] | None:
        """Return the print with which the story of a text begins, a dated one where it has any: its text, and where it stands."""
        return self._firsts[text][2] if text in self._firsts else None

    def change(self, put: Iterable[Document], gone: Iterable[Document]) -> set[str]:
        """Take documents in and away; return the texts that are in another story than before, or in one that begins otherwise."""
        left = {order(document): document for document in gone}
        come = {order(document): document for document in put}
        gone_for_good = [place for place in left if place in self._documents and place not in come]
        changed = gone_for_good + [place for place, document in come.items() if self._documents.get(place) != document]
        if not changed:
            return set()
        at = self._state_before(bisect_left(self._places, min(changed)))
        before, late = self._texts_from(at), self._late_texts()
        self._back_to(at)
        self._exchange(gone_for_good, come)
        self._place_from(at)
        self._now.retell()
        return self._renamed(before | late | self._texts_from(at) | self._late_texts())

    def _late_texts(self) -> set[str]:
        """Return the texts of the stories that undated copies tell again: any change may part them or bring further ones."""
        return {copy.document for story in self._now.late for copy in self._now.fellows(story)}

    def _exchange(self, gone: Iterable[Place], come: dict[Place, Document]) -> None:
        for place in gone:
            document = self._documents.pop(place)
            del self._places[bisect_left(self._places, place)]
            self._prints[document.id].discard(place)
        for place, document in come.items():
            if place not in self._documents:
                insort(self._places, place)
            self._prints.setdefault(document.id, set()).add(place)
        self._documents |= come

    def _texts_from(self, at: int) -> set[str]:
        """Return the texts of all stories that have a document from some number on."""
        return {copy.document for number in range(at, len(self._places)) for copy in self._now.fellows(number)}

    def _renamed(self, texts: Iterable[str]) -> set[str]:
        """Name the stories of some texts anew; return the texts that are in another one than before, or in one that begins otherwise."""
        changed = set()
        for text in texts:
            numbers = [bisect_left(self._places, place) for place in self._prints.get(text, ())]
            first = max(min(map(when, self._now.fellows(number))) for number in numbers) if numbers else None
            if first != self._firsts.get(text):
                changed.add(text)
            if first is None:
                self.names.pop(text, None)
                self._firsts.pop(text, None)
            else:
                self.names[text], self._firsts[text] = first[2][0], first
        return changed

    def members(self) -> list[list[Copy]]:
        """Return the copies of each story."""
        return self._now.members()

    def stories(self, members: list[list[Copy]]) -> list[Story]:
        """Return the stories with these members, in order of their first documents."""
        return stories_of(members, self._shared.story)

    def _state_before(self, first: int) -> int:
        """Return how many documents the newest state has that a change of document number ``first`` leaves valid."""
        if first == len(self._places):
            return first
        while self._states and self._states[-1][0] > first:
            self._states.pop()
        return self._states[-1][0] if self._states else 0

    def _back_to(self, at: int) -> None:
        if at < len(self._places):
            self._now = self._states[-1][1].copy() if self._states else Stories()

    def _place_from(self, at: int) -> None:
        whole = len(self._places)
        for number in range(at, whole):
            if self._worth_keeping(number, whole):
                self._states.append((number, self._now.copy()))
            self._now.place(self._shared.of(self._documents[self._places[number]]))
        self._states = _thinned(self._states, whole)

    def _worth_keeping(self, number: int, whole: int) -> bool:
        """Tell whether the state with so many documents shall be kept: sparsely on the way, more closely towards the end."""
        since = number - (self._states[-1][0] if self._states else 0)
        return since >= max(CLOSE, (whole - number) // STEP)


def _thinned(states: list[tuple[int, Stories]], whole: int) -> list[tuple[int, Stories]]:
    """Return the states without those that others lie close to, for their distance from the end."""
    kept: list[tuple[int, Stories]] = []
    for number, state in reversed(states):
        if not kept or kept[-1][0] - number >= max(CLOSE, (whole - kept[-1][0]) // STEP):
            kept.append((number, state))
    return kept[::-1]
