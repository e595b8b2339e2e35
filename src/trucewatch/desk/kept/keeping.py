"""Keeping the file up with the ledger: is there one that fits, what it says, and what a view that goes on adds to it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from pathlib import Path
from threading import Lock
from typing import NamedTuple

from trucewatch.folders import beside, cache
from trucewatch.ledger import Ledger
from trucewatch.ledger.chain import stamp as time_stamp
from trucewatch.records import Recorded

from ..view import Moved, View
from . import forms, written
from .file import NEVER, Group, Head, KeptFile, Parts, make, remove
from .fit import stamp
from .stored import Kept

STEPS = 2000
"""More moments of recording than these are not kept one by one, unless the file has all from the first on: it begins anew instead."""


def place(where: str) -> Path:
    """Return where the file of a ledger lies: beside its file, or in the user's cache for a database's address."""
    return beside(where, ".view", cache())


def forget(where: str) -> None:
    """Remove all that was worked out of a ledger."""
    remove(place(where))


class Fitting(NamedTuple):
    """A file that fits the ledger and the rules, and what it holds."""

    file: KeptFile
    head: Head

    def at(self, sequence: int) -> Kept:
        """Return what the file says of the time after an entry."""
        return Kept(self.file, sequence, self.head.made)

    def step_by(self, at: datetime) -> int | None:
        """Return the newest step recorded by a time, None where that lies before what the file holds."""
        return self.file.step_by(time_stamp(at))


class Keeping:
    """The kept file of a ledger. Without a place to write to, all goes on without one."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger, self._place = ledger, place(ledger.where)
        self._file: KeptFile | None = None
        self._opening = Lock()
        self._closed = self._impossible = False
        self._held: Head | None = None
        self._written = -1

    def close(self) -> None:
        """Let go of the file; from then on there is none, also for who still works things out."""
        with self._opening:
            self._closed = True
            if self._file is not None:
                self._file.close()
            self._file = None

    def fitting(self) -> Fitting | None:
        """Return the file with what it holds, None where there is none that these rules made of this ledger."""
        return self._look() or self._look()  # the one that is open may have been replaced

    def _look(self) -> Fitting | None:
        with self._opening:
            file = self._file
            if file is None and self._place.exists() and not self._closed:
                with suppress(sqlite3.Error):
                    file = self._file = KeptFile(self._place)
        head = file.head() if file else None
        if file and head and head.stamp == stamp() and self._is_of_this(head):
            return Fitting(file, head)
        self._file = None  # left to be closed by those who still read in it
        return None

    def _is_of_this(self, head: Head) -> bool:
        """Tell whether the entry that a file goes up to stands in the ledger: asked once, since what stands there stays."""
        if head != self._held and self._ledger.hash_at(head.sequence) == head.hash:
            self._held = head
        return head == self._held

    def make(self, view: View, last: Recorded) -> None:
        """Make the file anew of a view that knows all up to an entry."""

        def fill(file: KeptFile, made: str) -> None:
            file.fill(last.sequence, time_stamp(last.recorded), written.whole(view))
            file.advance(last.sequence, last.hash)

        if self._make(last.sequence, fill):
            view.moved = Moved()

    def play(self, view: View, entries: list[Recorded]) -> bool:
        """Make the file anew with what held after each moment of recording; tell whether that was possible.

        ``view`` knows nothing yet, and then all.
        """

        def fill(file: KeptFile, made: str) -> None:
            view.take(entry for entry in entries if entry.kind == "takedown")  # what was taken down is there at no time
            file.fill(0, "", written.whole(view))
            pages = Kept(file, NEVER - 1, made)
            for some in _moments(entries):
                file.write(some[-1].sequence, time_stamp(some[-1].recorded), _moved(view, some, _Pages(pages)))
            last = entries[-1]
            file.write(last.sequence, time_stamp(last.recorded), dict(written.judged(view, view.cases)))
            file.advance(last.sequence, last.hash)

        return self._make(0, fill, indexed=True)

    def _make(self, since: int, fill: Callable[[KeptFile, str], None], indexed: bool = False) -> bool:
        if self._impossible or self._closed:
            return False
        self._file = None
        try:
            self._place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            make(self._place, stamp(), since, fill, indexed)
        except (OSError, sqlite3.Error):
            self._impossible = True  # where nothing can be kept, everything is worked out when it is asked for
        return not self._impossible

    def go_on(self, view: View, fitting: Fitting, entries: list[Recorded]) -> None:
        """Let a view that knows what the file holds take further entries, and note what each moment of recording changed."""
        steps = list(_moments(entries))
        many = len(steps) > STEPS and fitting.head.since > 0
        if many or any(entry.kind == "takedown" for entry in entries):
            view.take(entries)
            self.make(view, entries[-1])
            return
        pages = _Pages(fitting.at(fitting.head.sequence))
        noted = [_Step(some[-1], _moved(view, some, pages)) for some in steps]
        if noted:
            noted[-1].groups |= dict(written.judged(view, {name for step in noted for name in step.truces}))
            self._write(fitting, noted)

    def _write(self, fitting: Fitting, steps: list[_Step]) -> None:
        """Write steps; those that another program wrote meanwhile came out the same and are left out."""
        file = fitting.file
        try:
            with file.writing():
                now = file.head()
                if now is None or now.made != fitting.head.made:
                    return
                if now.sequence != self._written:
                    file.forget()
                left = [step for step in steps if step.last.sequence > now.sequence]
                for step in left:
                    file.write(step.last.sequence, time_stamp(step.last.recorded), step.groups)
                if left:
                    file.advance(left[-1].last.sequence, left[-1].last.hash)
                    self._written = left[-1].last.sequence
        except sqlite3.Error:
            self._file = None


@dataclass
class _Step:
    """What a moment of recording changed: its last entry, and the groups of items as they are from it on."""

    last: Recorded
    groups: dict[Group, Parts]

    @property
    def truces(self) -> set[str]:
        return {key for sort, key in self.groups if sort == "judged"}


class _Pages:
    """The pages as they were kept, with those that steps changed which are not written yet."""

    def __init__(self, kept: Kept) -> None:
        self._kept = kept
        self._changed: dict[str, bytes | None] = {}

    def of(self, keys: Iterable[str]) -> Iterator[forms.Page]:
        for key in keys:
            body = self._changed[key] if key in self._changed else self._kept.one("page", key)
            if body is not None:
                yield forms.read_page(body)

    def take(self, groups: Mapping[Group, Parts]) -> None:
        """Note the pages among groups that are not written yet."""
        self._changed |= {key: parts.get("") for (sort, key), parts in groups.items() if sort == "page"}


def _moments(entries: list[Recorded]) -> Iterator[list[Recorded]]:
    """Yield entries by their moments of recording: in order."""
    return (list(some) for _, some in groupby(entries, key=lambda entry: entry.recorded))


def _moved(view: View, entries: list[Recorded], pages: _Pages) -> dict[Group, Parts]:
    view.moved = Moved()
    view.take(entries)
    moved = view.moved
    groups = written.of(view, moved.truces, moved.pages, pages.of(moved.pages))
    pages.take(groups)
    return groups
