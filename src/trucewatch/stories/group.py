"""Documents into stories: their copies are laid down as they come, placed in order of time, and laid away once nothing joins them."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator
from itertools import islice

import numpy as np

from trucewatch.quiet import unsearched
from trucewatch.records import Document, Story

from .copy import Copy, copies_of, moment_of
from .pieces import Pieces
from .placing import Stories
from .shelf import Shelf

# So many documents are read at once: more cost hardly less for each.
AT_ONCE = 128


def group(documents: Iterable[Document]) -> list[Story]:
    """Return the stories of the documents, in order of time; the result does not depend on the order in which they are given."""
    return list(stories_in(documents))


def stories_in(documents: Iterable[Document]) -> Iterator[Story]:
    """Yield the stories of the documents, in order of time; in memory are only the copies of the last days, and some numbers of each.

    Raises OSError where the folder for temporary files has no room for the copies.
    """
    with Shelf() as shelf, Shelf() as told:
        tray = Tray(shelf, _laid_down(documents, shelf))
        stories, pieces = Stories(tray), Pieces(told, tray.__getitem__)
        with unsearched():
            _place(tray, stories, pieces)
        yield from pieces.stories(stories.whole)


def _place(tray: Tray, stories: Stories, pieces: Pieces) -> None:
    """Put the copies on a tray into stories, and lay away each story once nothing joins it."""
    for copy in tray.in_order():
        stories.place(copy)
        for story, members in stories.settled():
            pieces.put(story, members)
        tray.clear(stories.oldest)
    for story, members in stories.rest():
        pieces.put(story, members)
    stories.retell()


def order(document: Document) -> tuple[bool, float, str, str]:
    """Return where a document comes: undated pages first, so that every dated one finds them; the original is asked for at the end."""
    published = document.imprint.published
    return published is not None, moment_of(published, document.gathered).timestamp(), document.id, document.location


class Tray:
    """The copies on a shelf, in the order of ``places`` there; at hand are those without a date, and the latest."""

    def __init__(self, shelf: Shelf, places: array[int]) -> None:
        self._shelf, self._places = shelf, places
        self._at_hand: dict[int, Copy] = {}
        self._added = self._cleared = 0

    def __getitem__(self, number: int) -> Copy:
        """Return a copy."""
        return self._at_hand.get(number) or self._shelf.get_copy(self._places[number])

    def append(self, copy: Copy) -> None:
        """Have the next copy at hand."""
        self._at_hand[self._added] = copy
        self._added += 1

    def copy(self) -> Tray:
        """Return the same once more."""
        other = Tray(self._shelf, self._places)
        other._at_hand, other._added, other._cleared = dict(self._at_hand), self._added, self._cleared
        return other

    def in_order(self) -> Iterator[Copy]:
        """Yield all copies."""
        return (self._shelf.get_copy(place) for place in self._places)

    def clear(self, oldest: int) -> None:
        """Have no dated copy before a number at hand any more."""
        for number in range(self._cleared, oldest):
            if self._at_hand[number].dated:
                del self._at_hand[number]
        self._cleared = max(self._cleared, oldest)


def _copies(documents: Iterable[Document]) -> Iterator[Copy]:
    left = iter(documents)
    while some := list(islice(left, AT_ONCE)):
        with unsearched():
            copies = copies_of(some)
        yield from copies


def _laid_down(documents: Iterable[Document], shelf: Shelf) -> array[int]:
    """Lay the copies of documents down; return their places in the order of ``order``, once for each print."""
    last: dict[bytes, int] = {}
    dated, times = bytearray(), array("d")
    for copy in _copies(documents):
        last[bytes.fromhex(copy.document) + copy.place.encode("utf-8", "surrogatepass")] = shelf.put_copy(copy)
        dated.append(copy.dated)
        times.append(copy.time)
    places = np.array([last[key] for key in sorted(last)], np.int64)
    in_order = np.lexsort((np.array(times)[places], np.array(dated)[places]))
    return array("Q", places[in_order].tolist())
