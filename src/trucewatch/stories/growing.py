"""Stories of documents that come and go: grouped anew only from the first document on that changed.

Documents are placed in order of time, so what was placed before a change stays; states are kept at several places, close to each
other where most changes come, at the end.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable
from typing import Any

from trucewatch.records import Document, Story

from .copy import Copy, copy_of
from .group import Stories, order, stories_of, story_of

EVERY = 2000
STEP = 4
Place = tuple[Any, ...]


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
        self._states: list[tuple[int, Stories]] = []
        self._now = Stories()

    def change(self, put: Iterable[Document], gone: Iterable[Document]) -> None:
        """Take documents in and away."""
        left = {order(document): document for document in gone}
        come = {order(document): document for document in put}
        gone_for_good = [place for place in left if place in self._documents and place not in come]
        changed = gone_for_good + [place for place, document in come.items() if self._documents.get(place) != document]
        if changed:
            first = bisect_left(self._places, min(changed))
            at = self._back_to(first)
            for place in gone_for_good:
                del self._places[bisect_left(self._places, place)], self._documents[place]
            for place in come:
                if place not in self._documents:
                    insort(self._places, place)
            self._documents |= come
            self._place_from(at)

    def members(self) -> list[list[Copy]]:
        """Return the copies of each story."""
        return self._now.members()

    def stories(self, members: list[list[Copy]]) -> list[Story]:
        """Return the stories with these members, in order of their first documents."""
        return stories_of(members, self._shared.story)

    def _back_to(self, first: int) -> int:
        """Go back to a state before the document that changed; return how many documents it has."""
        if first == len(self._places):
            return first
        while self._states and self._states[-1][0] > first:
            self._states.pop()
        at, state = self._states[-1] if self._states else (0, Stories())
        self._now = state.copy()
        return at

    def _place_from(self, at: int) -> None:
        kept, whole = {number for number, _ in self._states}, len(self._places)
        for number in range(at, whole):
            if number not in kept and number and _worth_keeping(number, whole):
                self._states.append((number, self._now.copy()))
            self._now.place(self._shared.of(self._documents[self._places[number]]))


def _worth_keeping(number: int, whole: int) -> bool:
    left = whole - number
    while left % STEP == 0:
        left //= STEP
    return left == 1 or number % EVERY == 0
