"""The life of one reading of a pledge for one faction: announced, started, suspended, ended (R1-R7, R12).

Labels change at the earliest second at which an act can have taken place. Whether an incident fell within the pledge is certain only
where no possible time of those acts says otherwise.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from trucewatch.records import Mode, Phase, Terms

from .clauses import Course, Turn, follow, starts
from .clock import NEVER, Stretch, after, second, stretch
from .facts import Fact
from .grades import ALLEGED, ESTABLISHED, EXCLUDED, OPEN
from .index import Lens
from .voices import Heard, effective, of_kind, standing

# At the same second: who ends a truce over a failed condition says both, and the condition is the reason.
ORDER = {Phase.LAPSED: 0, Phase.ENDED: 1, Phase.EXPIRED: 2, Phase.NEVER_EFFECTIVE: 3}


class Pause(NamedTuple):
    """A suspension from one turn to another; ``off`` is None while it lasts."""

    on: Turn
    off: Turn | None

    @property
    def ends(self) -> Stretch:
        """When it ends, at the earliest and at the latest."""
        return (NEVER, NEVER) if self.off is None else (self.off.first, self.off.last)


class End(NamedTuple):
    """A way in which the pledge is over from a turn on."""

    turn: Turn
    phase: Phase


@dataclass(slots=True)
class Timeline:
    """All turns of one reading for one faction. ``ends`` is sorted: the first is the one that happened.

    ``end`` is the second from which it is over, ``over`` the one from which it is so for certain.
    """

    terms: Terms
    pledged: list[Heard]
    offered: list[Heard]
    announced: int
    start: Turn | None
    pauses: list[Pause]
    ends: list[End]
    resumed: list[Heard]
    reaffirmed: list[Heard]
    courses: list[Course]
    until: Stretch
    late: list[Heard]
    end: int
    over: int

    def paused(self, at: int) -> list[Pause]:
        """Return the suspensions that run at ``at``."""
        return [pause for pause in self.pauses if pause.on.first <= at < pause.ends[0]]

    def phase(self, at: int) -> Phase:
        """Return the phase at ``at``."""
        if at < self.announced:
            return Phase.NONE
        if at >= self.end:
            return self.ends[0].phase
        if self.start is None or at < self.start.first:
            return Phase.OFFERED
        return Phase.SUSPENDED if self.pauses and self.paused(at) else Phase.IN_FORCE

    def resumption(self, at: int) -> list[Heard]:
        """Return the declared resumptions that hold at ``at``: after the end, or in a suspension that has not been lifted since (R12)."""
        horizon = min(at, self.end)
        return [one for one in self.resumed if one.first <= at and (one.first >= self.end or self._still_paused(one.first, horizon))]

    def _still_paused(self, declared: int, horizon: int) -> bool:
        return any(pause.on.first <= declared and pause.ends[0] > horizon for pause in self.pauses)

    def in_time(self, first: int, last: int) -> int:
        """Return how far it is established that ``first..last`` lies in force: surely, possibly (open), or never (excluded)."""
        if self.start is None or last < self.start.first or first >= self.over:
            return EXCLUDED
        if any(first >= pause.on.last and last < pause.ends[0] for pause in self.pauses):
            return EXCLUDED
        certain = first >= self.start.last and last < self.end
        certain = certain and all(last < pause.on.first or first >= pause.ends[1] for pause in self.pauses)
        return ESTABLISHED if certain else OPEN


def bound(one: Heard, terms: Terms) -> Stretch:
    """Return when a pledge binds its speaker: when it was made, as told; where that is not told, with its effect or its report."""
    if one.fact.timed or terms.effective is None:
        return one.first, one.last
    first, last = stretch(terms.effective)
    return min(first, one.first), min(last, one.last)


def trace(lens: Lens, terms: Terms, faction: str, heard: list[Heard]) -> Timeline | None:
    """Return the timeline of the reading for the faction; None where no claim that stands gives it this reading."""
    claims = [one for one in standing(of_kind(heard, "pledged", "offered")) if one.fact.said.reading == terms.id]
    if not claims:
        return None
    pledged, offered = of_kind(claims, "pledged"), of_kind(claims, "offered")
    announced = min(min(one.fact.entry.told, bound(one, terms)[0]) for one in claims)
    courses = [follow(lens, terms, clause, faction) for clause in terms.clauses]
    start = _start(terms, pledged, courses)
    pauses = _pauses(heard, courses)
    until, late = _until(terms, start, effective(of_kind(heard, "extended")))
    resumed = effective(of_kind(heard, "resumed"))
    ends = [*_declared(heard), *_failures(courses), *_leaving(lens, heard, faction), *_resumed(resumed, start, pauses)]
    if until[0] < NEVER:
        ends.append(End(Turn(*until, ESTABLISHED, "R6"), Phase.EXPIRED))
    ends.sort(key=lambda end: (end.turn.first, ORDER[end.phase], -end.turn.grade, end.turn.last))
    reaffirmed = effective(of_kind(heard, "reaffirmed"))
    end, over = ends[0].turn.first if ends else NEVER, min((end.turn.last for end in ends), default=NEVER)
    return Timeline(terms, pledged, offered, announced, start, pauses, ends, resumed, reaffirmed, courses, until, late, end, over)


def _start(terms: Terms, pledged: list[Heard], courses: list[Course]) -> Turn | None:
    binding = [one for one in pledged if one.grade >= ALLEGED]
    met = starts(courses)
    if not binding or met is None:
        return None
    made = [bound(one, terms) for one in binding]
    first, last = min(one[0] for one in made), min(one[1] for one in made)
    if terms.effective is not None:
        effect = stretch(terms.effective)
        first, last = max(first, effect[0]), max(last, effect[1])
    facts = (*(one.fact for one in binding), *met.facts)
    return Turn(max(first, met.first), max(last, met.last), max(one.grade for one in binding), "R2", facts)


def _pauses(heard: list[Heard], courses: list[Course]) -> list[Pause]:
    lifted = _turns(heard, "reinstated", "R4")
    pauses = _paired(_turns(heard, "suspended", "R3"), lifted)
    for course in courses:
        if course.clause.mode is Mode.MAINTENANCE:
            pauses += _paired(course.failed, [*course.met, *lifted])
    return pauses


def _turns(heard: list[Heard], kind: str, rule: str) -> list[Turn]:
    return [Turn(one.first, one.last, one.grade, rule, (one.fact,)) for one in effective(of_kind(heard, kind))]


def _paired(on: list[Turn], off: list[Turn]) -> list[Pause]:
    return [Pause(turn, _next(off, turn.first)) for turn in on]


def _next(turns: list[Turn], after_this: int) -> Turn | None:
    return min((one for one in turns if one.first > after_this), key=lambda one: (one.first, -one.last), default=None)


def _declared(heard: list[Heard]) -> list[End]:
    ended = effective(of_kind(heard, "ended"))
    phases = [Phase.EXPIRED if one.fact.said.kind == "expired" else Phase.ENDED for one in ended]
    return [End(Turn(one.first, one.last, one.grade, "R7", (one.fact,)), phase) for one, phase in zip(ended, phases, strict=True)]


def _failures(courses: list[Course]) -> list[End]:
    phases = {Mode.RESOLUTIVE: Phase.LAPSED, Mode.SUSPENSIVE: Phase.NEVER_EFFECTIVE}
    ends = []
    for course in courses:
        outcome, turn = course.outcome
        if outcome == "failed" and turn is not None and course.clause.mode in phases:
            ends.append(End(turn._replace(rule=f"R5, {turn.rule}"), phases[course.clause.mode]))
    return ends


def _leaving(lens: Lens, heard: list[Heard], faction: str) -> list[End]:
    """Leaving ends what the coalition pledged in the faction's name, unless the faction, or another coalition, pledged it too."""
    made: dict[str | None, int] = {}
    for one in of_kind(effective(of_kind(heard, "pledged", "offered")), "pledged"):
        made[one.via] = max(one.first, made.get(one.via, one.first))
    gone = [_departure(lens, faction, coalition, since) for coalition, since in made.items()]
    departures = [turn for turn in gone if turn is not None]
    if not gone or len(departures) < len(gone):
        return []
    return [End(max(departures, key=lambda turn: (turn.first, turn.last, turn.grade)), Phase.ENDED)]


def _departure(lens: Lens, faction: str, coalition: str | None, since: int) -> Turn | None:
    left: list[Fact] = [] if coalition is None else lens.leavings((faction, coalition))
    turns = [Turn(fact.first, fact.last, fact.grade, "R7 left the coalition", (fact,)) for fact in left if fact.first > since]
    return min(turns, key=lambda turn: (turn.first, turn.last, -turn.grade), default=None)


def _resumed(resumed: list[Heard], start: Turn | None, pauses: list[Pause]) -> list[End]:
    """Who declares in force that it fights again has withdrawn."""
    turns = [Turn(one.first, one.last, one.grade, "R12", (one.fact,)) for one in resumed if start is not None and one.first >= start.first]
    return [End(turn, Phase.ENDED) for turn in turns if not any(pause.on.first <= turn.first < pause.ends[0] for pause in pauses)]


def _until(terms: Terms, start: Turn | None, extensions: list[Heard]) -> tuple[Stretch, list[Heard]]:
    """Return the end by the clock, and the extensions that came after it; one made at that very instant is in time (R6).

    What is told several times while one term runs is one extension: the longest. The next can only be made in the term so won.
    """
    end, before = _first_until(terms, start), -NEVER
    while made := [one for one in extensions if before < one.first <= end[0]]:
        longer = [_extended(end, one.fact) for one in made]
        before, end = end[0], (max(end[0], *(one[0] for one in longer)), max(end[1], *(one[1] for one in longer)))
        if end[0] == before:
            break
    return end, [one for one in extensions if one.first > end[0]]


def _extended(end: Stretch, fact: Fact) -> Stretch:
    if fact.said.until is not None:
        return second(fact.said.until), second(fact.said.until)
    return (NEVER, NEVER) if fact.said.term is None else (after(end[0], fact.said.term), after(end[1], fact.said.term))


def _first_until(terms: Terms, start: Turn | None) -> Stretch:
    if terms.until is not None:
        return second(terms.until), second(terms.until)
    if terms.term is None or start is None:
        return NEVER, NEVER
    return after(start.first, terms.term), after(start.last, terms.term)
