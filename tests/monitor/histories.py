"""Random histories of two pledges, three factions, a coalition, a façade and an outsider, on a coarse grid of hours so that edges meet."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

from trucewatch.monitor import Policy, read_policy
from trucewatch.records import (
    Attributed,
    Authority,
    Claim,
    Clause,
    ClauseFailed,
    ClauseMet,
    ClauseRefused,
    Covered,
    DeadlineSet,
    Ended,
    EndKind,
    Extended,
    FacadeOf,
    Instrument,
    Interval,
    LeftCoalition,
    MemberOf,
    Mode,
    Observed,
    Occurred,
    Offered,
    Pledged,
    Polarity,
    Reaffirmed,
    Reinstated,
    Reliability,
    Resumed,
    Retraction,
    ScopeRelation,
    Suspended,
    Term,
    Terms,
    Testimony,
)

BASE = datetime(2020, 1, 1, tzinfo=UTC)
HOURS = 40
FACTIONS = ("f", "g", "h")
COALITION, FACADE, OUTSIDER, ACTOR = "union", "veil", "x", "state"
BLAMED = (*FACTIONS, *FACTIONS, COALITION, FACADE, OUTSIDER, None)
PLEDGES = ("p", "q")
STORIES = ("s1", "s2", "s3", "s4", "s5")
INCIDENTS = ("i1", "i2", "i3", "i4")
TRUCE = "t"
HOUR = 3600
History = list[Testimony | Retraction]


def small_policy() -> Policy:
    """The policy with horizons that fit the small grid."""
    return replace(read_policy(), open_counts=6 * HOUR, freshness=15 * HOUR, window=3 * HOUR)


def at(hour: float) -> datetime:
    return BASE + timedelta(hours=hour)


def history(random: Random, size: int | None = None) -> History:
    """Return a history of about ``size`` testimonies, some corrected, some retracted."""
    calm = random.random() < 0.5
    readings = {pledge: [_terms(random, pledge, f"{pledge}{n}", calm) for n in range(random.choice((1, 1, 2)))] for pledge in PLEDGES}
    count = size if size is not None else random.randint(3, 16)
    records: History = [_testimony(random, f"n{place:02}", readings) for place in range(count)]
    for place in range(count):
        roll = random.random()
        if roll < 0.06:
            records.append(Retraction(testimony=f"n{place:02}", recorded=at(random.randint(0, HOURS)), published=_maybe_hour(random)))
        elif roll < 0.1:
            records.append(_testimony(random, f"m{place:02}", readings).model_copy(update={"corrects": f"n{random.randrange(count):02}"}))
    return records


def _maybe_hour(random: Random) -> datetime | None:
    return at(random.randint(0, HOURS)) if random.random() < 0.5 else None


def _terms(random: Random, pledge: str, name: str, calm: bool) -> Terms:
    """Calm terms have no end and no conditions, so that pledges live long enough to be broken."""
    if calm:
        return Terms(id=name, pledge=pledge, truce=TRUCE, debtors=FACTIONS, effective=_interval(random, 6) if random.random() < 0.5 else None)
    ending = random.random()
    return Terms(
        id=name, pledge=pledge, truce=TRUCE, debtors=FACTIONS, effective=_interval(random, 12) if random.random() < 0.5 else None,
        until=at(2 * random.randint(4, HOURS // 2)) if ending < 0.3 else None, term=Term(hours=random.randint(3, 20)) if ending > 0.8 else None,
        clauses=tuple(_clause(random, f"{pledge}c{n}") for n in range(random.choice((0, 0, 1, 2)))),
    )


def _clause(random: Random, name: str) -> Clause:
    return Clause(
        id=name, mode=random.choice(tuple(Mode)), actor=random.choice((None, ACTOR, ACTOR, COALITION)),
        deadline=at(2 * random.randint(3, HOURS // 2)) if random.random() < 0.4 else None,
        deciders=random.choice(((), (), ("f",), (COALITION,), (ACTOR,))),
        instrument=random.choice((None, Instrument(name="law", binding=False))),
    )


def _interval(random: Random, end: int = HOURS) -> Interval:
    """Acts fall on every second hour, so that they meet one another and the deadlines."""
    first = 2 * random.randint(0, end // 2)
    return Interval(earliest=at(first), latest=at(first + random.choice((0, 0, 2, 4))))


def _when(random: Random) -> Interval | None:
    return _interval(random) if random.random() < 0.7 else None


def _testimony(random: Random, name: str, readings: dict[str, list[Terms]]) -> Testimony:
    told = [_claim(random, readings) for _ in range(random.choice((1, 1, 2, 3)))]
    used = {claim.proposition.reading for claim in told if isinstance(claim.proposition, Pledged | Offered)}
    terms = tuple(one for pledge in PLEDGES for one in readings[pledge] if one.id in used)
    return Testimony(
        id=name, recorded=at(random.randint(0, HOURS)), published=_maybe_hour(random), story=random.choice(STORIES),
        reliability=random.choice((Reliability.A, Reliability.B, Reliability.B, Reliability.C, Reliability.D, Reliability.E, Reliability.UNRATED)),
        terms=terms, claims=tuple(told),
    )


def _claim(random: Random, readings: dict[str, list[Terms]]) -> Claim:
    make, share = random.choices(MAKERS, [maker[1] for maker in MAKERS])[0]
    assert share > 0
    said = make(random, readings)
    polarity = Polarity.DENIED if random.random() < 0.12 else Polarity.AFFIRMED
    voices = tuple(Authority) if random.random() < 0.7 else (Authority.OWN_VOICE, Authority.THIRD_PARTY)
    return Claim(proposition=said, authority=random.choice(voices), polarity=polarity)


def _party(random: Random) -> str:
    return random.choice((*FACTIONS, *FACTIONS, COALITION))


def _pledged(random: Random, readings: dict[str, list[Terms]]) -> Pledged | Offered:
    pledge = random.choice(("p", "p", "p", "q"))
    kind = Offered if random.random() < 0.15 else Pledged
    when = _interval(random, 10) if random.random() < 0.5 else None
    return kind(pledge=pledge, faction=_party(random), reading=random.choice(readings[pledge]).id, when=when)


def _occurred(random: Random, readings: dict[str, list[Terms]]) -> Occurred:
    names = [(one.pledge, one.id) for pledge in PLEDGES for one in readings[pledge]]
    covers = []
    for _ in range(random.choice((1, 1, 2, 3))):
        pledge, reading = random.choice(names)
        relation = random.choice((ScopeRelation.IN, ScopeRelation.IN, ScopeRelation.IN, ScopeRelation.MAYBE, ScopeRelation.OUT))
        covers.append(Covered(pledge=pledge, reading=random.choice((None, None, None, reading)), relation=relation))
    targets = (random.choice((*FACTIONS, COALITION)),) if random.random() < 0.3 else ()
    return Occurred(incident=random.choice(INCIDENTS), when=_interval(random), covers=tuple(covers), targets=targets)


def _attributed(random: Random, readings: dict[str, list[Terms]]) -> Attributed:
    return Attributed(incident=random.choice(INCIDENTS), actor=random.choice(BLAMED))


def _clause_said(random: Random, readings: dict[str, list[Terms]]) -> Any:
    names = [(one.pledge, clause.id) for pledge in PLEDGES for one in readings[pledge] for clause in one.clauses]
    if not names:
        return _attributed(random, readings)
    pledge, clause = random.choice(names)
    by = random.choice((ACTOR, ACTOR, *FACTIONS, COALITION))
    kind = random.choice((ClauseMet, ClauseMet, ClauseFailed, ClauseFailed, ClauseRefused, DeadlineSet))
    extra: dict[str, Any] = {"deadline": at(2 * random.randint(3, HOURS // 2))} if kind is DeadlineSet else {}
    if kind in (ClauseMet, ClauseFailed) and random.random() < 0.3:
        extra["instrument"] = Instrument(name="law", binding=random.choice((None, True, False)))
    return kind(pledge=pledge, clause=clause, by=by, when=_when(random), **extra)


def _act(random: Random, readings: dict[str, list[Terms]]) -> Any:
    kind = random.choice((Observed, Reaffirmed, Reaffirmed, Suspended, Suspended, Reinstated, Reinstated, Ended, Resumed, Extended, Extended))
    fields: dict[str, Any] = {"pledge": random.choice(("p", "p", "q")), "faction": _party(random), "when": _when(random)}
    if kind is Ended:
        fields["kind"] = random.choice(tuple(EndKind))
    if kind is Extended:
        fields |= random.choice(({"until": at(2 * random.randint(3, HOURS // 2))}, {"term": Term(hours=2 * random.randint(1, 6))}, {"until": at(30)}, {}))
    return kind(**fields)


def _membership(random: Random, readings: dict[str, list[Terms]]) -> Any:
    actor = random.choice((*FACTIONS, FACADE, ACTOR))
    if random.random() < 0.3:
        return LeftCoalition(faction=actor, coalition=COALITION, when=_when(random))
    since, until = random.randint(0, 12), random.randint(14, HOURS)
    return MemberOf(
        actor=actor, coalition=COALITION, since=at(since) if random.random() < 0.4 else None, until=at(until) if random.random() < 0.3 else None
    )


def _facade(random: Random, readings: dict[str, list[Terms]]) -> FacadeOf:
    return FacadeOf(name=FACADE, actor=random.choice((None, *FACTIONS)), grade=random.randint(0, 3))


MAKERS: list[tuple[Any, int]] = [
    (_pledged, 28), (_occurred, 18), (_attributed, 24), (_clause_said, 12), (_act, 16), (_membership, 6), (_facade, 3)
]
