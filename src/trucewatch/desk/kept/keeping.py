"""Keeping the file up with the ledger: what a view that goes on adds to it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import groupby

from trucewatch.ledger import Ledger
from trucewatch.ledger.chain import stamp as time_stamp
from trucewatch.records import Recorded

from ..view import Moved, View
from . import forms, written
from .beside import Beside, Fitting
from .file import NEVER, Group, KeptFile, Parts
from .stored import Kept

STEPS = 2000
"""More moments of recording than these are not kept one by one, unless the file has all from the first on: it begins anew instead."""


class Keeping(Beside):
    """The file of what was known by recording."""

    def __init__(self, ledger: Ledger) -> None:
        super().__init__(ledger)
        self._written = -1

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
                file.write(some[-1].sequence, time_stamp(some[-1].recorded), moved(view, partial(view.take, some), Pages(pages)))
            last = entries[-1]
            file.write(last.sequence, time_stamp(last.recorded), dict(written.judged(view, view.cases)))
            file.advance(last.sequence, last.hash)

        return self._make(0, fill, indexed=True)

    def go_on(self, view: View, fitting: Fitting, entries: list[Recorded]) -> None:
        """Let a view that knows what the file holds take further entries, and note what each moment of recording changed."""
        steps = list(_moments(entries))
        many = len(steps) > STEPS and fitting.head.since > 0
        if many or any(entry.kind == "takedown" for entry in entries):
            view.take(entries)
            self.make(view, entries[-1])
            return
        pages = Pages(fitting.at(fitting.head.sequence))
        noted = [_Step(some[-1], moved(view, partial(view.take, some), pages)) for some in steps]
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


class Pages:
    """The pages as they were kept, with those that steps changed which are not written yet."""

    def __init__(self, kept: Kept) -> None:
        self._kept = kept
        self._changed: dict[str, bytes | None] = {}

    def of(self, keys: Iterable[str]) -> Iterator[forms.Page]:
        """Yield the pages of these keys, as far as they are there."""
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


def moved(view: View, go: Callable[[], None], pages: Pages) -> dict[Group, Parts]:
    """Return what changes in the file where a view goes to another time; ``pages`` are those of the time before."""
    view.moved = Moved()
    go()
    groups = written.of(view, view.moved.truces, view.moved.pages, pages.of(view.moved.pages))
    pages.take(groups)
    return groups
