"""What is in a brief."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import UTC, datetime, time, timedelta
from functools import partial

from trucewatch.desk.book import Ledger
from trucewatch.desk.changes import LabelChange, changes, standings
from trucewatch.desk.indexed import Indexed
from trucewatch.desk.known import By
from trucewatch.desk.rests import newest_of
from trucewatch.errors import SettingError
from trucewatch.records import Interval, Phase, Record, Truce

from .news import Runs, Told, developments, incidents, pledges

# What is dated by its day alone is dated by its first instant: that belongs to the brief that begins there.
_JUST = timedelta(microseconds=1)
_RUNNING = frozenset({Phase.IN_FORCE, Phase.SUSPENDED})


class Chapter(Record):
    """What is new about one truce."""

    truce: str
    title: str
    labels: tuple[Told, ...]
    pledges: tuple[Told, ...]
    incidents: tuple[Told, ...]
    developments: tuple[Told, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether there is no news in it."""
        return not (self.labels or self.pledges or self.incidents or self.developments)


class Brief(Record):
    """What became known in ``[since, until)``, by the clock of recording or of publication.

    Labels are those of ``state``: the end of that time, or where no end was asked for that of the last day with news.
    """

    since: datetime
    until: datetime
    by: str
    chapters: tuple[Chapter, ...]
    state: datetime | None = None


def brief(book: Ledger, since: datetime, until: datetime | None = None, by: By = "recorded") -> Brief:
    """Return what is new: what was known just before ``since`` compared with what was just before ``until``, or now.

    Without ``until`` the labels are those of the last day with news: on a later one what was told of long ago is only not known any more.
    Truces without news are left out.
    Raises SettingError where ``until`` is not later.
    """
    asked, until = until, until or datetime.now(UTC)
    if until <= since:
        raise SettingError("a brief needs a time to cover", remedy="give a --since that lies before --until")
    begin, end = since - _JUST, until - _JUST
    before, now = book.known(begin, by), Indexed.of(book.known(end, by))
    old = {told.document.id for told in before.tolds.values()}
    state = end if asked else min(end, _last_news(now, old) or end)
    changed = _labels(book, begin, end, by, state)
    chapters = [
        _chapter(truce, now, old, changed.get(truce.id, ()), partial(_runs, book, truce.id, end, by))
        for truce in sorted(now.truces.values(), key=lambda truce: truce.name)
    ]
    told = tuple(one for one in chapters if not one.is_empty)
    return Brief(since=since, until=until, by=by, chapters=told, state=state if state < end else None)


def _last_news(now: Indexed, old: Collection[str]) -> datetime | None:
    """Return the end of the last day of which a new text tells; None where there is none."""
    last = max((told.time for told in now.known.tolds.values() if told.document.id not in old), default=None)
    return datetime.combine(last.date(), time.max, UTC) if last else None


def _chapter(truce: Truce, now: Indexed, old: Collection[str], labels: Iterable[Told], runs: Runs) -> Chapter:
    return Chapter(
        truce=truce.id,
        title=truce.name,
        labels=tuple(labels),
        pledges=tuple(pledges(now, truce.id, old)),
        incidents=tuple(incidents(now, truce.id, old, runs)),
        developments=tuple(developments(now, truce.id, old, runs)),
    )


def _runs(book: Ledger, truce: str, known: datetime, by: By, when: Interval) -> bool:
    """Tell whether a truce had begun and was not over for somebody at the first or the last moment of a time."""
    moments = {min(when.earliest, known), min(when.latest, known)}
    return any(verdict.phase in _RUNNING for at in moments for verdict in book.status(truce, at=at, known=known, by=by))


def _labels(book: Ledger, since: datetime, until: datetime, by: By, state: datetime) -> dict[str, list[Told]]:
    """Return the labels at ``state`` that differ from those at ``since``, or at ``state`` where that is earlier, as known then."""
    titles = {truce.id: truce.name for truce in book.truces(known=until, by=by)}
    times = ((min(since, state), since), (state, until))
    before, now = (standings(book, book.status(at=at, known=known, by=by), titles) for at, known in times)
    found: dict[str, list[Told]] = {}
    for change in changes(before, now):
        if change.truce in titles:
            found.setdefault(change.truce, []).append(_label(book, change, state, until, by))
    return found


def _label(book: Ledger, change: LabelChange, state: datetime, until: datetime, by: By) -> Told:
    known = {verdict.faction for verdict in book.status(change.truce, at=state, known=until, by=by)}
    whys = book.why(change.truce, change.faction, at=state, known=until, by=by) if change.faction in known else []
    return Told(
        label=change.now, who=change.name, text=f"before: {change.before}; {change.reason}", stories=change.stories,
        source=newest_of(whys),
    )  # fmt: skip
