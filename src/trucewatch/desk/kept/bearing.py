"""What bears on a truce, read from the file: all of it, or as much as its verdicts at one time can rest on."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING

from trucewatch.ledger.chain import stamp as time_stamp
from trucewatch.monitor import Bare, Monitor
from trucewatch.records import Testimony, Verdict

from . import bared, forms

if TYPE_CHECKING:
    from .stored import Kept


class Bearing:
    """The testimonies that bear on a truce as it stood after an entry."""

    def __init__(self, kept: Kept, named: forms.Named) -> None:
        self._kept, self._truce, self._named = kept, named.truce, named

    def whole(self) -> tuple[Testimony, ...]:
        """Return the testimonies."""
        told = self._kept.joined("member", self._truce.id, "testimony", forms.WHOLE)
        return (*(one for one, _, _ in self._beforehand()), *(forms.read_testimony(body) for _, body in told))

    def bare(self, since: bytes = b"") -> tuple[Bare, ...]:
        """Return what the monitor judges by; with ``since`` the acts, and what there is of incidents from then on."""
        return self._read(self._kept.joined("member", self._truce.id, "testimony", forms.BARE, since))

    def verdicts(self, at: datetime) -> list[Verdict]:
        """Return the verdicts at a time, reading what can bear on them then: the acts of a truce say what that is."""
        since = self._acts.reach(self._truce.id, at, self._named.accused)
        monitor = self._acts if since is None else Monitor.of(self.bare(time_stamp(since).encode()))
        return monitor.verdicts(at, truce=self._truce.id)

    @cached_property
    def _acts(self) -> Monitor:
        return Monitor.of(self._read(self._kept.joined("acting", self._truce.id, "testimony", forms.ACTS)))

    def _read(self, told: list[tuple[str, bytes]]) -> tuple[Bare, ...]:
        return (*(one for _, one, _ in self._beforehand()), *bared.read((body for _, body in told), self._truce.pledges))

    def _beforehand(self) -> Iterator[tuple[Testimony, Bare, frozenset[str]]]:
        known = (forms.read_background(body) for _, body in self._kept.keys("background", forms.WHOLE))
        return (one for one in known if not one[2].isdisjoint(self._named.actors))
