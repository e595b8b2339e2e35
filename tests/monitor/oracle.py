"""The same question put to an independent program: the rules in `rules.lp`, solved by clingo."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

import clingo

from trucewatch.monitor import Policy
from trucewatch.records import Authority, Interval, Polarity, Retraction, Term, Terms, Testimony

from .histories import BASE, COALITION, FACADE, FACTIONS, OUTSIDER

RULES = (Path(__file__).parent / "rules.lp").read_text(encoding="utf-8")
BIG = 2_000_000_000
EIGHTHS = {"A": 24, "B": 16, "C": 8, "D": 4, "E": 0, "F": 4}


@dataclass
class Answer:
    """Per pledge, faction and time: the label and grade of each reading, and what is said of the pair as a whole."""

    labels: dict[tuple[str, str, int], dict[str, tuple[str, int]]] = field(default_factory=dict)
    voices: dict[tuple[str, str, int], str] = field(default_factory=dict)
    compliance: dict[tuple[str, str, int], int] = field(default_factory=dict)
    adherence: dict[tuple[str, str, int], int] = field(default_factory=dict)
    unknown: set[tuple[str, str, int]] = field(default_factory=set)
    not_bound: set[tuple[str, str, int]] = field(default_factory=set)


def ask(records: Iterable[Testimony | Retraction], policy: Policy, times: Iterable[datetime], known: datetime | None, published: bool) -> Answer:
    """Return the oracle's answer; ``published`` takes ``known`` by publication."""
    records = list(records)
    facts = list(_facts(records, published))
    facts += [f"know({BIG - 1 if known is None else _s(known)})", f"opencounts({policy.open_counts})", f"window({policy.window})", f"fresh({policy.freshness})"]
    facts += [f"ask({_s(time)})" for time in times]
    facts += [f"person({name})" for name in (*FACTIONS, COALITION, FACADE, OUTSIDER, "state")]
    control = clingo.Control(["--warn=none", "2"])
    control.add("base", [], RULES + "\n" + "".join(f"{fact}.\n" for fact in dict.fromkeys(facts)))
    control.ground([("base", [])])
    with control.solve(yield_=True) as handle:
        models = [model.symbols(shown=True) for model in handle]
    assert len(models) == 1
    readings = {one.id: one.pledge for record in records if isinstance(record, Testimony) for one in record.terms}
    return _answer(models[0], readings)


def _answer(symbols: Iterable[clingo.Symbol], pledge_of: dict[str, str]) -> Answer:
    answer = Answer()
    found: dict[str, list[list[Any]]] = defaultdict(list)
    for symbol in symbols:
        found[symbol.name].append([one.number if one.type is clingo.SymbolType.Number else str(one) for one in symbol.arguments])
    grades = {(f, r, t): g for f, r, t, g in found["lgrade"]}
    for f, r, t, label in found["label"]:
        answer.labels.setdefault((pledge_of[r], f, t), {})[r] = (label.replace("_", " "), grades[f, r, t])
    compliance = {(f, r, t): g for f, r, t, g in found["comp"]}
    for p, f, r, t in found["voice"]:
        answer.voices[p, f, t] = r
        answer.compliance[p, f, t] = compliance[f, r, t]
    answer.adherence = {(p, f, t): g for p, f, t, g in found["bond"]}
    answer.unknown = {(p, f, t) for p, f, t in found["unknown"]}
    answer.not_bound = {(p, f, t) for p, f, t in found["notbound"]}
    return answer


def _s(moment: datetime) -> int:
    return int((moment - BASE).total_seconds())


def _stretch(interval: Interval) -> tuple[int, int]:
    first, end = _s(interval.earliest), _s(interval.latest)
    return first, max(first, end - 1)


def _facts(records: list[Testimony | Retraction], published: bool) -> Iterator[str]:
    for record in records:
        if isinstance(record, Testimony):
            yield from _testimony(record, records, published)
            for reading in record.terms:
                yield from _terms(reading)


def _axis(record: Testimony | Retraction, published: bool) -> int:
    return _s(record.told if published else record.recorded)


def _testimony(record: Testimony, records: list[Testimony | Retraction], published: bool) -> Iterator[str]:
    gone = [_axis(one, published) for one in records if isinstance(one, Retraction) and one.testimony == record.id]
    weight = EIGHTHS[record.reliability]
    yield f"testimony({record.id},{_axis(record, published)},{min(gone, default=BIG)},{_s(record.told)},{record.story},{weight})"
    if record.corrects:
        yield f"corrects({record.id},{record.corrects})"
    for place, claim in enumerate(record.claims):
        name = f"c({record.id},{place})"
        yield f"in({name},{record.id})"
        yield f"auth({name},{Authority(claim.authority).value})"
        if claim.polarity is Polarity.AFFIRMED:
            yield f"aff({name})"
        if getattr(claim.proposition, "when", None) is not None:
            first, last = _stretch(claim.proposition.when)  # type: ignore[union-attr, arg-type]
            yield f"when({name},{first},{last})"
        yield from _proposition(name, claim.proposition)


def _proposition(name: str, said: Any) -> Iterator[str]:
    kind = said.says
    if kind == "occurred":
        yield f"occurred({name},{said.incident})"
        yield from (f"target({name},{one})" for one in said.targets)
        yield from (f"covers({name},{one.pledge},{one.reading or 'any'},{one.relation.value})" for one in said.covers)
    elif kind == "attributed":
        yield f"attr({name},{said.incident},{said.actor})" if said.actor else f"nobody({name},{said.incident})"
    elif kind == "member_of":
        yield f"member({name},{said.actor},{said.coalition},{_s(said.since) if said.since else -BIG},{_s(said.until) if said.until else BIG})"
    elif kind == "left_coalition":
        yield f"left({name},{said.faction},{said.coalition})"
    elif kind == "facade_of":
        yield f"facade({name},{said.name},{said.actor or 'nobody_known'},{said.grade})"
    elif kind.startswith(("clause", "deadline")):
        yield from _clause_said(name, said)
    else:
        yield from _act(name, said)


def _clause_said(name: str, said: Any) -> Iterator[str]:
    yield f"csays({name},{said.says},{said.clause},{said.by})"
    yield f"cpledge({name},{said.pledge})"
    if said.says == "deadline_set":
        yield f"deadline({name},{_s(said.deadline)})"
    elif said.says != "clause_refused" and said.instrument is not None:
        yield f"instrument({name},{said.instrument.name},{_binding(said.instrument.binding)})"


def _act(name: str, said: Any) -> Iterator[str]:
    yield f"says({name},{said.says},{said.pledge},{said.faction})"
    if said.says in ("pledged", "offered"):
        yield f"reads({name},{said.reading})"
    elif said.says == "ended" and said.kind == "expired":
        yield f"expirytold({name})"
    elif said.says == "extended" and said.until is not None:
        yield f"extuntil({name},{_s(said.until)})"
    elif said.says == "extended" and said.term is not None:
        yield f"extterm({name},{_seconds(said.term)})"


def _binding(value: bool | None) -> str:
    return {True: "yes", False: "no", None: "unknown"}[value]


def _seconds(term: Term) -> int:
    assert not term.months, "calendar terms are tested by scenarios"
    return term.days * 86400 + term.hours * 3600 + term.minutes * 60


def _terms(reading: Terms) -> Iterator[str]:
    yield f"terms({reading.id},{reading.pledge})"
    yield from (f"debtor({reading.id},{debtor})" for debtor in reading.debtors)
    if reading.effective is not None:
        first, last = _stretch(reading.effective)
        yield f"effective({reading.id},{first},{last})"
    if reading.until is not None:
        yield f"until({reading.id},{_s(reading.until)})"
    if reading.term is not None:
        yield f"term({reading.id},{_seconds(reading.term)})"
    for clause in reading.clauses:
        yield f"clause({reading.id},{clause.id},{clause.mode.value})"
        yield from (f"decider({reading.id},{clause.id},{one})" for one in clause.deciders)
        if clause.actor:
            yield f"cactor({reading.id},{clause.id},{clause.actor})"
        if clause.deadline:
            yield f"cdead({reading.id},{clause.id},{_s(clause.deadline)})"
        if clause.instrument:
            yield f"cinstrument({reading.id},{clause.id},{clause.instrument.name},{_binding(clause.instrument.binding)})"
