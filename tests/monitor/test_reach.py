"""What is told of incidents out of reach changes no verdict: acts alone say from when on it can."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from trucewatch.monitor import Bare, Monitor, bare
from trucewatch.records import Attributed, Claim, Occurred, Polarity, Retraction

from .histories import BLAMED, FACTIONS, HOURS, PLEDGES, TRUCE, History, at, history
from .test_properties import POLICY, holds, times


def accused(records: History) -> dict[str, set[str]]:
    """By pledge everybody whom anybody names for an incident that it may cover."""
    claims = [claim for one in records if not isinstance(one, Retraction) for claim in one.claims]
    told = [claim.proposition for claim in claims if isinstance(claim.proposition, Occurred)]
    affirmed = [claim.proposition for claim in claims if claim.polarity is Polarity.AFFIRMED]
    blamed = [(said.incident, said.actor) for said in affirmed if isinstance(said, Attributed) and said.actor]
    at_stake = {pledge: {said.incident for said in told for one in said.covers if one.pledge == pledge} for pledge in PLEDGES}
    return {pledge: {actor for incident, actor in blamed if incident in names} for pledge, names in at_stake.items()}


def last_times(records: History) -> dict[str, datetime]:
    """When each incident lies, or was told of, last."""
    found: dict[str, datetime] = {}
    for one in records:
        for claim in () if isinstance(one, Retraction) else one.claims:
            said = claim.proposition
            if isinstance(said, Occurred | Attributed):
                last = said.when.latest if isinstance(said, Occurred) and said.when else one.told
                found[said.incident] = max(found.get(said.incident, one.told), one.told, last)
    return found


def only(records: History, incidents: Iterable[str]) -> list[Bare | Retraction]:
    """The records without what they claim of other incidents than these."""
    return [one if isinstance(one, Retraction) else without(bare(one), set(incidents)) for one in records]


def without(one: Bare, incidents: set[str]) -> Bare:
    said = (claim.said if claim else None for claim in one.claims)
    kept = (what is None or what.says not in ("occurred", "attributed") or what.incident in incidents for what in said)
    return one._replace(claims=tuple(claim if keeps else None for claim, keeps in zip(one.claims, kept, strict=True)))


def incidents_in_reach(records: History, time: datetime) -> set[str] | None:
    since = Monitor.of(only(records, ()), POLICY).reach(TRUCE, time, accused(records))
    return None if since is None else {name for name, last in last_times(records).items() if last >= since}


def told_of(records: History, suspects: tuple[str | None, ...], pledges: tuple[str, ...]) -> History:
    """The records with claims on these pledges alone, and without violence of others than these suspects."""

    def stays(claim: Claim) -> bool:
        said = claim.proposition
        return said.actor in suspects if isinstance(said, Attributed) else getattr(said, "pledge", pledges[0]) in pledges

    return [one if isinstance(one, Retraction) else one.model_copy(update={"claims": tuple(filter(stays, one.claims))}) for one in records]


SUSPECTS = st.sampled_from([BLAMED, (*FACTIONS, None), ("f", None), ("f", None)])


@holds
@given(st.integers(0, 2**48).map(lambda seed: history(Random(seed), 16)), SUSPECTS, st.sampled_from([PLEDGES, ("p",)]), times)
def test_incidents_out_of_reach_change_no_verdict(
    records: History, suspects: tuple[str | None, ...], pledges: tuple[str, ...], time: datetime
) -> None:
    told = told_of(records, suspects, pledges)
    within = Monitor.of(only(told, incidents_in_reach(told, time) or ()), POLICY)
    assert within.verdicts(time) == Monitor.of(only(told, last_times(told)), POLICY).verdicts(time)


def test_histories_of_each_sort_are_tried() -> None:
    """Of some no incident is within reach, of some a part, of some all."""
    found = set()
    for seed in range(150):
        records = told_of(history(Random(seed), 16), ("f", None), ("p",))
        within, everything = incidents_in_reach(records, at(HOURS // 2)), set(last_times(records))
        found.add("none" if within is None else "all" if within == everything else "some")
    assert found == {"none", "some", "all"}
