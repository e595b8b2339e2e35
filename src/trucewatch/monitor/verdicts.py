"""The verdict on a truce and a faction: which of its pledges decides, and everything said beside the label."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from itertools import pairwise

from trucewatch.records import Label, Phase, ReadingLabel, Verdict

from .bench import Bench
from .clock import moment, second
from .compliance import Contribution
from .explain import borne_by, derive, flags, is_disputed, obligations
from .grades import EXCLUDED, GRADES
from .index import Pair
from .judge import Ruling, is_stale, last_known, rulings
from .state import PairState

Case = tuple[PairState, list[Ruling]]


class Court:
    """Answers through one lens. ``states`` is kept by the caller where the lens sees everything, and new where it does not."""

    def __init__(self, bench: Bench, states: dict[Pair, PairState | None], known: datetime | None = None) -> None:
        self.bench, self.states, self.known = bench, states, known
        self.index, self.policy = bench.lens.index, bench.lens.policy

    def state(self, pair: Pair) -> PairState | None:
        """Return the state of a pair."""
        if pair not in self.states:
            self.states[pair] = self.bench.state(pair)
        return self.states[pair]

    def pairs(self, truce: str, faction: str) -> list[PairState]:
        """Return the states of the faction's pledges in the truce."""
        found = (self.state((pledge, faction)) for pledge in self.index.pledges_of.get(truce, ()))
        return [one for one in found if one is not None]

    def cases(self, truce: str, faction: str, at: int) -> list[Case]:
        """Return the pledges on which something can be said at ``at``, the decisive one first."""
        found = [(pair, rulings(pair, self.policy, at)) for pair in self.pairs(truce, faction)]
        return sorted(((pair, ruled) for pair, ruled in found if ruled), key=_decisive)

    def verdict(self, truce: str, faction: str, at: int) -> Verdict | None:
        """Return the verdict of the decisive pledge."""
        cases = self.cases(truce, faction, at)
        return self.pronounce(truce, cases[0], at) if cases else None

    def verdicts(self, truce: str, faction: str, at: int) -> list[Verdict]:
        """Return the verdict of each pledge."""
        return [self.pronounce(truce, case, at) for case in self.cases(truce, faction, at)]

    def pronounce(self, truce: str, case: Case, at: int) -> Verdict:
        """Return the verdict on one pledge, by the reading that is best supported."""
        pair, ruled = case
        ruling = ruled[0]
        stale = is_stale(pair, ruling, self.policy, at)
        last = last_known(pair, self.policy, at) if stale else None
        since = ruling.since if last is None else last[1] + 1
        external = self._external(pair, at)
        derivation = derive(pair, ruling, pair.newest(at) if stale else None)
        claims = borne_by(derivation.because[0] if stale else derivation, ruling.label)
        return Verdict.model_construct(
            truce=truce, pledge=pair.pair[0], faction=pair.pair[1], reading=ruling.reading, at=moment(at), known=self.known,
            label=Label.UNKNOWN if stale else ruling.label, grade=GRADES[EXCLUDED if stale else ruling.grade], phase=ruling.phase,
            adherence=GRADES[ruling.adherence], compliance=GRADES[ruling.compliance], since=moment(since),
            disputed=is_disputed(pair, ruling), readings=tuple(_by_reading(one) for one in ruled),
            last_label=last[0].label if last is not None else None, last_at=moment(last[1]) if last is not None else None,
            stories=len({claim.story for claim in claims}), testimonies=len({claim.testimony for claim in claims}),
            flags=flags(ruling, at, external), external=external, obligations=obligations(pair, at), derivation=derivation,
        )

    def latest_incident(self, verdict: Verdict) -> Contribution | None:
        """Return the latest incident up to a verdict that counts against its faction at all, under the reading that speaks."""
        pair, at = self.state((verdict.pledge, verdict.faction)), second(verdict.at)
        told = [reading for reading in pair.readings if reading.timeline.terms.id == verdict.reading] if pair is not None else []
        counting = (one for reading in told for one in reading.contributions.values() if one.grade > 0 and one.since <= at)
        return max(counting, key=lambda one: (one.since, one.incident), default=None)

    def _external(self, pair: PairState, at: int) -> tuple[str, ...]:
        """Return the incidents up to ``at`` that are established to somebody who never pledged (R10)."""
        found = (incident for incident, (since, authors) in pair.authors.items() if since <= at and self.is_strange(pair, authors))
        return tuple(sorted(found))

    def is_strange(self, pair: PairState, authors: Iterable[str]) -> bool:
        """Tell whether anybody among some authors never pledged what the pair is about."""
        states = (self.state((pair.pair[0], author)) for author in authors)
        return any(state is None or not state.is_bound for state in states)


def _by_reading(ruling: Ruling) -> ReadingLabel:
    return ReadingLabel.model_construct(reading=ruling.reading, label=ruling.label, grade=GRADES[ruling.grade])


def _decisive(case: Case) -> tuple[int, int, int, str]:
    """Pledges in force come first, the worst kept of them first; then suspended ones; then whatever happened last."""
    pair, ruled = case
    ruling = ruled[0]
    standing = {Phase.IN_FORCE: 0, Phase.SUSPENDED: 1}.get(ruling.phase, 2)
    return standing, -ruling.compliance if standing == 0 else 0, -ruling.newest, pair.pair[0]


def turning_points(pair: PairState, freshness: int, open_counts: int) -> set[int]:
    """Return every second at which something about the pair may change by itself or by an act."""
    points = {pair.said_from, *_said(pair), *_staleness(pair.evidence, freshness)}
    for reading in pair.readings:
        timeline = reading.timeline
        points |= {timeline.announced, *(end.turn.first for end in timeline.ends)}
        points |= {one.first for one in (*timeline.resumed, *timeline.reaffirmed)}
        points |= {one for pause in timeline.pauses for one in (pause.on.first, pause.ends[0])}
        points |= {timeline.start.first} if timeline.start is not None else set()
        points |= {one for c in reading.contributions.values() for one in (c.since, c.last + open_counts)}
    return points


def _said(pair: PairState) -> set[int]:
    """Return the times of all evidence but incidents: what happens changes a label by its contribution alone, or by its freshness."""
    times = Counter(pair.evidence)
    times.subtract(one for told in pair.incident_times.values() for one in told)
    return {time for time, count in times.items() if count > 0}


def _staleness(evidence: list[int], freshness: int) -> set[int]:
    """Return when the newest evidence grows too old, and when new evidence ends that."""
    if not evidence:
        return set()
    gaps = {time for one, other in pairwise(evidence) if other - one > freshness for time in (one + freshness + 1, other)}
    return gaps | {evidence[0], evidence[-1] + freshness + 1}
