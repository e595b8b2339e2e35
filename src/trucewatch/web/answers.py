"""The ledger's answers, kept as long as the ledger does not grow: linking is done once for a head, a clock and a time."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from datetime import datetime
from threading import RLock
from typing import TypeVar, cast

from trucewatch.desk import Ledger
from trucewatch.desk.indexed import Indexed
from trucewatch.desk.known import By, Known
from trucewatch.desk.why import Why
from trucewatch.records import Change, Truce, Verdict

from .asked import Asked
from .faults import NotFoundError

T = TypeVar("T")
KEPT = 512


class Answers:
    """Asks the ledger on behalf of all visitors. Threads may share it: one computes, the others wait for what it finds."""

    def __init__(self, book: Ledger) -> None:
        self.book = book
        self._lock = RLock()
        self._kept: OrderedDict[Hashable, object] = OrderedDict()
        self._head = ""

    def head(self) -> str:
        """Return the hash of the ledger's newest entry, which names all that it holds; empty for an empty ledger."""
        newest = self.book.log.head()
        return newest.hash if newest else ""

    def known(self, known: datetime | None, by: By) -> Known:
        """Return all that is known at a time."""
        return self.once(("known", known, by), lambda: self.book.known(known, by))

    def indexed(self, asked: Asked) -> Indexed:
        """Return what is known, by what one looks it up with."""
        seen = self.known(asked.known, asked.by)
        return self.once(("indexed", asked.known, asked.by), lambda: Indexed.of(seen))

    def verdicts(self, asked: Asked) -> dict[str, list[Verdict]]:
        """Return the verdicts by truce."""

        def ask() -> dict[str, list[Verdict]]:
            found: dict[str, list[Verdict]] = {}
            for verdict in self.book.status(at=asked.at, known=asked.known, by=asked.by):
                found.setdefault(verdict.truce, []).append(verdict)
            return found

        return self.once(("verdicts", asked.at, asked.known, asked.by), ask)

    def truce(self, name: str, asked: Asked) -> Truce:
        """Return a truce. Raises NotFoundError where none of that id is known then."""
        found = self.indexed(asked).truces.get(name)
        if found is None:
            raise NotFoundError("no truce of that name is known at that time", remedy="see the list of truces")
        return found

    def history(self, truce: str, faction: str, asked: Asked) -> list[Change]:
        """Return how a faction's label changed."""
        key = ("history", truce, faction, asked.known, asked.by)
        return self.once(key, lambda: self.book.history(truce, faction, known=asked.known, by=asked.by))

    def why(self, truce: str, asked: Asked) -> list[Why]:
        """Return the chains behind the labels of a truce."""
        self.truce(truce, asked)
        key = ("why", truce, asked.at, asked.known, asked.by)
        return self.once(key, lambda: self.book.why(truce, at=asked.at, known=asked.known, by=asked.by))

    def once(self, key: Hashable, ask: Callable[[], T]) -> T:
        """Return what ``ask`` finds, asked once for each key as long as the ledger stays as it is."""
        with self._lock:
            head = self.head()
            if head != self._head:
                self._kept.clear()
                self._head = head
            if key in self._kept:
                self._kept.move_to_end(key)
                return cast(T, self._kept[key])
            found = ask()
            self._kept[key] = found
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
            return found
