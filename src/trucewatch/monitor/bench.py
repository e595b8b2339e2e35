"""Working out the state of pairs through one lens."""

from __future__ import annotations

from collections.abc import Iterable

from trucewatch.records import Terms

from .clauses import concerns
from .compliance import contribute
from .incidents import Attribution, Finding, attribute, find
from .index import Lens, Pair
from .state import PairState, ReadingState
from .timeline import Timeline, bound, trace
from .voices import Heard, hear, of_kind, standing


class Bench:
    """Works out states through one lens; findings and attributions are kept, as many pairs share them.

    ``present`` is the bench that knows everything: what it found of an incident is borrowed where nothing about it came to be known since.
    """

    def __init__(self, lens: Lens, present: Bench | None = None) -> None:
        self.lens, self.present = lens, present
        self.lenders: dict[str, Bench | None] = {}
        self.findings: dict[str, Finding | None] = {}
        self.attributions: dict[tuple[str, str], Attribution] = {}

    def finding(self, incident: str) -> Finding | None:
        """Return what is known of the incident."""
        if incident not in self.findings:
            lender = self._lender(incident)
            self.findings[incident] = find(self.lens, incident) if lender is None else lender.finding(incident)
        return self.findings[incident]

    def attribution(self, finding: Finding, faction: str) -> Attribution:
        """Return how far the faction is held to be the incident's author."""
        key = (finding.incident, faction)
        if key not in self.attributions:
            lender = self._lender(finding.incident)
            made = attribute(self.lens, finding, faction) if lender is None else lender.attribution(finding, faction)
            self.attributions[key] = made
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
        state = PairState(pair, heard, said_from, readings, _bonds(heard, terms), self._evidence(pair, heard, terms))
        self._add(state, self.lens.told_of(self.lens.index.incidents_of.get(pledge, ())))
        return state

    def weigh_in(self, state: PairState, incidents: Iterable[str]) -> None:
        """Work out anew what these incidents contribute to the pair."""
        for incident in incidents:
            state.leave_out(incident)
        self._add(state, incidents)

    def _add(self, state: PairState, incidents: Iterable[str]) -> None:
        for incident in incidents:
            finding = self.finding(incident)
            if finding is not None:
                self._weigh_in(state, finding)
        state.arrange(incidents)

    def _weigh_in(self, state: PairState, finding: Finding) -> None:
        blame, bond = self.attribution(finding, state.pair[1]), state.bond(finding.last)
        if finding.concerns(state.pair[0]):
            state.take_note(finding, blame)
        for reading in state.readings:
            contribution = contribute(reading.timeline, finding, blame, bond)
            if contribution is not None:
                reading.contributions[finding.incident] = contribution

    def _lender(self, incident: str) -> Bench | None:
        if self.present is None:
            return None
        if incident not in self.lenders:
            self.lenders[incident] = self.present if self.lens.is_final(incident) else None
        return self.lenders[incident]

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


def _bonds(heard: list[Heard], terms: dict[str, Terms]) -> list[tuple[int, int]]:
    pledged = of_kind(standing(of_kind(heard, "pledged", "offered")), "pledged")
    return [(bound(one, terms[one.fact.said.reading])[0], one.grade) for one in pledged]


def _rank(timeline: Timeline) -> tuple[int, float, str]:
    """Order readings: the better word first, then the more weight of independent stories, then by name."""
    best = max((one.grade for one in timeline.pledged), default=0)
    stories: dict[str, float] = {}
    for one in (*timeline.pledged, *timeline.offered):
        stories[one.fact.entry.story] = max(one.fact.entry.weight, stories.get(one.fact.entry.story, 0.0))
    return -best, -sum(stories.values()), timeline.terms.id
