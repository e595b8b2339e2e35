"""What is known of one incident: whether and when it occurred, what it may concern, and who is said to have done it."""

from __future__ import annotations

from dataclasses import dataclass

from .attribution import Votes
from .facts import Fact
from .grades import ESTABLISHED, EXCLUDED, OPEN
from .index import Lens

RELATION = {"in": ESTABLISHED, "maybe": OPEN, "out": EXCLUDED}


@dataclass(slots=True)
class Finding:
    """An incident as known. It lies within ``first..last`` and counts from ``since`` on.

    ``scope`` grades it per pledge and (reading or None).

    ``authors`` are the actors established to have done it, façades left aside; ``targets`` those it was aimed at.
    """

    incident: str
    first: int
    last: int
    since: int
    occurred: int
    scope: dict[tuple[str, str | None], int]
    blame: list[Fact]
    authors: tuple[str, ...]
    targets: frozenset[str]
    facts: list[Fact]

    def concerns(self, pledge: str) -> bool:
        """Tell whether the pledge may cover the incident in any reading."""
        return any(grade and one[0] == pledge for one, grade in self.scope.items())

    def covered(self, pledge: str, reading: str) -> int | None:
        """Return the grade of "in scope" for the reading; None where the incident does not concern the pledge."""
        grade = self.scope.get((pledge, reading))
        return self.scope.get((pledge, None)) if grade is None else grade


@dataclass(slots=True)
class Attribution:
    """The grade of "this actor did it", whether that is disputed, and the facts that speak to it."""

    grade: int
    disputed: bool
    facts: tuple[Fact, ...]


def find(lens: Lens, incident: str) -> Finding | None:
    """Return what is known of the incident; None where nobody says that it happened."""
    facts = lens.seen(lens.index.occurred.get(incident, ()))
    told = [fact for fact in facts if fact.affirmed]
    if not told:
        return None
    blame = lens.seen(lens.index.attributed.get(incident, ()))
    first, last = _narrowed([(fact.first, fact.last) for fact in told])
    authors = tuple(actor for actor in _named(blame) if _is_author(lens, blame, actor, first))
    targets = frozenset(target for fact in told for target in fact.said.targets)
    since = _counts_since(told, first, last, lens.policy.window)
    return Finding(incident, first, last, since, _occurred(lens, facts, blame), _scope(told), blame, authors, targets, facts)


def attribute(lens: Lens, finding: Finding, faction: str) -> Attribution:
    """Return how far ``faction`` is held to be the author: by name, through a collective, or behind a façade."""
    at, blame = finding.first, finding.blame
    votes = count(lens, blame, faction, at)
    another = any(author != faction and not lens.related(author, faction, at) for author in finding.authors)
    another = another or (votes.in_all() == 0 and _is_target(lens, finding, faction))
    grade = votes.grade(lens.policy, another)
    mask = max((min(tie, count(lens, blame, name, at).grade(lens.policy)) for name, tie in _masks(lens, blame, faction)), default=0)
    spoken = tuple(fact for fact in blame if _touches(lens, fact, faction, at))
    return Attribution(max(grade, mask), votes.opposition(lens.policy) > 0, spoken)


def count(lens: Lens, blame: list[Fact], faction: str, at: int) -> Votes:
    """Return the votes on ``faction`` among the incident's attributions."""
    votes = Votes()
    for fact in blame:
        actor = fact.said.actor
        if actor == faction:
            _count_named(votes, fact)
        elif actor is None:
            if fact.affirmed:
                votes.oppose(fact, lens.policy.nobody)
        elif lens.is_member(faction, actor, at):
            _count_collective(votes, fact)
        elif fact.affirmed and not is_facade(lens, actor) and not lens.is_member(actor, faction, at):
            votes.oppose(fact)
    return votes


def _is_target(lens: Lens, finding: Finding, faction: str) -> bool:
    return any(target == faction or lens.related(target, faction, finding.first) for target in finding.targets)


def is_facade(lens: Lens, name: str) -> bool:
    """Tell whether anybody says that the name is one to hide behind: such an author excludes nobody."""
    facades = lens.index.facades.get(name)
    return facades is not None and any(fact.affirmed for fact in lens.seen(facades))


def _count_named(votes: Votes, fact: Fact) -> None:
    if fact.affirmed:
        votes.own = votes.own or fact.own
        votes.support(fact)
    else:
        _count_denial(votes, fact)


def _count_collective(votes: Votes, fact: Fact) -> None:
    if fact.affirmed:
        votes.blame(fact)
    else:
        _count_denial(votes, fact)


def _count_denial(votes: Votes, fact: Fact) -> None:
    """Count a word that it was not the actor: its own side's once for all, anybody else's as a story against."""
    if fact.side:
        votes.denied = True
    else:
        votes.oppose(fact)


def _is_author(lens: Lens, blame: list[Fact], actor: str, at: int) -> bool:
    return not is_facade(lens, actor) and count(lens, blame, actor, at).is_established(lens.policy)


def _named(blame: list[Fact]) -> list[str]:
    return list(dict.fromkeys(fact.said.actor for fact in blame if fact.affirmed and fact.said.actor is not None))


def _masks(lens: Lens, blame: list[Fact], faction: str) -> list[tuple[str, int]]:
    ties: list[tuple[str, int]] = []
    for name in _named(blame) if lens.index.facades else ():
        facts = lens.seen(lens.index.facades.get(name, ()))
        ties += [(name, fact.said.grade) for fact in facts if fact.affirmed and fact.said.actor == faction]
    return ties


def _touches(lens: Lens, fact: Fact, faction: str, at: int) -> bool:
    actor = fact.said.actor
    if actor is None or actor == faction or lens.is_member(faction, actor, at):
        return True
    facades = lens.index.facades.get(actor)
    return facades is not None and any(tie.said.actor == faction for tie in lens.seen(facades))


def _narrowed(stretches: list[tuple[int, int]]) -> tuple[int, int]:
    """Return what all accounts have in common, or, where they contradict one another, all that they span."""
    first, last = max(one[0] for one in stretches), min(one[1] for one in stretches)
    return (first, last) if first <= last else (min(one[0] for one in stretches), max(one[1] for one in stretches))


def _counts_since(told: list[Fact], first: int, last: int, window: int) -> int:
    """Return the second from which an act counts: of a day, its first; where nobody gives one, the last, by which it was done."""
    return first if any(fact.last - fact.first < window for fact in told) else last


def _scope(told: list[Fact]) -> dict[tuple[str, str | None], int]:
    scope: dict[tuple[str, str | None], int] = {}
    for fact in told:
        for cover in fact.said.covers:
            place = (cover.pledge, cover.reading)
            scope[place] = max(scope.get(place, 0), RELATION[cover.relation])
    return scope


def _occurred(lens: Lens, facts: list[Fact], blame: list[Fact]) -> int:
    """A third party's word establishes an undisputed event; the author's own acknowledgement, any; else stories are counted."""
    votes = Votes(own=any(fact.affirmed and fact.own for fact in (*facts, *blame)))
    for fact in facts:
        _count_named(votes, fact)
    witnessed = any(fact.affirmed and fact.third and fact.entry.weight > 0 for fact in facts)
    if witnessed and votes.opposition(lens.policy) == 0:
        return ESTABLISHED
    return votes.grade(lens.policy)
