"""From a state to what is said of it at one time: label, grade, since when, why."""

from __future__ import annotations

from dataclasses import dataclass

from trucewatch.records import Label, Phase

from .clauses import Turn
from .compliance import Contribution, weigh
from .grades import ALLEGED, ESTABLISHED, EXCLUDED, OPEN
from .policy import Policy
from .state import PairState, ReadingState
from .voices import Heard

BREACHES = {ESTABLISHED: Label.BREACH_CONFIRMED, ALLEGED: Label.BREACH_ALLEGED, OPEN: Label.STRAINED, EXCLUDED: Label.IN_FORCE}
OVER = frozenset({Phase.ENDED, Phase.LAPSED, Phase.EXPIRED, Phase.NEVER_EFFECTIVE})


@dataclass(slots=True)
class Ruling:
    """What one reading says at one time, before freshness is asked: with the turn, incident or declarations that decide it.

    ``incident`` is the latest of the ``equals`` incidents that weigh most; ``since`` tells of the first of them.
    """

    reading: str
    phase: Phase
    label: Label
    grade: int
    since: int
    adherence: int
    compliance: int
    state: ReadingState | None
    turn: Turn | None = None
    incident: Contribution | None = None
    equals: int = 0
    resumed: tuple[Heard, ...] = ()

    @property
    def newest(self) -> int:
        """When what decides it happened last."""
        return self.since if self.incident is None else max(self.since, self.incident.since)


def rule(pair: PairState, reading: ReadingState, policy: Policy, at: int) -> Ruling | None:
    """Return the ruling under one reading at ``at``; None before it was announced."""
    timeline = reading.timeline
    phase = timeline.phase(at)
    if phase is Phase.NONE:
        return None
    ruling = Ruling(timeline.terms.id, phase, Label(phase.value), 0, timeline.announced, pair.bond(at), 0, reading)
    if phase is Phase.IN_FORCE:
        _in_force(ruling, reading, policy, at)
    elif phase is Phase.OFFERED:
        words = [one.grade for one in (*timeline.pledged, *timeline.offered) if one.fact.entry.told <= at or one.first <= at]
        ruling.grade = max(words, default=0)
    else:
        _stopped(ruling, reading, at)
    return ruling


def rulings(pair: PairState, policy: Policy, at: int) -> list[Ruling]:
    """Return the rulings of all readings announced by ``at``, the best supported first."""
    found = [rule(pair, reading, policy, at) for reading in pair.readings]
    ruled = [one for one in found if one is not None]
    if ruled or at < pair.said_from or pair.readings:
        return ruled
    return [Ruling("", Phase.NONE, Label.NOT_BOUND, ESTABLISHED, pair.said_from, 0, 0, None)]


def is_stale(pair: PairState, ruling: Ruling, policy: Policy, at: int) -> bool:
    """Tell whether the newest evidence is too old for what needs news to be known: anything but an end."""
    if ruling.phase in OVER or ruling.phase is Phase.NONE:
        return False
    newest = pair.newest(at)
    return newest is not None and at - newest > policy.freshness


def _in_force(ruling: Ruling, reading: ReadingState, policy: Policy, at: int) -> None:
    start = reading.timeline.start
    ruling.turn = start
    ruling.compliance, incidents = weigh(reading.contributions.values(), reading.timeline.reaffirmed, policy, at)
    ruling.label = BREACHES[ruling.compliance]
    ruling.grade = ruling.compliance or ruling.adherence
    ruling.since = _in_force_since(reading, at)
    if incidents:
        ruling.incident, ruling.equals = max(incidents, key=_when), len(incidents)
        ruling.since = max(ruling.since, min(one.since for one in incidents))


def _when(one: Contribution) -> tuple[int, str]:
    return one.since, one.incident


def _in_force_since(reading: ReadingState, at: int) -> int:
    timeline = reading.timeline
    lifted = [pause.off.first for pause in timeline.pauses if pause.off is not None and pause.off.first <= at]
    began = timeline.start.first if timeline.start is not None else timeline.announced
    return max(began, timeline.announced, *lifted) if lifted else max(began, timeline.announced)


def _stopped(ruling: Ruling, reading: ReadingState, at: int) -> None:
    timeline = reading.timeline
    if ruling.phase in OVER:
        ruling.turn = timeline.ends[0].turn
        same = [end.turn.grade for end in timeline.ends if end.phase is ruling.phase and end.turn.first <= at]
        ruling.grade = max(same)
    else:
        running = [pause.on for pause in timeline.paused(at)]
        ruling.turn, ruling.grade = min(running, key=lambda turn: turn.first), max(turn.grade for turn in running)
    ruling.since = max(ruling.turn.first, timeline.announced)
    ruling.resumed = tuple(timeline.resumption(at))
    if ruling.resumed:
        ruling.label, ruling.grade = Label.RESUMED, max(one.grade for one in ruling.resumed)
        ruling.since = max(ruling.since, min(one.first for one in ruling.resumed))


def last_known(pair: PairState, policy: Policy, at: int) -> tuple[Ruling, int] | None:
    """Return the ruling that stood last before evidence grew too old for ``at``, and the last second at which it stood."""
    newest = pair.newest(at)
    if newest is None:
        return None
    until = min(at, newest + policy.freshness)
    found = rulings(pair, policy, until)
    return (found[0], until) if found else None

