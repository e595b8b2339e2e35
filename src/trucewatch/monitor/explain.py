"""Rulings as verdicts, each with its derivation: label <- rule <- claims."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import takewhile

from trucewatch.records import ClaimRef, Derivation, EndKind, Label, ObligationState, ObligationStatus, Phase

from .clauses import Turn
from .clock import moment, second
from .compliance import Contribution
from .facts import Fact
from .grades import ESTABLISHED, EXCLUDED, GRADES
from .judge import OVER, Ruling
from .state import PairState
from .timeline import Timeline
from .voices import Heard, effective, of_kind

NOT_YET = "offered or proposed; it has not bound itself so far"
# Steps that say no more than that a faction is bound: what befell the truce since then, others say.
_BOUND = frozenset({"adherence", "R1", "R2", "R13"})


def derive(pair: PairState, ruling: Ruling, stale_since: int | None = None) -> Derivation:
    """Return the reasoning behind a ruling; ``stale_since`` is the time of the newest evidence where that is too old."""
    root = _root(pair, ruling)
    if stale_since is None:
        return root
    says = f"unknown: the newest evidence is of {moment(stale_since):%Y-%m-%d}"
    return Derivation.model_construct(rule="freshness", concludes=says, grade=GRADES[EXCLUDED], because=(root,))


def borne_by(root: Derivation, label: Label) -> tuple[ClaimRef, ...]:
    """Return the claims that a label stands on: of a breach or an end what tells of that, not that the truce had been made.

    A truce that is only strained holds: what tells of it stands behind that, too.
    """
    if label is Label.STRAINED:
        return root.all_claims()
    befell = (step for step in reversed(root.because) if step.claims and step.rule not in _BOUND)
    return next(befell, root).all_claims()


def is_disputed(pair: PairState, ruling: Ruling) -> bool:
    """Tell whether somebody denies what the ruling rests on."""
    if ruling.incident is not None:
        return ruling.incident.blame.disputed
    kind = "ended" if ruling.phase in OVER else {Phase.SUSPENDED: "suspended"}.get(ruling.phase, "pledged")
    return any(not one.fact.affirmed for one in of_kind(pair.heard, kind))


def flags(ruling: Ruling, at: int, external: Iterable[str]) -> tuple[str, ...]:
    """Return what else is to be said about a ruling in a word."""
    found = ["external violence"] if any(True for _ in external) else []
    timeline = ruling.state.timeline if ruling.state is not None else None
    if timeline is None:
        return tuple(found)
    if any(one.first <= at for course in timeline.courses for one in course.refused):
        found.append("refused")
    if any(one.first <= at for one in timeline.late):
        found.append("late extension")
    return (*found, "before floor") if _before_floor(timeline, ruling, at) else tuple(found)


def obligations(pair: PairState, at: int) -> tuple[ObligationState, ...]:
    """Return where each obligation stands: its last word up to ``at``; the clock makes one overdue, never missed."""
    told = [one for one in effective(of_kind(pair.heard, "obligation")) if one.first <= at]
    words: dict[str, list[Heard]] = {}
    for one in sorted(told, key=_word_order):
        words.setdefault(one.fact.said.obligation, []).append(one)
    return tuple(_obligation(words[name], at) for name in sorted(words))


def _word_order(one: Heard) -> tuple[int, int, int, str]:
    order = [ObligationStatus.DUE, ObligationStatus.SUSPENDED, ObligationStatus.MISSED, ObligationStatus.MET]
    return one.first, one.grade, order.index(one.fact.said.status), one.fact.entry.id


def _obligation(words: list[Heard], at: int) -> ObligationState:
    """Return where one stands by the last word; by when it is due was told by that, or by those before it that also found it due."""
    last, due = words[-1], None
    for one in takewhile(lambda one: one.fact.said.status is ObligationStatus.DUE, reversed(words)):
        due = due or one.fact.said.due
    overdue = due is not None and second(due) < at
    told = last.fact.said
    return ObligationState(obligation=told.obligation, status=told.status, since=moment(last.first), due=due, overdue=overdue)


def _before_floor(timeline: Timeline, ruling: Ruling, at: int) -> bool:
    floor, start = timeline.terms.floor, timeline.start
    if floor is None or start is None or ruling.phase not in OVER or timeline.end > at:
        return False
    return moment(timeline.end) < floor.after(moment(start.first))


def _root(pair: PairState, ruling: Ruling) -> Derivation:
    steps = [_bond(pair, ruling)]
    if ruling.turn is not None:
        steps.append(_turn(ruling.turn, ruling.phase.value))
    steps += _conditions(ruling)
    if ruling.incident is not None:
        steps.append(_contribution(ruling.incident, _among(ruling)))
    if ruling.resumed:
        steps.append(_step("R12", "declares that it fights again", ruling.grade, (one.fact for one in ruling.resumed)))
    says = f"{ruling.label.value} for {pair.pair[1]}" + (f", by reading {ruling.reading}" if ruling.reading else "")
    return Derivation.model_construct(rule="label", concludes=says, grade=GRADES[ruling.grade], because=tuple(steps))


def _bond(pair: PairState, ruling: Ruling) -> Derivation:
    heard = of_kind(pair.heard, "pledged", "offered")
    if ruling.state is None:
        denials = (one.fact for one in heard if one.own and not one.fact.affirmed)
        return _step("adherence", "it says itself that it did not pledge", ESTABLISHED, denials)
    timeline = ruling.state.timeline
    others = [one for state in pair.readings if state is not ruling.state for one in state.timeline.pledged]
    facts = [one.fact for one in (*timeline.pledged, *timeline.offered, *others)]
    if not ruling.adherence:  # an offer or a draft: that it was made is as sure as its word, and nobody is bound by it
        return _step("R1", NOT_YET, max(one.grade for one in timeline.offered or timeline.pledged), facts)
    return _step("R1", f"announced; adherence {GRADES[ruling.adherence].name.lower()}", ruling.adherence, facts)


def _turn(turn: Turn, phase: str) -> Derivation:
    return _step(turn.rule, f"{phase} since {moment(turn.first):%Y-%m-%d %H:%M} UTC{_superseded(turn)}", turn.grade, turn.facts)


def _superseded(turn: Turn) -> str:
    """Return that another truce took the place of one, and which: who only reads "ended" thinks that they fight again."""
    ends = [fact.said for fact in turn.facts if fact.said.says == "ended" and fact.said.kind is EndKind.SUPERSEDED]
    return f", superseded by {ends[0].by or 'another truce'}" if ends else ""


def _conditions(ruling: Ruling) -> list[Derivation]:
    courses = ruling.state.timeline.courses if ruling.state is not None else []
    return [
        _step("R13", f"{course.clause.mode.value} condition {course.clause.text or course.clause.id!r}: {course.outcome[0]}", None, ())
        for course in courses
    ]


def told_of(one: Contribution) -> str:
    """Return how an incident is named in a reasoning, with its day; one that may lie on several days was by the last of them."""
    first, last = moment(one.first), moment(one.last)
    return f"incident {one.incident} {'of' if first.date() == last.date() else 'by'} {last:%Y-%m-%d}"


def _among(ruling: Ruling) -> str:
    """Return of how many that weigh as much an incident is the latest, and since when: one alone hides how long it has been so."""
    return f", the latest of {ruling.equals} since {moment(ruling.since):%Y-%m-%d}" if ruling.equals > 1 else ""


def _contribution(one: Contribution, among: str) -> Derivation:
    parts = {
        "adherence": one.adherence, "occurred": one.finding.occurred, "attributed": one.blame.grade, "in scope": one.scope,
        "in time": one.in_time,
    }
    steps = tuple(_step(name, GRADES[grade].name.lower(), grade, ()) for name, grade in parts.items())
    step = _step("R8", f"{told_of(one)}{among}", one.grade, one.facts)
    return step.model_copy(update={"because": steps})


def _step(rule: str, concludes: str, grade: int | None, facts: Iterable[Fact]) -> Derivation:
    claims: dict[ClaimRef, None] = {fact.ref: None for fact in facts}
    return Derivation.model_construct(rule=rule, concludes=concludes, grade=None if grade is None else GRADES[grade], claims=tuple(claims))


