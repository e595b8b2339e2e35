"""The ledger's answers, kept as long as the ledger does not grow: linking is done once for a head, a clock and a time."""

from __future__ import annotations

from collections import OrderedDict, defaultdict
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from threading import Lock, RLock, Thread
from time import monotonic
from typing import Any, TypeVar, cast

from trucewatch.desk import Ledger
from trucewatch.desk.cases import Case
from trucewatch.desk.indexed import Indexed
from trucewatch.desk.known import By, Known
from trucewatch.desk.peace import undisturbed
from trucewatch.desk.view import Seen
from trucewatch.desk.why import Why, explain
from trucewatch.errors import TrucewatchError
from trucewatch.records import Change, Truce, Verdict

from .asked import Asked, asked
from .faults import NotFoundError

T = TypeVar("T")
Key = tuple[Any, ...]
# How many answers of a kind are kept: few of those that hold the whole ledger, many of the small ones.
KEPT = {"seen": 6, "indexed": 6, "verdicts": 12, "rows": 12, "queue": 12, "listing": 500}
KEPT_ELSE = 20_000
# How long, in seconds, the ledger's head is taken to be the same; what this site itself records is seen at once.
LOOK = 0.2
_NOTHING = object()


class Answers:
    """Asks the ledger on behalf of all visitors. Threads may share it: one computes, the others wait for what it finds."""

    def __init__(self, book: Ledger) -> None:
        self.book = book
        self._lock, self._beginning = RLock(), Lock()
        self._kept: dict[str, OrderedDict[Key, object]] = defaultdict(OrderedDict)
        self._kept_for = ""
        self._head = ("", 0.0)
        self._first: Thread | None = None

    def is_read(self, patience: float) -> bool:
        """Begin to read the ledger where nobody has yet, wait so many seconds, and tell whether it is done."""
        with self._beginning:
            if self._first is None:
                self._first = Thread(target=self._read, name="first look", daemon=True)
                self._first.start()
        self._first.join(patience)
        return not self._first.is_alive()

    def _read(self) -> None:
        with suppress(TrucewatchError):  # whoever asks next is told
            self.indexed(asked())
            Thread(target=self._warm, name="warming", daemon=True).start()

    def _warm(self) -> None:
        """Make ready for what comes next, where the first answers came from what is kept beside the ledger."""
        with suppress(Exception):  # the site may be stopped meanwhile; whoever asks is told what is wrong
            self.book.warm()

    def head(self) -> str:
        """Return the hash of the ledger's newest entry, which names all that it holds; empty for an empty ledger."""
        head, until = self._head
        if monotonic() >= until:
            newest = self.book.log.head()
            head = newest.hash if newest else ""
            self._head = (head, monotonic() + LOOK)
        return head

    def look_again(self) -> None:
        """Look at the ledger anew, since this site may have written to it."""
        self._head = ("", 0.0)

    def known(self, known: datetime | None, by: By) -> Known:
        """Return all that is known at a time."""
        clock = _clock(known, by)
        return self._all(known, clock).known

    def indexed(self, asked: Asked) -> Indexed:
        """Return what is known, by what one looks it up with."""
        return self.once(("indexed", *_seen(asked)), lambda: Indexed.of(self.known(asked.known, asked.by)))

    def verdicts(self, asked: Asked) -> dict[str, list[Verdict]]:
        """Return the verdicts by truce."""

        def ask() -> dict[str, list[Verdict]]:
            told = ((name, self.verdicts_of(name, asked)) for name in self.indexed(asked).truces)
            return {name: verdicts for name, verdicts in sorted(told) if verdicts}

        return self.once(("verdicts", asked.at, *_seen(asked)), ask)

    def verdicts_of(self, truce: str, asked: Asked) -> list[Verdict]:
        """Return the verdicts on the parties of one truce."""
        return self.case(truce, asked).verdicts(asked.at)

    def case(self, truce: str, asked: Asked) -> Case:
        """Return a truce as it is judged."""
        known, clock = _seen(asked)
        return self._all(known, clock).cases[truce]

    def _all(self, known: datetime | None, clock: By) -> Seen:
        """Return what is known at a time with the cases, both of one head of the ledger."""
        return self.once(("seen", known, clock), lambda: self.book.seen(known, clock))

    def of_case(self, truce: str, key: Key, ask: Callable[[Case], T], asked: Asked) -> T:
        """Return what ``ask`` finds of a truce: kept until something that bears on it changes, whatever else the ledger takes in."""
        case = self.case(truce, asked)
        return case.once(key, lambda: ask(case))

    def truce(self, name: str, asked: Asked) -> Truce:
        """Return a truce. Raises NotFoundError where none of that id is known then."""
        found = self.indexed(asked).truces.get(name)
        if found is None:
            raise NotFoundError("no truce of that name is known at that time", remedy="see the list of truces")
        return found

    def history(self, truce: str, faction: str, asked: Asked) -> list[Change]:
        """Return how a faction's label changed."""
        return self.case(truce, asked).history(faction)

    def why(self, truce: str, asked: Asked) -> list[Why]:
        """Return the chains behind the labels of a truce."""
        self.truce(truce, asked)
        known = self.known(asked.known, asked.by)
        return self.of_case(truce, ("why", asked.at), lambda case: [explain(verdict, known) for verdict in case.verdicts(asked.at)], asked)

    def once(self, key: Key, ask: Callable[[], T]) -> T:
        """Return what ``ask`` finds, asked once for each key as long as the ledger stays as it is. The key begins with its kind."""
        head, kind = self.head(), str(key[0])
        if head == self._kept_for and (found := self._kept[kind].get(key, _NOTHING)) is not _NOTHING:
            return cast(T, found)
        with self._lock:
            if head != self._kept_for:
                self._kept.clear()
                self._kept_for = head
            kept = self._kept[kind]
            if key not in kept:
                with undisturbed():
                    kept[key] = ask()
                while len(kept) > KEPT.get(kind, KEPT_ELSE):
                    kept.popitem(last=False)
            return cast(T, kept[key])


def _clock(known: datetime | None, by: By) -> By:
    """Return the clock to ask by: where everything counts, both say the same, and one answer serves both."""
    return "recorded" if known is None else by


def _seen(asked: Asked) -> tuple[datetime | None, By]:
    return asked.known, _clock(asked.known, asked.by)
