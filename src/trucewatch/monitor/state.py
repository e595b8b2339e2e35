"""All that is worked out for one pledge and one faction before anybody asks about a time."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable
from dataclasses import dataclass, field

from .compliance import Contribution
from .grades import ALLEGED
from .incidents import Attribution, Finding
from .index import Pair
from .timeline import Timeline
from .voices import Heard


@dataclass(slots=True)
class ReadingState:
    """One reading: its timeline and its contributions; ``rank`` orders readings by the support they have (best first)."""

    timeline: Timeline
    rank: tuple[int, float, str]
    contributions: dict[str, Contribution] = field(default_factory=dict)


@dataclass(slots=True)
class PairState:
    """A pledge and a faction as known: readings in the order of their support, evidence times sorted.

    ``bonds`` holds from when each pledging word binds, and its grade. ``authors`` holds the incidents that the pledge may cover and whose
    authors are established, with the second from which they count; ``incident_times`` what each incident gave to ``evidence``.
    """

    pair: Pair
    heard: list[Heard]
    said_from: int
    readings: list[ReadingState]
    bonds: list[tuple[int, int]]
    evidence: list[int]
    authors: dict[str, tuple[int, tuple[str, ...]]] = field(default_factory=dict)
    incident_times: dict[str, list[int]] = field(default_factory=dict)

    def newest(self, at: int) -> int | None:
        """Return the time of the newest evidence up to ``at``."""
        place = bisect_right(self.evidence, at)
        return self.evidence[place - 1] if place else None

    def bond(self, at: int) -> int:
        """Return the adherence at ``at``: the best of all words that bind by then."""
        best = 0
        for first, grade in self.bonds:
            if first <= at and grade > best:
                best = grade
        return best

    @property
    def is_bound(self) -> bool:
        """Whether the faction is at least alleged to have pledged at all."""
        return any(grade >= ALLEGED for _, grade in self.bonds)

    def take_note(self, finding: Finding, blame: Attribution) -> None:
        """Count an incident that the pledge may cover as evidence about the pair; evidence is out of order until ``arrange``."""
        times = [finding.since, *[fact.entry.told for fact in finding.facts], *[fact.entry.told for fact in blame.facts]]
        self.incident_times[finding.incident] = times
        if finding.authors:
            self.authors[finding.incident] = (finding.since, finding.authors)

    def leave_out(self, incident: str) -> None:
        """Forget what an incident contributed."""
        self.authors.pop(incident, None)
        for one in self.incident_times.pop(incident, ()):
            del self.evidence[bisect_left(self.evidence, one)]
        for reading in self.readings:
            reading.contributions.pop(incident, None)

    def arrange(self, incidents: Iterable[str]) -> None:
        """Put the times that these incidents gave into the evidence."""
        fresh = [one for incident in incidents for one in self.incident_times.get(incident, ())]
        if len(fresh) < len(self.evidence) // 8:
            for one in fresh:
                insort(self.evidence, one)
        else:
            self.evidence = sorted([*self.evidence, *fresh])
