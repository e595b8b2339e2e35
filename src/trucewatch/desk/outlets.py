"""What each outlet repeats, kept in the ledger with its pages: what a page is read as rests on the pages recorded before it."""

from __future__ import annotations

import base64
import struct
from collections.abc import Mapping
from typing import Any

from trucewatch.documents import read
from trucewatch.documents.habits import Habits, Sketch, host_of, sketch
from trucewatch.ledger import Ledger
from trucewatch.records import Document, Entry, Page

KIND = "sketch"


class Outlets:
    """The habits of outlets as a ledger has learned them. Only web pages show them: a text alone has no furniture."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._known: dict[str, tuple[Habits, int]] = {}
        self._read: dict[str, tuple[str, Sketch]] = {}

    def read(self, page: Page) -> Document:
        """Return the document of a page, without what its outlet writes on all of them.

        Raises DocumentError where the page has no article.
        """
        document = read(page)
        host = host_of(document) if "html" in page.media_type else None
        if host is None:
            return document
        self._read = {page.sha256: (host, sketch(document))}
        return self._habits(host)[0].cleared(document)

    def learn(self, page: Page) -> None:
        """Record what the page that was just read teaches; nothing where it was not read here, or is a later version of another."""
        host, seen = self._read.pop(page.sha256, (None, frozenset()))
        if host is None:
            return
        habits, count = self._habits(host)
        after = habits.with_page(seen)
        if after is not habits:
            self._ledger.append([Entry.of(KIND, {"outlet": host, "runs": _packed(seen)}, key=_key(host, count + 1))])
            self._known[host] = after, count + 1

    def _habits(self, host: str) -> tuple[Habits, int]:
        """Return the habits of an outlet, and how many pages the ledger has learned them from."""
        if host not in self._known:
            count = self._count(host)
            found = (self._ledger.get(KIND, _key(host, number)) for number in range(max(1, count - Habits.remembered() + 1), count + 1))
            self._known[host] = Habits(_unpacked(entry.value) for entry in found if entry), count
        return self._known[host]

    def _count(self, host: str) -> int:
        """Return the number of the last sketch of an outlet: numbers have no gap, so it is searched for by halves."""
        low, high = 0, 1
        while self._ledger.get(KIND, _key(host, high)) is not None:
            low, high = high, 2 * high
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (middle, high) if self._ledger.get(KIND, _key(host, middle)) is not None else (low, middle)
        return low


def _key(host: str, number: int) -> str:
    return f"{host[:300]}~{number}"


def _packed(runs: Sketch) -> str:
    return base64.b64encode(struct.pack(f">{len(runs)}I", *sorted(runs))).decode()


def _unpacked(value: Mapping[str, Any]) -> Sketch:
    packed = base64.b64decode(value["runs"])
    return frozenset(struct.unpack(f">{len(packed) // 4}I", packed))
