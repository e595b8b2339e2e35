"""The ledger as users work with it: pages in, the state of truces out, always with the reasons."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Self

from trucewatch.errors import SettingError
from trucewatch.ledger import Ledger as Log
from trucewatch.ledger import Verification
from trucewatch.records import Change, Page, Story, Truce, Verdict

from .cases import Case
from .gathering import gathered
from .known import By, Known
from .moments import At, moment
from .reading import CODER
from .recording import Added, Advance, add
from .view import Seen
from .views import Views
from .why import Why, explain


class Ledger:
    """A ledger of pages, reports and decisions, and the questions that can be put to it. Use it in a ``with`` statement.

    ``location`` is a path (SQLite) or a ``postgresql://`` address; it is made if it is not there, unless ``create`` is False. Raises
    LedgerError where it cannot be opened.
    """

    def __init__(self, location: str | Path = "trucewatch.ledger", *, coder: str = CODER, create: bool = True) -> None:
        self.coder = coder
        self.log = Log.open(location, create=create)
        self._views = Views(self.log)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the ledger."""
        self._views.close()
        self.log.close()

    def warm(self, past: bool = False, by: By = "recorded") -> None:
        """Work out all that is known now, also where it is kept: whoever stays takes in what comes next the quicker for it.

        With ``past``, what was known after each moment of recording (or of publication) is kept too, whatever that costs.
        """
        self._views.warm(past, by)

    def add(
        self,
        *sources: str | Path,
        advance: Advance = lambda location: None,
        screen: bool | None = None,
        vault: str | Path | None = None,
        allow: Collection[str] = (),
    ) -> Added:
        """Read every page of the sources (files, folders, addresses) and record what it says; a page added twice is recorded once.

        ``screen`` passes over what cannot matter (None: in archives alone). ``vault`` is a folder that keeps every original as it came,
        also of pages that are passed over or cannot be read; what it has already and has not changed is not got again. ``allow`` names
        networks to connect to though they are not public ("10.20.0.0/16").
        """
        done = Added()
        for source in sources:
            done += add(self.log, gathered(str(source), vault, allow), self.coder, advance, screen)
        return done

    def add_pages(self, pages: Iterable[Page]) -> Added:
        """Record pages that are in hand already."""
        return add(self.log, pages, self.coder)

    def status(
        self,
        truce: str | None = None,
        *,
        faction: str | None = None,
        at: At | None = None,
        known: At | None = None,
        by: By = "recorded",
    ) -> list[Verdict]:
        """Return the state of each truce and faction at ``at`` (default: now), as known at ``known`` (default: all).

        Both take a datetime, a date (its end) or either as ISO text. Raises SettingError for a truce or a faction that the ledger does not
        know, ValueError for a text that is no date or time.
        """
        seen, when = self._views.seen(_then(known), by), datetime.now(UTC) if at is None else moment(at)
        asked = [self._case(seen, truce)] if truce is not None else [seen.cases[name] for name in sorted(seen.cases)]
        found = [verdict for case in asked for verdict in case.verdicts(when) if faction in (None, verdict.faction)]
        if faction is not None and not found:
            remedy = "see: trucewatch status, for the --at and --known that were asked about"
            raise SettingError(f"no faction called {faction!r} in it", where=truce or self.log.where, remedy=remedy)
        return found

    def why(
        self, truce: str, faction: str | None = None, *, at: At | None = None, known: At | None = None, by: By = "recorded"
    ) -> list[Why]:
        """Return the chain behind each label of a truce: label, rule, claims, sentences, pages."""
        seen = self.known(known, by)
        return [explain(verdict, seen) for verdict in self.status(truce, faction=faction, at=at, known=known, by=by)]

    def history(self, truce: str, faction: str, *, known: At | None = None, by: By = "recorded") -> list[Change]:
        """Return how the label of a faction changed over time."""
        seen = self._views.seen(_then(known), by)
        return list(seen.cases[truce].history(faction)) if truce in seen.cases else []

    def truces(self, *, known: At | None = None, by: By = "recorded") -> list[Truce]:
        """Return the truces that the ledger knows."""
        return list(self.known(known, by).linked.truces)

    def stories(self, *, known: At | None = None, by: By = "recorded") -> list[Story]:
        """Return the stories: which documents print the same copy."""
        return self.known(known, by).stories

    def verify(self) -> Verification:
        """Prove the chain, the checkpoints and the originals; names the first bad record."""
        return self.log.verify()

    def known(self, at: At | None = None, by: By = "recorded", people: bool = True) -> Known:
        """Return all that is known at ``at``, for those who want to look behind the answers; without ``people``, what coders alone read."""
        return self._views.seen(_then(at), by, people).known

    def case(self, truce: str, known: At | None = None, by: By = "recorded") -> Case:
        """Return a truce as it is judged. Raises SettingError for one that the ledger does not know."""
        return self._case(self._views.seen(_then(known), by), truce)

    def seen(self, known: At | None = None, by: By = "recorded") -> Seen:
        """Return what is known with all truces as they are judged, by name."""
        return self._views.seen(_then(known), by)

    def _case(self, seen: Seen, truce: str) -> Case:
        if truce not in seen.cases:
            remedy = f"one of: {', '.join(sorted(seen.cases)) or 'none yet'}"
            raise SettingError(f"no truce called {truce!r}", where=self.log.where, remedy=remedy)
        return seen.cases[truce]


def _then(when: At | None) -> datetime | None:
    return None if when is None else moment(when)
