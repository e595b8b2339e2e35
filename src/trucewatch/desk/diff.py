"""What changed in our knowledge between two times, and which reports changed it.

Both answers are about the same time, the later one, so that what differs is what was learnt, not what passed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from enum import StrEnum

from trucewatch.errors import SettingError
from trucewatch.linking import Told
from trucewatch.records import Claim, Label, Record, Testimony, Verdict

from .book import Ledger
from .indexed import Indexed
from .known import By
from .why import reason

Pair = tuple[str, str]


class Came(StrEnum):
    """How a report came between the two times."""

    NEW = "new"
    READ_ANEW = "read anew"
    TAKEN_BACK = "taken back"


class Arrival(Record):
    """A report about a truce that came between: how, from which source and story, and the sentences its claims stand on."""

    testimony: str
    came: Came
    source: str
    story: str
    location: str
    published: datetime | None
    recorded: datetime
    sentences: tuple[str, ...]


class Shift(Record):
    """The label of a faction as known before and after, each with its reason; None where nothing was known of it.

    ``rests_on`` names the arrivals that the later answer rests on.
    """

    faction: str
    before: Label | None
    after: Label | None
    reason_before: str | None
    reason_after: str | None
    disputed_before: bool
    disputed_after: bool
    rests_on: tuple[str, ...] = ()

    @property
    def changed(self) -> bool:
        """Whether the label, or whether somebody disputes it, is another than before."""
        return (self.before, self.disputed_before) != (self.after, self.disputed_after)


class Difference(Record):
    """What was learnt about one truce."""

    truce: str
    name: str
    shifts: tuple[Shift, ...]
    arrivals: tuple[Arrival, ...]


def diff(book: Ledger, earlier: datetime, later: datetime, truce: str | None = None, by: By = "recorded") -> list[Difference]:
    """Return, for each truce about which anything was learnt after ``earlier`` and by ``later``, the state at ``later`` as known at both.

    Raises SettingError where the times are in the wrong order, or nothing is known of ``truce`` at either.
    """
    if later < earlier:
        raise SettingError("the second time lies before the first", remedy="give the earlier --known first")
    old, new = (Indexed.of(book.known(time, by)) for time in (earlier, later))
    if truce is not None and truce not in {**old.truces, **new.truces}:
        remedy = f"one of: {', '.join(sorted({**old.truces, **new.truces})) or 'none yet'}"
        raise SettingError(f"no truce called {truce!r} is known at either time", where=book.log.where, remedy=remedy)
    before, after = (_verdicts(book, later, time, by) for time in (earlier, later))
    names = [truce] if truce else sorted({**old.truces, **new.truces})
    found = (_difference(name, old, new, before, after) for name in names)
    return [one for one in found if one.arrivals or any(shift.changed for shift in one.shifts)]


def _verdicts(book: Ledger, at: datetime, known: datetime, by: By) -> dict[Pair, Verdict]:
    return {(verdict.truce, verdict.faction): verdict for verdict in book.status(at=at, known=known, by=by)}


def _difference(truce: str, old: Indexed, new: Indexed, before: dict[Pair, Verdict], after: dict[Pair, Verdict]) -> Difference:
    arrivals = tuple(sorted(_arrivals(truce, old, new), key=lambda one: (one.published or one.recorded, one.testimony)))
    came = {one.testimony for one in arrivals}
    factions = sorted({faction for name, faction in (*before, *after) if name == truce})
    shifts = tuple(_shift(faction, before.get((truce, faction)), after.get((truce, faction)), came) for faction in factions)
    name = (new.truces.get(truce) or old.truces[truce]).name
    return Difference(truce=truce, name=name, shifts=shifts, arrivals=arrivals)


def _shift(faction: str, before: Verdict | None, after: Verdict | None, came: set[str]) -> Shift:
    used = dict.fromkeys(ref.testimony for ref in after.derivation.all_claims()) if after else {}
    return Shift(
        faction=faction,
        before=before.label if before else None,
        after=after.label if after else None,
        reason_before=reason(before) if before else None,
        reason_after=reason(after) if after else None,
        disputed_before=bool(before and before.disputed),
        disputed_after=bool(after and after.disputed),
        rests_on=tuple(name for name in used if name in came),
    )


def _arrivals(truce: str, old: Indexed, new: Indexed) -> Iterator[Arrival]:
    """Yield the reports about a truce that one of the two times knows and the other does not, or reads otherwise."""
    then, now = _told_of(truce, old), _told_of(truce, new)
    for name, claims in now.items():
        told, earlier = new.told(name), old.told(name)
        if told is not None and (earlier is None or earlier.report != told.report):
            yield _arrival(told, claims, Came.NEW if earlier is None else Came.READ_ANEW)
    for name, claims in then.items():
        told, later = old.told(name), new.told(name)
        if told is not None and name not in now and (later is None or later.report != told.report):
            yield _arrival(told, claims, Came.TAKEN_BACK)


def _told_of(truce: str, known: Indexed) -> dict[str, tuple[Testimony, list[Claim]]]:
    """Return the claims about a truce, of its pledges and of the incidents that touch them, by testimony."""
    found: dict[str, tuple[Testimony, list[Claim]]] = {}
    events = (claim for name in known.events_of.get(truce, ()) for claim in known.events[name].claims)
    for testimony, claim in (*known.claims.get(truce, ()), *events):
        found.setdefault(testimony.id, (testimony, []))[1].append(claim)
    return found


def _arrival(told: Told, said: tuple[Testimony, list[Claim]], came: Came) -> Arrival:
    testimony, claims = said
    return Arrival(
        testimony=testimony.id,
        came=came,
        source=testimony.source,
        story=testimony.story,
        location=told.document.location,
        published=told.published,
        recorded=told.recorded,
        sentences=tuple(dict.fromkeys(_sentences(claims))),
    )


def _sentences(claims: Iterable[Claim]) -> Iterator[str]:
    for claim in claims:
        for evidence in claim.evidence:
            yield from (" ".join(span.quote.split()) for span in evidence.spans)
