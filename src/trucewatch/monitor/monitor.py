"""The monitor: testimonies in, the state of every truce and faction out, as of any time and as known at any time."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import UTC, datetime
from typing import Literal

from trucewatch.errors import RecordError
from trucewatch.records import Change, Derivation, Retraction, Testimony, Verdict

from .bare import Bare, bare
from .bench import Bench
from .clock import NEVER, moment, second
from .facts import PUBLISHED, RECORDED, Entry, Fact
from .history import changes, last_change, turning
from .index import Index, Lens, Pair
from .policy import Policy, read_policy
from .reach import reach
from .state import PairState
from .touch import Touched, touch
from .verdicts import Court

Axis = Literal["recorded", "published"]
Added = Testimony | Bare | Retraction


class Monitor:
    """The state of truces. Pure: it keeps what it is given and computes; it reads no clock, file or network but its policy's.

    What is added changes only the pairs of pledge and faction that it is about; each is worked out anew when it is next asked for.
    """

    def __init__(self, policy: Policy | None = None) -> None:
        self._policy = policy or read_policy()
        self._index = Index()
        self._waiting: dict[str, list[Entry | Retraction]] = {}
        self._bench = Bench(Lens(self._index, self._policy))
        self._states: dict[Pair, PairState | None] = {}
        self._touched, self._untouched = Touched(), True

    @classmethod
    def of(cls, records: Iterable[Added], policy: Policy | None = None) -> Monitor:
        """Return a monitor that has taken in all ``records``, in any order."""
        monitor = cls(policy)
        for record in records:
            monitor.add(record)
        return monitor

    def add(self, record: Added) -> None:
        """Take in a testimony or a retraction; one that is known already changes nothing.

        Raises RecordError where it contradicts a record of the same name.
        """
        if isinstance(record, Retraction):
            self._apply(record.testimony, record)
        else:
            self._testify(record)

    def settle(self) -> int:
        """Work out all that was touched since the last time; return how many pairs that were. Questions work out what they ask for."""
        pairs = self._refresh()
        court = Court(self._bench, self._states)
        for pair in pairs:
            court.state(pair)
        return len(pairs)

    def _refresh(self) -> Collection[Pair]:
        """Forget the states that what was added since made stale, or mend them; return the pairs that it touched: at first, all."""
        if self._untouched:
            self._untouched = False
            return [(pledge, faction) for pledge in self._index.named for faction in self._index.factions(pledge)]
        pairs, incidents = self._touched.take()
        for incident, factions in incidents.items():
            self._bench.forget(incident, factions)
        for pair, only in pairs.items():
            if only is None or (state := self._states.get(pair)) is None:
                self._states.pop(pair, None)
            else:
                self._bench.weigh_in(state, only)
        return pairs

    def verdicts(
        self, at: datetime | None = None, known: datetime | None = None, by: Axis = "recorded", truce: str | None = None
    ) -> list[Verdict]:
        """Return the verdict on each truce and faction at ``at`` (None: at ``known``), truces and factions in order of name.

        ``known`` hides what was recorded (or, with ``by``, published) after it; None hides nothing.
        """
        court = self._court(known, by)
        when = _asked(at, known)
        truces = sorted(self._index.pledges_of) if truce is None else [truce]
        found = (court.verdict(one, faction, when) for one in truces for faction in self.factions(one))
        return [one for one in found if one is not None]

    def verdict(
        self, truce: str, faction: str, at: datetime | None = None, known: datetime | None = None, by: Axis = "recorded"
    ) -> Verdict | None:
        """Return the verdict on one truce and faction; None where nothing known then ties the two."""
        return self._court(known, by).verdict(truce, faction, _asked(at, known))

    def pledge_verdicts(
        self, truce: str, faction: str, at: datetime | None = None, known: datetime | None = None, by: Axis = "recorded"
    ) -> list[Verdict]:
        """Return the verdicts on each of the truce's pledges that binds the faction, the decisive one first."""
        return self._court(known, by).verdicts(truce, faction, _asked(at, known))

    def why(
        self, truce: str, faction: str, at: datetime | None = None, known: datetime | None = None, by: Axis = "recorded"
    ) -> Derivation | None:
        """Return the derivation of a verdict: label, rules, claims."""
        verdict = self.verdict(truce, faction, at, known, by)
        return None if verdict is None else verdict.derivation

    def history(
        self, truce: str, faction: str, until: datetime | None = None, known: datetime | None = None, by: Axis = "recorded"
    ) -> list[Change]:
        """Return how the label changed over time, up to ``until`` (None: the last change that can be foreseen)."""
        return changes(self._court(known, by), truce, faction, until)

    def last_change(self, truce: str, faction: str, until: datetime) -> Change | None:
        """Return the last change of label or grade up to ``until`` that is more than evidence grown old; None where there is none."""
        return last_change(self._court(None, "recorded"), truce, faction, until)

    def turning(self, truce: str, faction: str) -> list[datetime]:
        """Return the times at which the label may change, in order; between two of them the last change is the same."""
        return [moment(one) for one in turning(self._court(None, "recorded"), truce, faction)]

    def reach(self, truce: str, at: datetime, accused: Mapping[str, Collection[str]]) -> datetime | None:
        """Return the time from which on what is told of incidents can bear on the verdicts at ``at``; None where none can.

        The monitor need not know any incident; ``accused`` are, by pledge, all whom anybody names for one that it may cover.
        """
        court = self._court(None, "recorded")
        pairs = [pair for faction in self.factions(truce) for pair in court.pairs(truce, faction)]
        since = reach(court, pairs, accused, _asked(at, None))
        return None if since == NEVER else moment(since - 1)  # what is told within that second is cut to it

    def truces(self) -> list[str]:
        """Return the ids of all truces, sorted."""
        return sorted(self._index.pledges_of)

    def factions(self, truce: str) -> list[str]:
        """Return the factions that anybody ever tied to the truce, sorted."""
        pledges = self._index.pledges_of.get(truce, {})
        return sorted({faction for pledge in pledges for faction in self._index.factions(pledge)})

    def _court(self, known: datetime | None, by: Axis) -> Court:
        self._refresh()
        if known is None:
            return Court(self._bench, self._states)
        axis = RECORDED if by == "recorded" else PUBLISHED
        return Court(Bench(Lens(self._index, self._policy, axis, second(known)), self._bench), {}, known)

    def _testify(self, record: Testimony | Bare) -> None:
        held = self._index.entries.get(record.id)
        if held is not None:
            if held.record != record:
                raise RecordError(f"testimony {record.id!r} is already known with other content", remedy="correct it by a new one")
            return
        self._index.check_terms(record.terms)
        one = record if isinstance(record, Bare) else bare(record)
        entry = Entry(one, record, self._policy)
        facts = [Fact(entry, place, claim, self._policy) for place, claim in enumerate(one.claims) if claim is not None]
        self._index.take(entry, facts)
        self._bind_late(entry)
        self._touch(entry)
        if record.corrects is not None:
            self._apply(record.corrects, entry)

    def _apply(self, name: str, change: Entry | Retraction) -> None:
        entry = self._index.entries.get(name)
        if entry is None:
            self._waiting.setdefault(name, []).append(change)
            return
        _change(entry, change)
        self._changed(entry)
        if isinstance(change, Retraction) and entry.corrects in self._index.entries:
            self._changed(self._index.entries[entry.corrects])

    def _changed(self, entry: Entry) -> None:
        self._index.note_final(entry)
        self._touch(entry)

    def _touch(self, entry: Entry) -> None:
        """Note what an entry may change, once anything was worked out."""
        if not self._untouched:
            touch(self._index, entry, self._touched)

    def _bind_late(self, entry: Entry) -> None:
        for change in self._waiting.pop(entry.id, ()):
            _change(entry, change)
        self._index.note_final(entry)


def _change(entry: Entry, change: Entry | Retraction) -> None:
    if isinstance(change, Entry):
        entry.corrections.append(change)
    else:
        entry.retract(change)


def _asked(at: datetime | None, known: datetime | None) -> int:
    if at is None and known is None:
        raise RecordError("no time was asked for", remedy="give at, known, or both")
    when = at if at is not None else known
    assert when is not None
    return min(second(when if when.tzinfo is not None else when.replace(tzinfo=UTC)), NEVER - 1)
