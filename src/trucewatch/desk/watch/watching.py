"""Rounds of a watch: poll, compare, remember, tell.

What has to be told is remembered in one step with the state that it was told about, and taken off only after it went out. So a watch that
is killed loses nothing; what it was just sending may go out once more, under the same id.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from threading import Event

from trucewatch.desk.book import Ledger
from trucewatch.desk.changes import LabelChange, changes, sourced, standings
from trucewatch.desk.notices import Channel, Notice, NoticeError
from trucewatch.desk.notices.notice import Trouble, one_line
from trucewatch.records import Verdict

from . import state as states
from .poll import Poll
from .revisiting import Revisiting
from .sources import Watched, Watchlist
from .state import State, Waiting

# With notices that did not go out, the next attempt is at most this many seconds away.
RETRY = 60.0


@dataclass
class Watch:
    """A watch on one ledger. ``note`` takes lines for the operator, ``stop`` ends the watch after the page in hand."""

    book: Ledger
    watchlist: Watchlist
    file: Path
    channels: Mapping[str, Channel]
    manners: Revisiting
    stop: Event = field(default_factory=Event)
    note: Callable[[str], None] = lambda line: None
    clock: Callable[[], datetime] = lambda: datetime.now(UTC)

    def __post_init__(self) -> None:
        self.state = states.load(self.file) or self._first()
        self._muted: set[str] = set()

    def run(self, once: bool = False) -> None:
        """Go round until stopped, or once. A source is polled when its interval is over."""
        due = {source.name: 0.0 for source in self.watchlist.source}
        while True:
            ready = [source for source in self.watchlist.source if due[source.name] <= time.monotonic()]
            self.round(ready)
            due |= {source.name: time.monotonic() + self.watchlist.every(source) for source in ready}
            left = min(due.values()) - time.monotonic()
            if once or self.stop.wait(max(0.0, min(left, RETRY) if self.state.outbox else left)):
                return

    def round(self, sources: Iterable[Watched]) -> None:
        """Poll these sources, and tell what has changed since the round before."""
        polls = [self._poll(source) for source in sources if not self.stop.is_set()]
        self._remember(polls)
        self._deliver()

    def _first(self) -> State:
        """Begin with what the ledger says now: only what changes from here on is news."""
        first = State(standings=standings(self.book, self.book.status(at=self.clock())))
        states.save(self.file, first)
        return first

    def _poll(self, source: Watched) -> Poll:
        before, every = self.state.visited.get(source.name, states.Visited()), self.watchlist.every(source)
        poll = Poll(source, before, self.manners, self.stop.is_set, self.clock(), every)
        done = poll.into(self.book)
        counted = f"{done.recorded} new, {done.known} known, {len(done.quarantined)} set aside"
        said = f"failed: {one_line(poll.failure)}" if poll.failure else counted
        self.note(f"{source.name}: {said}" + (f"; {done.dates}" if done.dates else ""))
        for item in poll.news():
            self.note(f"set aside: {item}")
        return poll

    def _remember(self, polls: list[Poll]) -> None:
        at = self.clock()
        verdicts = self.book.status(at=at)
        now = standings(self.book, verdicts)
        before = self.state
        step = before.model_copy(update={"round": before.round + 1})
        changed, troubles = self._sourced(changes(before.standings, now), verdicts), _troubles(polls, before.failing)
        notice = Notice(id=step.notice_id(), at=at, changes=tuple(changed), troubles=tuple(troubles))
        news = (Waiting(notice=notice, left=tuple(self.channels)),) if changed or troubles else ()
        self._save(
            standings=now,
            round=step.round,
            outbox=(*before.outbox, *news),
            failing=_failing(polls, before.failing),
            visited=before.visited | {poll.source.name: poll.visited() for poll in polls},
        )

    def _sourced(self, changed: list[LabelChange], verdicts: list[Verdict]) -> list[LabelChange]:
        return sourced(changed, verdicts, self.book.known()) if changed else []

    def _deliver(self) -> None:
        """Send what waits, the oldest first; a channel that fails keeps its later notices waiting too, in their order."""
        blocked: set[str] = set()
        for waiting in self.state.outbox:
            for name in waiting.left:
                if name not in blocked and not self._told(name, waiting.notice):
                    blocked.add(name)
                elif name not in blocked:
                    self._save(outbox=_without(self.state.outbox, waiting.notice.id, name))
        self._muted = blocked

    def _told(self, name: str, notice: Notice) -> bool:
        """Tell a channel. One that is no longer wished for has nothing left to be told."""
        try:
            if name in self.channels:
                self.channels[name].tell(notice)
        except NoticeError as error:
            if name not in self._muted:
                self.note(f"not told yet: {error}")
            return False
        return True

    def _save(self, **fields: object) -> None:
        self.state = self.state.model_copy(update=fields)
        states.save(self.file, self.state)


def _without(outbox: tuple[Waiting, ...], notice: str, channel: str) -> tuple[Waiting, ...]:
    left = (
        one.model_copy(update={"left": tuple(name for name in one.left if name != channel)}) if one.notice.id == notice else one
        for one in outbox
    )
    return tuple(one for one in left if one.left)


def _troubles(polls: Iterable[Poll], failing: Mapping[str, str]) -> list[Trouble]:
    """Return the sources that began to fail, and those that work again."""
    named = ((poll.source.name, poll.failure) for poll in polls)
    return [Trouble(source=name, reason=failure) for name, failure in named if (failure is not None) != (name in failing)]


def _failing(polls: Iterable[Poll], before: Mapping[str, str]) -> dict[str, str]:
    now = {poll.source.name: poll.failure for poll in polls}
    return {name: reason for name, reason in (dict(before) | now).items() if reason is not None}
