"""How each incident bears on a pledge, and how the pledge is kept at a time (R8, R9, R11)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from .facts import Fact
from .grades import EXCLUDED, OPEN
from .incidents import Attribution, Finding
from .policy import Policy
from .timeline import Timeline
from .voices import Heard


class Contribution(NamedTuple):
    """What one incident says against one faction under one reading from ``since`` on: the minimum of the five grades at hand."""

    incident: str
    first: int
    last: int
    since: int
    grade: int
    adherence: int
    scope: int
    in_time: int
    finding: Finding
    blame: Attribution

    @property
    def facts(self) -> tuple[Fact, ...]:
        """The claims that tell of the incident and of who did it."""
        return (*self.finding.facts, *self.blame.facts)


def contribute(timeline: Timeline, finding: Finding, blame: Attribution, bond: int) -> Contribution | None:
    """Return the incident's contribution under the timeline's reading; None where the reading has nothing to do with it."""
    scope = finding.covered(timeline.terms.pledge, timeline.terms.id)
    if scope is None:
        return None
    in_time = timeline.in_time(finding.first, finding.last)
    grade = min(bond, finding.occurred, blame.grade, scope, in_time)
    return Contribution(finding.incident, finding.first, finding.last, finding.since, grade, bond, scope, in_time, finding, blame)


def weigh(contributions: Iterable[Contribution], reaffirmed: list[Heard], policy: Policy, at: int) -> tuple[int, list[Contribution]]:
    """Return the compliance grade at ``at`` and the incidents that attain it, in any order."""
    episode = max(((one.first, one.last) for one in reaffirmed if one.first <= at), default=None)
    best, found = EXCLUDED, []
    for one in contributions:
        grade = _counting(one, episode, policy, at)
        if grade > best:
            best, found = grade, [one]
        elif grade == best > EXCLUDED:
            found.append(one)
    return best, found


def _counting(one: Contribution, episode: tuple[int, int] | None, policy: Policy, at: int) -> int:
    if one.since > at:
        return EXCLUDED
    grade = one.grade
    if episode is not None and one.first < episode[1]:
        grade = EXCLUDED if one.last < episode[0] else min(grade, OPEN)
    return EXCLUDED if grade == OPEN and at >= one.last + policy.open_counts else grade
