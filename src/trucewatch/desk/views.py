"""What a ledger knows at the times that are asked about, kept up as it grows.

The present is one view. The past is asked about at many times; a few views are kept for it, and one that is near is turned to the time that
is asked about. All of it is derived from the ledger and can be thrown away at any moment; nothing of it is ever trusted to prove anything.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import OrderedDict
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from threading import RLock

from trucewatch.ledger import Ledger
from trucewatch.records import Recorded

from .kept.beside import Fitting
from .kept.keeping import Keeping
from .kept.published import Published, published
from .kept.stored import seen
from .known import By
from .peace import settled, undisturbed
from .sheets import KINDS
from .view import Seen, Shared, View

Time = tuple[datetime | None, By, bool]
"""Until when (None: all), by which clock, and whether with what people decided."""

# How many views of the past are kept, each with indexes as large as the ledger, and how many answers of them.
VIEWS, ANSWERS = 3, 8
# How many answers from the file are kept: each grows with what was asked of it.
KEPT = 8
# A file that holds every moment is made for the first who asks about the past where the ledger has no more such entries than these; it
# takes some milliseconds an entry, several times what reading them at once does. Of a larger ledger it is made for who asks for that alone.
PLAYED = 15_000
ALL_PUBLISHED: Time = (datetime.max.replace(tzinfo=UTC), "published", True)
# A view is turned to another time where no more than this share of the ledger lies between; else a new one is made, if there is room.
NEAR = 0.1


@dataclass
class _Kept:
    """A view with the time it is at, how many entries of the ledger it has looked at, and how many of them it knows."""

    view: View
    time: Time
    looked: int = 0
    knows: int = 0


class Views:
    """The views of a ledger. Threads may share it."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._shared = Shared(ledger)
        self._keeping, self._published = Keeping(ledger), Published(ledger)
        self._present = _Kept(View(self._shared), (None, "recorded", True))
        self._past: list[_Kept] = []
        self._answers: OrderedDict[Time, tuple[int, Seen]] = OrderedDict()
        self._kept: OrderedDict[tuple[str, int], Seen] = OrderedDict()
        self._newer: dict[int, tuple[str, list[Recorded]]] = {}
        self._looked_at = 0
        self._lock, self._working = RLock(), RLock()

    def close(self) -> None:
        """Let go of what is kept."""
        self._keeping.close()
        self._published.close()

    def seen(self, at: datetime | None = None, by: By = "recorded", people: bool = True) -> Seen:
        """Return what is known at a time (None: all), by the clock of recording or of publication; without ``people``, undecided.

        Where it was worked out before and kept, it is read from there as it is asked for.
        """
        time: Time = (at, "recorded" if at is None else by, people)
        with self._lock:
            stored = self._stored(*time[:2]) if people else None
        if stored is not None:
            settled()
        return stored or self._whole(time)

    def warm(self, past: bool = False, by: By = "recorded") -> None:
        """Work the present out of the ledger itself, so that what comes next need only be added to it; with ``past`` every moment too, by
        this clock."""
        if past:
            with self._working, undisturbed():
                self._read()
                if by == "published":
                    self._keep_published(always=True)
                elif (fitting := self._keeping.fitting()) is None or fitting.head.since > 0:
                    self._play()
        self._whole((None, "recorded", True))

    def _whole(self, time: Time) -> Seen:
        """Return what is known at a time, from the file once that holds it, or else worked out. What is kept can be read meanwhile."""
        with self._working:
            self._read()
            with undisturbed():
                return self._played(time) or self._seen(time)

    def _worked_out(self, time: Time) -> Seen:
        """Return what is known at a time, worked out of the ledger itself."""
        with self._working:
            self._read()
            with undisturbed():
                return self._seen(time)

    def _played(self, time: Time) -> Seen | None:
        """Return what is known at a time from a file that holds all moments, made for the first who asks for one before it.

        None where coders alone are asked for, or no file can be kept.
        """
        (at, by, people), entries = time, self._shared.sheets.entries
        if at is None or not people:
            return None
        if by == "published":
            self._keep_published()
        elif (fitting := self._keeping.fitting()) is not None and fitting.step_by(at) is not None:
            self._go_on(self._present)
        elif len(entries) <= PLAYED:
            self._play()
        with self._lock:
            return self._stored(at, by)

    def _keep_published(self, always: bool = False) -> None:
        """Let the file of what was known by publication hold all entries; where there is none, make it unless it would take too long."""
        entries, fitting = self._shared.sheets.entries, self._published.fitting()
        new = [entry for entry in entries if entry.sequence > fitting.head.sequence] if fitting else entries
        if not new:
            return
        if fitting is not None and all(entry.kind != "takedown" for entry in new):
            self._catch_up(fitting, new)
        elif always or fitting is not None or len(entries) <= PLAYED:
            played = View(self._shared)
            if self._published.play(played, entries):
                self._past = [*self._past[1 - VIEWS :], _Kept(played, ALL_PUBLISHED, len(entries), len(entries))]

    def _catch_up(self, fitting: Fitting, new: list[Recorded]) -> None:
        """Write anew what was known by publication from the first moment of new entries on."""
        entries, since = self._shared.sheets.entries, min(map(published, new))
        before: Time = (since - timedelta(microseconds=1), "published", True)
        known = len(self._known_by(entries, before))
        there = (one for one in self._past if one.time == ALL_PUBLISHED and one.looked == len(entries) - len(new) == known)
        if (kept := next(there, None)) is None:
            self._go_on(kept := self._turned(before))
        self._published.go_on(kept.view, fitting, entries, since)
        kept.time, kept.looked, kept.knows = ALL_PUBLISHED, len(entries), len(entries)

    def _play(self) -> None:
        """Make the file with every moment of the ledger."""
        entries, played = self._shared.sheets.entries, View(self._shared)
        if entries and self._keeping.play(played, entries) and not self._present.looked:
            self._present = _Kept(played, self._present.time, len(entries), len(entries))

    def _stored(self, at: datetime | None, by: By) -> Seen | None:
        """Return what is kept of a time; None where that is not kept, or where the present is at hand already."""
        keeping = self._keeping if by == "recorded" else self._published
        if (at is None and self._present.looked) or (fitting := keeping.fitting()) is None:
            return None
        head = fitting.head
        new = self._after(head.sequence)
        if new and (at is None or at >= min(_known_from(entry, by) for entry in new)):
            return None
        sequence = head.sequence if at is None else fitting.step_by(at)
        if sequence is None:
            return None
        key = head.made, sequence
        if key not in self._kept:
            time: Time = (at, by, True)
            self._kept[key] = seen(fitting.at(sequence), self._ledger, lambda: self._worked_out(time))
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        self._kept.move_to_end(key)
        return self._kept[key]

    def _after(self, sequence: int) -> list[Recorded]:
        """Return the entries after one that bear on what is known."""
        _, tip = self._ledger.tip()
        if sequence not in self._newer or self._newer[sequence][0] != tip:
            newer = list(self._ledger.entries(kinds=KINDS, after=sequence))
            self._newer = {one: found for one, found in self._newer.items() if found[0] == tip} | {sequence: (tip, newer)}
        return self._newer[sequence][1]

    def _seen(self, time: Time) -> Seen:
        if time == self._present.time:
            return self._go_on(self._present)
        kept = self._answers.get(time)
        if kept is None or kept[0] != len(self._shared.sheets.entries):
            kept = self._answers[time] = (len(self._shared.sheets.entries), self._go_on(self._turned(time)))
            while len(self._answers) > ANSWERS:
                self._answers.popitem(last=False)
        return kept[1]

    def _read(self) -> None:
        newest, _ = self._ledger.tip()
        if newest != self._looked_at:
            self._shared.sheets.read()
            self._looked_at = newest

    def _go_on(self, kept: _Kept) -> Seen:
        """Let a view take what came since it last looked."""
        entries = self._shared.sheets.entries
        if kept is self._present:
            self._keep_up(entries)
        elif kept.looked < len(entries):
            new = self._known_by(entries[kept.looked :], kept.time)
            kept.looked, kept.knows = len(entries), kept.knows + len(new)
            if new:
                kept.view.take(new)
        return kept.view.seen

    def _keep_up(self, entries: list[Recorded]) -> None:
        """Let the present take what came, and keep what it then knows."""
        kept, new = self._present, entries[self._present.looked :]
        if not new:
            return
        fitting = self._keeping.fitting()
        before = entries[kept.looked - 1].sequence if kept.looked else 0
        if fitting is None or not before <= fitting.head.sequence <= new[-1].sequence:
            kept.view.take(new)
            self._keeping.make(kept.view, new[-1])
        else:
            at = bisect_right(new, fitting.head.sequence, key=lambda entry: entry.sequence)
            if at:
                kept.view.take(new[:at])
            self._keeping.go_on(kept.view, fitting, new[at:])
        kept.looked = kept.knows = len(entries)

    def _turned(self, time: Time) -> _Kept:
        """Return a view of a time: one that is there, one that is near and is turned to it, or a new one."""
        if (there := next((kept for kept in self._past if kept.time == time), None)) is not None:
            return there
        entries = self._known_by(self._shared.sheets.entries, time)
        near = min(self._past, key=lambda kept: abs(kept.knows - len(entries)), default=None)
        far = near is None or abs(near.knows - len(entries)) > NEAR * len(self._shared.sheets.entries)
        if near is None or (far and len(self._past) < VIEWS):
            near = _Kept(View(self._shared), time)
            self._past.append(near)
        near.view.turn(entries)
        near.time, near.looked, near.knows = time, len(self._shared.sheets.entries), len(entries)
        return near

    def _known_by(self, entries: list[Recorded], time: Time) -> list[Recorded]:
        """Return the entries known at a time. A text that was taken down at any time is not there to be read at any other."""
        at, by, people = time
        found = entries if people else [entry for entry in entries if entry.kind != "decision"]
        if at is None:
            return found
        if by == "published":
            return [one for one in found if one.kind == "takedown" or (one.published or one.recorded) <= at]
        return [one for one in found if one.kind == "takedown" or one.recorded <= at]


def _known_from(entry: Recorded, by: By) -> datetime:
    """Return from when on an entry bears on what is known: a takedown at all times."""
    if entry.kind == "takedown":
        return datetime.min.replace(tzinfo=UTC)
    return published(entry) if by == "published" else entry.recorded
