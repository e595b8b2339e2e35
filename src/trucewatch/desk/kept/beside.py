"""A file of what was worked out, beside its ledger: where it lies, whether it fits, and how it is made anew."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from threading import Lock
from typing import NamedTuple

from trucewatch.folders import beside, cache
from trucewatch.ledger import Ledger
from trucewatch.ledger.chain import stamp as time_stamp

from .file import Head, KeptFile, make, remove
from .fit import stamp
from .stored import Kept

BY_RECORDING, BY_PUBLICATION = ".view", ".published.view"


def place(where: str, ending: str = BY_RECORDING) -> Path:
    """Return where a file of a ledger lies: beside its file, or in the user's cache for a database's address."""
    return beside(where, ending, cache())


def forget(where: str) -> None:
    """Remove all that was worked out of a ledger."""
    for ending in (BY_RECORDING, BY_PUBLICATION):
        remove(place(where, ending))


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


class Beside:
    """A kept file of a ledger. Without a place to write to, all goes on without one."""

    def __init__(self, ledger: Ledger, ending: str = BY_RECORDING) -> None:
        self._ledger, self._place = ledger, place(ledger.where, ending)
        self._file: KeptFile | None = None
        self._opening = Lock()
        self._closed = self._impossible = False
        self._held: Head | None = None

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
