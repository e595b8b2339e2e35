"""What must always hold (MONITOR: the twelve properties), on random histories."""

from __future__ import annotations

import os
from datetime import datetime, timedelta
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from trucewatch.monitor import Monitor
from trucewatch.records import (
    Attributed,
    Authority,
    Claim,
    Interval,
    Label,
    MemberOf,
    Pledged,
    Polarity,
    Reliability,
    Retraction,
    Terms,
    Testimony,
    Verdict,
)

from .histories import BASE, FACTIONS, HOURS, INCIDENTS, TRUCE, History, at, history, small_policy

POLICY = small_policy()
EVER = at(10_000)
IN_FORCE = {Label.IN_FORCE, Label.STRAINED, Label.BREACH_ALLEGED, Label.BREACH_CONFIRMED}
BREACHES = {Label.BREACH_ALLEGED, Label.BREACH_CONFIRMED}
ENDS = {Label.ENDED, Label.LAPSED, Label.EXPIRED, Label.NEVER_EFFECTIVE, Label.RESUMED}

histories = st.integers(0, 2**48).map(lambda seed: history(Random(seed)))
times = st.integers(0, HOURS + 10).map(at)
EXAMPLES = int(os.environ.get("TRUCEWATCH_EXAMPLES", "100"))
holds = settings(max_examples=EXAMPLES, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))


def all_verdicts(monitor: Monitor, time: datetime, known: datetime | None = None) -> list[Verdict]:
    return [one for faction in monitor.factions(TRUCE) for one in monitor.pledge_verdicts(TRUCE, faction, time, known)]


def essence(verdicts: list[Verdict]) -> list[Any]:
    """What a verdict says, without when and how it was asked, nor the order in which claims came."""
    return [
        one.model_dump(exclude={"known", "derivation"}) | {"claims": sorted(one.derivation.all_claims(), key=str)} for one in verdicts
    ]


def readings(monitor: Monitor, time: datetime) -> dict[tuple[str, str, str], tuple[Label, int]]:
    verdicts = all_verdicts(monitor, time)
    return {(one.pledge, one.faction, r.reading): (r.label, int(r.grade)) for one in verdicts for r in one.readings}


@holds
@given(histories, times, st.integers(0, 2**32))
def test_1_incremental_is_batch(records: History, time: datetime, seed: int) -> None:
    random, monitor = Random(seed), Monitor(POLICY)
    for record in records:
        monitor.add(record)
        if random.random() < 0.5:
            monitor.settle()
    assert essence(all_verdicts(monitor, time)) == essence(all_verdicts(Monitor.of(records, POLICY), time))


@holds
@given(histories, times, times, st.booleans())
def test_2_an_answer_as_known_in_the_past_never_changes(records: History, time: datetime, known: datetime, published: bool) -> None:
    by = "published" if published else "recorded"
    then = [one for one in records if (one.told if published else one.recorded) <= known]
    past, present = Monitor.of(then, POLICY), Monitor.of(records, POLICY)
    for faction in present.factions(TRUCE):
        before, now = past.pledge_verdicts(TRUCE, faction, time, None, by), present.pledge_verdicts(TRUCE, faction, time, known, by)
        assert essence(before) == essence(now)


@holds
@given(histories, times, st.randoms(use_true_random=False))
def test_3_the_order_of_arrival_does_not_matter(records: History, time: datetime, random: Random) -> None:
    shuffled = random.sample(records, len(records))
    one, other = Monitor.of(records, POLICY), Monitor.of(shuffled, POLICY)
    assert essence(all_verdicts(one, time)) == essence(all_verdicts(other, time))


@holds
@given(histories, times, st.integers(0, 2**32))
def test_4_adding_and_retracting_is_the_identity(records: History, time: datetime, seed: int) -> None:
    extra = [one.model_copy(update={"id": f"x{n}"}) for n, one in enumerate(history(Random(seed), 3)) if isinstance(one, Testimony)]
    extra = [one for one in extra if _same_terms(one, records)]
    monitor = Monitor.of(records, POLICY)
    before = essence(all_verdicts(monitor, time))
    for one in extra:
        monitor.add(one)
    monitor.settle()
    for one in extra:
        monitor.add(Retraction(testimony=one.id, recorded=one.recorded))
    assert essence(all_verdicts(monitor, time)) == before


@holds
@given(histories, times)
def test_5_what_nobody_is_named_for_never_breaches(records: History, time: datetime) -> None:
    unnamed = [_without(one, lambda claim: isinstance(claim.proposition, Attributed) and claim.proposition.actor is not None) for one in records]
    labels = {label for label, _ in readings(Monitor.of(unnamed, POLICY), time).values()}
    assert not labels & BREACHES


@holds
@given(histories, times)
def test_6_who_is_not_bound_does_not_breach(records: History, time: datetime) -> None:
    for verdict in all_verdicts(Monitor.of(records, POLICY), time):
        if verdict.adherence < 2:
            assert not {one.label for one in verdict.readings} & IN_FORCE
        assert verdict.compliance <= verdict.adherence


@holds
@given(histories, times)
def test_7_breach_and_strain_only_in_force(records: History, time: datetime) -> None:
    for verdict in all_verdicts(Monitor.of(records, POLICY), time):
        if verdict.label in IN_FORCE:
            assert verdict.phase.value == "in force"
        if verdict.phase.value != "in force":
            assert verdict.compliance == 0


@holds
@given(histories)
def test_8_ends_absorb(records: History) -> None:
    monitor = Monitor.of(records, POLICY)
    over: dict[Any, Label] = {}
    for hour in range(HOURS + 12):
        for key, (label, _) in readings(monitor, at(hour)).items():
            if key in over:
                assert label in {over[key], Label.RESUMED}
            if label in ENDS and label is not Label.RESUMED:
                over[key] = label


@holds
@given(histories)
def test_9_open_ended_and_vague_never_end_by_the_clock(records: History) -> None:
    eternal = [_timeless(one) for one in records]
    silenced = [_without(one, lambda claim: claim.proposition.says in SPOKEN_ENDS) for one in eternal]
    monitor = Monitor.of(silenced, POLICY)
    last = at(HOURS + 10)
    assert not {label for label, _ in readings(monitor, EVER).values()} & ENDS
    assert {key: one for key, one in readings(monitor, EVER).items() if one[0] in {Label.OFFERED, Label.SUSPENDED}} == {
        key: one for key, one in readings(monitor, last).items() if one[0] in {Label.OFFERED, Label.SUSPENDED}
    }


SPOKEN_ENDS = {"ended", "resumed", "clause_failed", "deadline_set", "left_coalition", "extended"}


@holds
@given(histories, times, st.sampled_from(FACTIONS), st.sampled_from(INCIDENTS), st.sampled_from(tuple(Authority)), st.sampled_from("ABCDEF"))
def test_10_support_never_lowers_and_denial_never_raises(
    records: History, time: datetime, faction: str, incident: str, voice: Authority, reliability: str
) -> None:
    before = readings(Monitor.of(records, POLICY), time)
    for polarity, sign in ((Polarity.AFFIRMED, 1), (Polarity.DENIED, -1)):
        claim = Claim(proposition=Attributed(incident=incident, actor=faction), authority=voice, polarity=polarity)
        story = "s1" if reliability in "ACE" else "s9"
        added = Testimony(id="x", recorded=at(1), story=story, reliability=Reliability(reliability), claims=(claim,))
        after = readings(Monitor.of([*records, added], POLICY), time)
        for key, (label, grade) in before.items():
            if key[1] == faction and label in IN_FORCE:
                assert sign * _severity(*after[key]) >= sign * _severity(label, grade)


@holds
@given(histories, times, st.integers(-500, 500))
def test_11_shifting_all_times_shifts_all_answers(records: History, time: datetime, hours: int) -> None:
    by = timedelta(hours=hours)
    moved = [_shifted(one, by) for one in records]
    assert readings(Monitor.of(records, POLICY), time) == readings(Monitor.of(moved, POLICY), time + by)


@holds
@given(histories, times, st.integers(0, 2**32))
def test_12_what_happens_to_one_faction_does_not_touch_another(records: History, time: datetime, seed: int) -> None:
    apart = [_without(one, _ties_factions) for one in records]
    extra = [one for one in history(Random(seed), 6) if isinstance(one, Testimony)]
    acts = [_only(one.model_copy(update={"id": f"x{n}", "terms": (), "corrects": None}), "h") for n, one in enumerate(extra)]
    before, after = Monitor.of(apart, POLICY), Monitor.of([*apart, *acts], POLICY)
    for faction in ("f", "g"):
        assert essence(before.pledge_verdicts(TRUCE, faction, time)) == essence(after.pledge_verdicts(TRUCE, faction, time))


@pytest.mark.parametrize("size", [1, 2])
def test_the_same_testimony_twice_counts_once(size: int) -> None:
    terms = Terms(id="r", pledge="p", truce="t")
    claim = Claim(proposition=Pledged(pledge="p", faction="f", reading="r"), authority=Authority.SPOKESMAN)
    told = Testimony(id="a", recorded=BASE, story="s", terms=(terms,), claims=(claim,))
    verdict = Monitor.of([told] * size, POLICY).verdict("t", "f", BASE)
    assert verdict is not None
    assert (verdict.label, verdict.stories, verdict.testimonies) == (Label.IN_FORCE, 1, 1)


def _severity(label: Label, grade: int) -> int:
    return {Label.IN_FORCE: 0, Label.STRAINED: 1, Label.BREACH_ALLEGED: 2, Label.BREACH_CONFIRMED: 3}[label]


def _same_terms(one: Testimony, records: History) -> bool:
    known = {terms.id: terms for record in records if isinstance(record, Testimony) for terms in record.terms}
    return all(known.get(terms.id) == terms for terms in one.terms)


def _without(record: Testimony | Retraction, unwanted: Any) -> Testimony | Retraction:
    if isinstance(record, Retraction):
        return record
    return record.model_copy(update={"claims": tuple(claim for claim in record.claims if not unwanted(claim))})


def _only(record: Testimony, faction: str) -> Testimony:
    """Keep acts of the faction's own, and blame on it that names incidents of its own: nothing that could concern others."""
    kept = [claim for claim in record.claims if getattr(claim.proposition, "faction", None) == faction and claim.proposition.says in OWN_ACTS]
    return record.model_copy(update={"claims": tuple(kept)})


OWN_ACTS = {"observed", "reaffirmed", "suspended", "reinstated", "ended", "resumed", "extended"}


def _ties_factions(claim: Claim) -> bool:
    return isinstance(claim.proposition, MemberOf)


def _timeless(record: Testimony | Retraction) -> Testimony | Retraction:
    if isinstance(record, Retraction):
        return record
    return record.model_copy(update={"terms": tuple(_open(terms) for terms in record.terms)})


def _open(terms: Terms) -> Terms:
    clauses = tuple(clause.model_copy(update={"deadline": None}) for clause in terms.clauses)
    return terms.model_copy(update={"until": None, "term": None, "clauses": clauses})


def _shifted(value: Any, by: timedelta) -> Any:
    if isinstance(value, datetime):
        return value + by
    if isinstance(value, tuple):
        return tuple(_shifted(one, by) for one in value)
    if isinstance(value, Testimony | Retraction | Terms | Claim | Interval) or hasattr(value, "model_fields_set"):
        return value.model_copy(update={name: _shifted(getattr(value, name), by) for name in type(value).model_fields})
    return value


