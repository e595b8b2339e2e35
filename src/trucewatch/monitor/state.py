"""All that is worked out for one pledge and one faction before anybody asks about a time."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable
from dataclasses import dataclass, field

from trucewatch.records import Terms

from .clauses import concerns
from .compliance import Contribution, contribute
from .incidents import Attribution, Finding, attribute, find
from .index import Lens, Pair
from .timeline import Timeline, bound, trace
from .voices import Heard, hear, of_kind, standing


@dataclass(slots=True)
class ReadingState:
    """One reading: its timeline and its contributions; ``rank`` orders readings by the support they have (best first)."""

    timeline: Timeline
    rank: tuple[int, float, str]
    contributions: dict[str, Contribution] = field(default_factory=dict)


@dataclass(slots=True)
class PairState:
    """A pledge and a faction as known: readings in the order of their support, evidence times sorted.

    ``authors`` holds the incidents that the pledge may cover and whose authors are established, with their first second.
    """

    pair: Pair
    heard: list[Heard]
    said_from: int
    readings: list[ReadingState]
    pledged: list[Heard]
    evidence: list[int]
    authors: dict[str, tuple[int, tuple[str, ...]]] = field(default_factory=dict)
    incident_times: dict[str, list[int]] = field(default_factory=dict)

    def newest(self, at: int) -> int | None:
        """Return the time of the newest evidence up to ``at``."""
        place = bisect_right(self.evidence, at)
        return self.evidence[place - 1] if place else None

    def bond(self, at: int) -> int:
        """Return the adherence at ``at``: the best of all words that bind by then."""
        readings = {state.timeline.terms.id: state.timeline.terms for state in self.readings}
        return max((one.grade for one in self.pledged if bound(one, readings[one.fact.said.reading])[0] <= at), default=0)


class Bench:
    """Works out states through one lens; findings and attributions are kept, as many pairs share them."""

    def __init__(self, lens: Lens) -> None:
        self.lens = lens
        self.findings: dict[str, Finding | None] = {}
        self.attributions: dict[tuple[str, str], Attribution] = {}

    def finding(self, incident: str) -> Finding | None:
        """Return what is known of the incident."""
        if incident not in self.findings:
            self.findings[incident] = find(self.lens, incident)
        return self.findings[incident]

    def attribution(self, finding: Finding, faction: str) -> Attribution:
        """Return how far the faction is held to be the incident's author."""
        key = (finding.incident, faction)
        if key not in self.attributions:
            self.attributions[key] = attribute(self.lens, finding, faction)
        return self.attributions[key]

    def forget(self, incident: str, factions: Iterable[str]) -> None:
        """Drop what was worked out for the incident."""
        self.findings.pop(incident, None)
        for faction in factions:
            self.attributions.pop((incident, faction), None)

    def state(self, pair: Pair) -> PairState | None:
        """Return the state of the pair; None where no claim known ties the faction to the pledge."""
        pledge, faction = pair
        heard = hear(self.lens, pledge, faction)
        ties = [one for one in of_kind(heard, "pledged", "offered") if one.fact.affirmed]
        if not ties:
            return None
        terms = {one.fact.said.reading: self.lens.index.terms[one.fact.said.reading] for one in ties}
        said_from = min(min(one.fact.entry.told, bound(one, terms[one.fact.said.reading])[0]) for one in ties)
        traced = [self._reading(one, faction, heard) for one in terms.values()]
        readings = sorted((one for one in traced if one is not None), key=lambda one: one.rank)
        pledged = of_kind(standing(of_kind(heard, "pledged", "offered")), "pledged")
        state = PairState(pair, heard, said_from, readings, pledged, self._evidence(pair, heard, terms))
        self.weigh_in(state, self.lens.index.incidents_of.get(pledge, ()))
        return state

    def weigh_in(self, state: PairState, incidents: Iterable[str]) -> None:
        """Work out anew what these incidents contribute to the pair."""
        for incident in incidents:
            _leave_out(state, incident)
            finding = self.finding(incident)
            if finding is not None:
                self._weigh_in(state, finding)

    def _weigh_in(self, state: PairState, finding: Finding) -> None:
        blame, bond = self.attribution(finding, state.pair[1]), state.bond(finding.last)
        if any(grade for (pledge, _), grade in finding.scope.items() if pledge == state.pair[0]):
            _take_note(state, finding, blame)
        for reading in state.readings:
            contribution = contribute(reading.timeline, finding, blame, bond)
            if contribution is not None:
                reading.contributions[finding.incident] = contribution

    def _reading(self, terms: Terms, faction: str, heard: list[Heard]) -> ReadingState | None:
        timeline = trace(self.lens, terms, faction, heard)
        return None if timeline is None else ReadingState(timeline, _rank(timeline))

    def _evidence(self, pair: Pair, heard: list[Heard], terms: dict[str, Terms]) -> list[int]:
        times: list[int] = []
        for one in heard:
            times += (one.fact.entry.told, _binding(one, terms))
        for fact in self.lens.seen(self.lens.index.clauses.get(pair[0], ())):
            if any(concerns(self.lens, one, fact, pair[1]) for one in terms.values()):
                times += (fact.entry.told, fact.first)
        return sorted(times)


def _binding(one: Heard, terms: dict[str, Terms]) -> int:
    if one.fact.said.says in ("pledged", "offered") and one.fact.said.reading in terms:
        return bound(one, terms[one.fact.said.reading])[0]
    return one.first


def _rank(timeline: Timeline) -> tuple[int, float, str]:
    """Order readings: the better word first, then the more weight of independent stories, then by name."""
    best = max((one.grade for one in timeline.pledged), default=0)
    stories: dict[str, float] = {}
    for one in (*timeline.pledged, *timeline.offered):
        stories[one.fact.entry.story] = max(one.fact.entry.weight, stories.get(one.fact.entry.story, 0.0))
    return -best, -sum(stories.values()), timeline.terms.id


def _take_note(state: PairState, finding: Finding, blame: Attribution) -> None:
    times = [finding.first, *(fact.entry.told for fact in (*finding.facts, *blame.facts))]
    state.incident_times[finding.incident] = times
    for one in times:
        insort(state.evidence, one)
    if finding.authors:
        state.authors[finding.incident] = (finding.first, finding.authors)


def _leave_out(state: PairState, incident: str) -> None:
    state.authors.pop(incident, None)
    for one in state.incident_times.pop(incident, ()):
        del state.evidence[bisect_left(state.evidence, one)]
    for reading in state.readings:
        reading.contributions.pop(incident, None)
