"""The ledger as users work with it: pages in, the state of truces out, always with the reasons."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Self

from trucewatch.errors import SettingError
from trucewatch.ledger import Ledger as Log
from trucewatch.ledger import Verification
from trucewatch.monitor import Monitor
from trucewatch.records import Change, Page, Story, Truce, Verdict

from .known import By, Known, known
from .reading import CODER
from .recording import Added, Advance, add
from .why import Why, explain

# How many answers about the past are kept in memory, each of them as large as the ledger.
KEPT = 8


class Ledger:
    """A ledger of pages, reports and decisions, and the questions that can be put to it. Use it in a ``with`` statement.

    ``location`` is a path (SQLite) or a ``postgresql://`` address; it is made if it is not there, unless ``create`` is False. Raises
    LedgerError where it cannot be opened.
    """

    def __init__(self, location: str | Path = "trucewatch.ledger", *, coder: str = CODER, create: bool = True) -> None:
        self.coder = coder
        self.log = Log.open(location, create=create)
        self._seen: dict[tuple[datetime | None, By], tuple[int, Known, Monitor]] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the ledger."""
        self.log.close()

    def add(self, *sources: str | Path, advance: Advance = lambda location: None) -> Added:
        """Read every page of the sources (files, folders, addresses) and record what it says; a page added twice is recorded once."""
        from trucewatch.pages import gather

        done = Added()
        for source in sources:
            done += add(self.log, gather(str(source)), self.coder, advance)
        return done

    def add_pages(self, pages: Iterable[Page]) -> Added:
        """Record pages that are in hand already."""
        return add(self.log, pages, self.coder)

    def status(
        self,
        truce: str | None = None,
        *,
        faction: str | None = None,
        at: datetime | None = None,
        known: datetime | None = None,
        by: By = "recorded",
    ) -> list[Verdict]:
        """Return the state of each truce and faction at ``at`` (default: now), as known at ``known`` (default: all).

        Raises SettingError for a truce or a faction that the ledger does not know.
        """
        seen, monitor = self._monitor(known, by)
        names = {told.id for told in seen.linked.truces}
        if truce is not None and truce not in names:
            raise SettingError(
                f"no truce called {truce!r}", where=self.log.where, remedy=f"one of: {', '.join(sorted(names)) or 'none yet'}"
            )
        found = [v for v in monitor.verdicts(at or datetime.now(UTC)) if truce in (None, v.truce) and faction in (None, v.faction)]
        if faction is not None and not found:
            raise SettingError(f"no faction called {faction!r} in it", where=truce or self.log.where, remedy="see: trucewatch status")
        return found

    def why(
        self, truce: str, faction: str | None = None, *, at: datetime | None = None, known: datetime | None = None, by: By = "recorded"
    ) -> list[Why]:
        """Return the chain behind each label of a truce: label, rule, claims, sentences, pages."""
        seen, _ = self._monitor(known, by)
        return [explain(verdict, seen) for verdict in self.status(truce, faction=faction, at=at, known=known, by=by)]

    def history(self, truce: str, faction: str, *, known: datetime | None = None, by: By = "recorded") -> list[Change]:
        """Return how the label of a faction changed over time."""
        _, monitor = self._monitor(known, by)
        return list(monitor.history(truce, faction))

    def truces(self, *, known: datetime | None = None, by: By = "recorded") -> list[Truce]:
        """Return the truces that the ledger knows."""
        return list(self.known(known, by).linked.truces)

    def stories(self, *, known: datetime | None = None, by: By = "recorded") -> list[Story]:
        """Return the stories: which documents print the same copy."""
        return self.known(known, by).stories

    def verify(self) -> Verification:
        """Prove the chain, the checkpoints and the originals; names the first bad record."""
        return self.log.verify()

    def known(self, at: datetime | None = None, by: By = "recorded") -> Known:
        """Return all that is known at ``at``, for those who want to look behind the answers."""
        return self._monitor(at, by)[0]

    def _monitor(self, at: datetime | None, by: By) -> tuple[Known, Monitor]:
        head = self.log.head()
        sequence = head.sequence if head else 0
        kept = self._seen.get((at, by))
        if kept is None or kept[0] != sequence:
            seen = known(self.log, at, by)
            monitor = Monitor()
            for testimony in seen.linked.testimonies:
                monitor.add(testimony)
            kept = self._seen[(at, by)] = (sequence, seen, monitor)
            if len(self._seen) > KEPT:
                self._seen.pop(next(iter(self._seen)))
        return kept[1], kept[2]
