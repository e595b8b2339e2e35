"""Conditions: when they are met, when they fail, by whose act or word (R5, R13)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from trucewatch.records import Clause, Mode, Terms

from .clock import NEVER, second
from .facts import Fact
from .grades import ESTABLISHED
from .index import Lens
from .voices import Heard, by_proxy, effective, of_kind


class Turn(NamedTuple):
    """Something that happens to a pledge within ``first..last``, how certain it is, and the claims that tell it (none: the clock)."""

    first: int
    last: int
    grade: int
    rule: str
    facts: tuple[Fact, ...] = ()


@dataclass(slots=True)
class Course:
    """How one condition fares: each act that meets it, each failure, and its refusals; ``crisp`` is the deadline in the end."""

    clause: Clause
    met: list[Turn] = field(default_factory=list)
    failed: list[Turn] = field(default_factory=list)
    refused: list[Heard] = field(default_factory=list)
    crisp: int = NEVER

    @property
    def outcome(self) -> tuple[str, Turn | None]:
        """The first that happens, met before failed at the same instant: ("met" | "failed" | "pending", when)."""
        met, failed = _first(self.met), _first(self.failed)
        if met is not None and (failed is None or met.first <= failed.first):
            return "met", met
        return ("failed", failed) if failed is not None else ("pending", None)


def follow(lens: Lens, terms: Terms, clause: Clause, faction: str) -> Course:
    """Return the course of ``clause`` as it concerns ``faction``."""
    heard = [one for fact in _facts(lens, terms.pledge, clause) if (one := _reaching(lens, terms, clause, faction, fact)) is not None]
    met = [_turn(one, "R13 met by its actor") for one in _by_speaker(of_kind(heard, "clause_met"))]
    word = [_turn(one, "R13 failed by word of its decider") for one in _by_speaker(of_kind(heard, "clause_failed"))]
    crisp = _deadline(clause, _by_speaker(of_kind(heard, "deadline_set")))
    passes = crisp != NEVER and not any(turn.first <= crisp for turn in met)
    clock = [Turn(crisp, crisp, ESTABLISHED, "R13 failed at its deadline")] if passes else []
    return Course(clause, met, word + clock, _by_speaker(of_kind(heard, "clause_refused")), crisp)


def concerns(lens: Lens, terms: Terms, fact: Fact, faction: str) -> bool:
    """Tell whether a claim on a condition of these terms is evidence about the faction."""
    clause = next((one for one in terms.clauses if one.id == fact.said.clause), None)
    return clause is not None and _reaching(lens, terms, clause, faction, fact) is not None


def _facts(lens: Lens, pledge: str, clause: Clause) -> list[Fact]:
    return lens.seen(fact for fact in lens.index.clauses.get(pledge, ()) if fact.said.clause == clause.id)


def _by_speaker(heard: list[Heard]) -> list[Heard]:
    """Whoever speaks can take back only what is said in its own name."""
    names = dict.fromkeys(one.fact.said.by for one in heard)
    return [one for name in names for one in effective(one for one in heard if one.fact.said.by == name)]


def _turn(one: Heard, rule: str) -> Turn:
    return Turn(one.first, one.last, one.grade, rule, (one.fact,))


def _first(turns: list[Turn]) -> Turn | None:
    return min(turns, key=lambda turn: (turn.first, turn.last, -turn.grade), default=None)


def _reaching(lens: Lens, terms: Terms, clause: Clause, faction: str, fact: Fact) -> Heard | None:
    if _is_unbinding(clause, fact):
        return None
    says = fact.said.says
    if says in ("clause_met", "clause_refused"):
        return Heard(fact, fact.grade) if _is_actor(lens, clause, fact) else None
    if says == "deadline_set" and clause.actor is not None and _is_actor(lens, clause, fact):
        return Heard(fact, fact.grade)
    return _decided(lens, terms, clause, faction, fact)


def _is_actor(lens: Lens, clause: Clause, fact: Fact) -> bool:
    by, actor = fact.said.by, clause.actor
    return actor is None or by == actor or lens.is_member(by, actor, fact.first)


def _is_unbinding(clause: Clause, fact: Fact) -> bool:
    instrument = getattr(fact.said, "instrument", None)
    if instrument is None:
        return False
    known = clause.instrument if clause.instrument is not None and clause.instrument.name == instrument.name else instrument
    binding = known.binding if instrument.binding is None else instrument.binding
    return binding is False


def _decided(lens: Lens, terms: Terms, clause: Clause, faction: str, fact: Fact) -> Heard | None:
    """A debtor decides for itself, a coalition for its members, anybody else only where the clause names it."""
    by, at = fact.said.by, fact.first
    allowed = not clause.deciders or by in clause.deciders or any(lens.is_member(by, one, at) for one in clause.deciders)
    if by == faction:
        return Heard(fact, fact.grade) if allowed else None
    if lens.is_member(faction, by, at):
        return Heard(fact, by_proxy(lens, fact), by) if allowed else None
    return Heard(fact, fact.grade) if by in clause.deciders and by not in terms.debtors else None


def _deadline(clause: Clause, moved: list[Heard]) -> int:
    """Return the crisp deadline after all that was set while the one before was still running."""
    deadline = NEVER if clause.deadline is None else second(clause.deadline)
    for one in sorted(moved, key=lambda one: (one.first, second(one.fact.said.deadline))):
        if one.first <= deadline:
            deadline = max(second(one.fact.said.deadline), one.first)
    return deadline


def starts(courses: list[Course]) -> Turn | None:
    """Return when the last suspensive condition is met: at once where there is none, None while one is not."""
    met = [course.outcome for course in courses if course.clause.mode is Mode.SUSPENSIVE]
    turns = [turn for outcome, turn in met if outcome == "met" and turn is not None]
    if len(turns) < len(met):
        return None
    first, last = max((turn.first for turn in turns), default=-NEVER), max((turn.last for turn in turns), default=-NEVER)
    return Turn(first, last, ESTABLISHED, "R2", tuple(fact for turn in turns for fact in turn.facts))
