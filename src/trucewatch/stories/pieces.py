"""Stories that nothing joins any more, laid away until all are told: a story has a further piece for every late print."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

import numpy as np

from trucewatch.records import Story

from .copy import Copy
from .shelf import Shelf
from .statements import dated, quoted_by
from .telling import Told, related, rows_of, story_from, story_of

# Undated stories come after all that are dated.
_LAST = 1 << 40


class Pieces:
    """Stories on a shelf. ``copies`` returns the copy of a number."""

    def __init__(self, shelf: Shelf, copies: Callable[[int], Copy]) -> None:
        self._shelf, self._copies = shelf, copies
        self._stories, self._firsts, self._records = array("Q"), array("Q"), array("Q")

    def put(self, story: int, members: Sequence[int]) -> None:
        """Lay a story away, or a further piece of it, that has these copies."""
        copies = [self._copies(number) for number in members]
        first = min(number + _LAST * (not copy.dated) for number, copy in zip(members, copies, strict=True))
        origin, rows = rows_of(copies)
        self._stories.append(story)
        self._firsts.append(first)
        self._records.append(self._shelf.put((members, origin, [tuple(row) for row in rows], dated(copies), quoted_by(copies).tobytes())))

    def stories(self, whole: Callable[[int], int]) -> Iterator[Story]:
        """Yield all stories with their relations, in order of time; ``whole`` returns the story that one has become a part of."""
        wholes = array("Q", map(whole, self._stories))
        firsts: dict[int, int] = {}
        for story, first in zip(wholes, self._firsts, strict=True):
            firsts[story] = min(first, firsts.get(story, first))
        order = sorted(range(len(wholes)), key=lambda piece: firsts[wholes[piece]])
        undated = (self._told([piece]).quoted for piece, first in enumerate(self._firsts) if first >= _LAST)
        return related((self._told(list(pieces)) for _, pieces in groupby(order, wholes.__getitem__)), undated)

    def _told(self, pieces: list[int]) -> Told:
        records = [self._shelf.get(self._records[piece]) for piece in pieces]
        if len(records) == 1:
            return _unpacked(*records[0][1:])
        copies = [self._copies(number) for members, *_ in records for number in members]
        return Told(story_of(copies), dated(copies), quoted_by(copies))


def _unpacked(origin: str | None, rows: list[tuple[str, ...]], first: float | None, quoted: bytes) -> Told:
    return Told(story_from(origin, rows), first, np.frombuffer(quoted, np.uint64))
