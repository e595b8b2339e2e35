"""Which tellings from many reports are one incident.

Two tellings can be one where their days touch, their kinds agree and they share a place or a target. Time and place alone never join two
that name different targets at different places, nor two tellings of one report, unless the second only comes back to the first. No two
rows of one data set are one, since it lists each event once.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from functools import cache

from trucewatch.records import Incident, IncidentFactuality, IncidentKind, Interval, Precision

from .bond import last_moment
from .kinds import MAKING
from .made_beside import made_of
from .phrases import has
from .reasons import ended_for
from .said_day import past_day
from .senses import MADE
from .told import Telling, Told

HAPPENED = frozenset({IncidentFactuality.ASSERTED, IncidentFactuality.REPORTED, IncidentFactuality.DENIED})
# Kinds that reports of one event use for one another.
NEAR_KINDS = (
    frozenset({IncidentKind.ARMED_CLASH, IncidentKind.SHOOTING, IncidentKind.RAID_ARREST, IncidentKind.OTHER_VIOLENCE}),
    frozenset({IncidentKind.SHELLING_ROCKET, IncidentKind.AIR_DRONE_STRIKE, IncidentKind.OTHER_VIOLENCE}),
    frozenset({IncidentKind.BOMB_IED, IncidentKind.OTHER_VIOLENCE}),
    frozenset({IncidentKind.ABDUCTION, IncidentKind.RAID_ARREST}),
)
# A report without a date of its own tells of what happened within this time before it.
RECENT = timedelta(hours=36)
TOLD_WITHIN = timedelta(days=10)
# An act behind these words lies between the one told before it and the report.
_SINCE = re.compile(r"\b(?:ha(?:s|ve|d) since(?: then)?|since then)\b[^.;]{0,60}$", re.IGNORECASE)


@dataclass(eq=False)
class Event:
    """An incident as it is being put together: its tellings, in order."""

    tellings: list[Telling] = field(default_factory=list)

    @property
    def when(self) -> Interval:
        """When it happened: the narrowest time that a telling gives."""
        return min((when(telling) for telling in self.tellings), key=lambda span: (span.latest - span.earliest, span.earliest))


class Recent:
    """The incidents that a new telling can still be about. Tellings must be asked about in their order.

    ``before`` gives by a handle those that were there when this begins, each as the same object whenever it is given.
    """

    def __init__(self, before: Callable[[str], list[Event]]) -> None:
        self._before = before
        self._by_handle: dict[str, list[Event]] = {}

    def find(self, telling: Telling) -> Event | None:
        """Return the incident that a telling is about, the youngest of them, or None."""
        near = {id(event): event for handle in handles(telling) for event in self._fresh(handle, telling)}
        youngest_first = sorted(near.values(), key=lambda event: event.tellings[0].order, reverse=True)
        return next((event for event in youngest_first if _same(telling, event)), None)

    def take(self, telling: Telling, event: Event) -> None:
        """Put a telling into an incident."""
        event.tellings.append(telling)
        for handle in handles(telling):
            holders = self._holders(handle)
            if event not in holders:
                holders.append(event)

    def _holders(self, handle: str) -> list[Event]:
        if handle not in self._by_handle:
            self._by_handle[handle] = self._before(handle)
        return self._by_handle[handle]

    def _fresh(self, handle: str, telling: Telling) -> list[Event]:
        found = self._holders(handle)
        kept = [event for event in found if telling.told.time - event.tellings[-1].told.time <= TOLD_WITHIN]
        if len(kept) < len(found):
            self._by_handle[handle] = kept
        return kept


def handles(telling: Telling) -> Iterator[str]:
    """Yield what two tellings of one incident have at least one of in common: a word of the place or the target, or the report."""
    yield telling.told.key
    yield from telling.places
    yield from telling.targets


def happened(telling: Telling) -> bool:
    """Tell whether an incident is told as something that took place, or was denied: one act, not what goes on for long."""
    return telling.incident.factuality in HAPPENED and not _habitual(telling.incident)


def _habitual(incident: Incident) -> bool:
    """Tell whether an act without a day or a truce to break stands for many of its kind: "blame X for dozens of attacks"."""
    return incident.when is None and not incident.alleged_violation and has("habitual", incident.sentence.quote)


def when(telling: Telling) -> Interval:
    """Return when a telling puts its incident: its own date, or else the day of a report dated by day, or shortly before it was told."""
    given, told = telling.incident.when, telling.told.time
    if given and given.earliest and given.latest:
        latest = max(min(given.latest, told), given.earliest)
        return Interval(earliest=given.earliest, latest=latest)
    if since := _since(telling):
        return since
    recent = Interval(earliest=telling.told.since if telling.told.dated_by_day else told - RECENT, latest=told)
    end = ended_for(telling)
    return _not_after(last_moment(end.pledge.starts), recent) if end else recent


def _since(telling: Telling) -> Interval | None:
    """Return when an act was done that its side has done since one told before: "began an offensive on October 27 and has since seized".

    Where the same report tells that a truce was made after that one, it is what went before the truce.
    """
    incident = telling.incident
    if not _SINCE.search(incident.sentence.before(incident.anchor)):
        return None
    before = [one for one in telling.told.report.incidents if one.anchor.end <= incident.anchor.start and _of_one_side(one, incident)]
    began = before[-1].when.earliest if before and before[-1].when else None
    if began is None or began >= telling.told.since:
        return None
    made = min((day for day in _makings(telling.told) if day > began + timedelta(days=1)), default=telling.told.time)
    return Interval(earliest=began, latest=min(made - timedelta(seconds=1), telling.told.time))


def _of_one_side(one: Incident, other: Incident) -> bool:
    return one.actor is not None and other.actor is not None and one.actor.actor == other.actor.actor


def _makings(told: Told) -> Iterator[datetime]:
    """Yield since when the truces may hold that a report tells to be made, by the first of the days that stand beside them."""
    on = told.since.date()
    for act in told.acts():
        if act.kind in MAKING and act.sense in MADE and not act.denies:
            made, beside = made_of(act), past_day(act.behind, on)
            days = [made.earliest] if made else [datetime.combine(beside.first, time(), UTC)] if beside else []
            starts = [act.pledge.starts.earliest] if act.pledge.starts and act.pledge.starts.earliest else []
            yield min([told.since, *starts, *days])


def _days(telling: Telling) -> Interval:
    """Return when a telling puts its incident, by days: two that give different hours of a day may mean one."""
    given = telling.incident.when
    if given is None or given.precision is not Precision.MINUTE:
        return when(telling)
    time = when(telling)
    first = time.earliest.replace(hour=0, minute=0, second=0, microsecond=0)
    return Interval(earliest=first, latest=max(time.latest, min(first + timedelta(days=1), telling.told.time)))


def _not_after(end: datetime | None, time: Interval) -> Interval:
    """Return a time as one that is not later than the end of a truce, where that lies before it."""
    if end is None or end >= time.latest:
        return time
    return Interval(earliest=min(time.earliest, end - RECENT), latest=end)


def _same(telling: Telling, event: Event) -> bool:
    same_report = [other for other in event.tellings if other.told.key == telling.told.key]
    if same_report:
        return any(_told_again(telling, other) for other in same_report)
    if any(_other_row(telling.told, other.told) for other in event.tellings):
        return False
    return any(_alike(telling, other) for other in event.tellings)


def _other_row(one: Told, other: Told) -> bool:
    """Tell whether two reports are different rows of one data set."""
    return one.listed is not None and one.listed == other.listed and one.document.location != other.document.location


def _told_again(telling: Telling, other: Telling) -> bool:
    """Tell whether a report comes back to an incident, with no place and no day of its own: of the same kind, by the same actor.

    Or by another, where it speaks of what it told before ("officials blame X for the attacks on the embassy").
    """
    again = telling.incident
    if again.kind != other.incident.kind or again.place is not None or again.when is not None:
        return False
    named = again.actor is not None and telling.actor == other.actor
    return named or (not telling.targets.isdisjoint(other.targets) and has("told_before", again.sentence.before(again.anchor)))


def _alike(one: Telling, other: Telling) -> bool:
    if not _near_kinds(one.incident.kind, other.incident.kind):
        return False
    places, targets = not one.places.isdisjoint(other.places), not one.targets.isdisjoint(other.targets)
    if not places and not targets:
        return False
    actors = one.actor == other.actor
    met = (places and (targets or actors or not (one.targets and other.targets))) or (
        targets and (actors or not (one.places and other.places))
    )
    return bool(met) and _touch(_days(one), _days(other))


@cache
def _near_kinds(one: IncidentKind, other: IncidentKind) -> bool:
    return one == other or any({one, other} <= kinds for kinds in NEAR_KINDS)


def _touch(one: Interval, other: Interval) -> bool:
    return one.earliest <= other.latest and other.earliest <= one.latest
