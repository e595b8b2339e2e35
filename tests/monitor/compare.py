"""Where monitor and oracle differ on one random history."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from random import Random

from trucewatch.monitor import Monitor
from trucewatch.records import Verdict

from .histories import BASE, HOURS, PLEDGES, TRUCE, History, at, history, small_policy
from .oracle import Answer, ask

POLICY = small_policy()
MOMENTS = 7


@dataclass(frozen=True)
class Question:
    """A random history, the times asked about, and what is to be known of it."""

    records: History
    times: list[datetime]
    known: datetime | None
    published: bool


def question(seed: int) -> Question:
    """Return the question that ``seed`` makes."""
    random = Random(seed)
    records = history(random)
    times = list(dict.fromkeys(at(random.randint(0, HOURS + 8)) for _ in range(MOMENTS)))
    return Question(records, times, random.choice((None, at(random.randint(5, HOURS)))), random.random() < 0.5)


def answer(asked: Question) -> Answer:
    """Return what the oracle says."""
    return ask(asked.records, POLICY, asked.times, asked.known, asked.published)


def differences(seed: int, oracle: Answer | None = None) -> list[str]:
    """Return where monitor and oracle differ on the history that ``seed`` makes."""
    asked = question(seed)
    told = oracle or answer(asked)
    monitor = Monitor(POLICY)
    for record in asked.records:
        monitor.add(record)
        monitor.settle()
    return [line for time in asked.times for line in _at(monitor, asked, told, time)]


def _at(monitor: Monitor, asked: Question, oracle: Answer, time: datetime) -> list[str]:
    by = "published" if asked.published else "recorded"
    factions = monitor.factions(TRUCE)
    told = [one for faction in factions for one in monitor.pledge_verdicts(TRUCE, faction, time, asked.known, by)]
    got = {(one.pledge, one.faction): _said(one) for one in told}
    wanted = expected(oracle, int((time - BASE).total_seconds()), factions)
    wrong = [pair for pair in {**got, **wanted} if got.get(pair) != wanted.get(pair)]
    return [f"{time:%d %H}h {pair}: {got.get(pair)} instead of {wanted.get(pair)}" for pair in wrong]


def _said(one: Verdict) -> object:
    readings = {reading.reading: (reading.label.value, int(reading.grade)) for reading in one.readings if reading.reading}
    return one.label == "unknown", one.label == "not bound", one.reading, readings, int(one.compliance), int(one.adherence)


def expected(answer: Answer, time: int, factions: list[str]) -> dict[tuple[str, str], object]:
    found: dict[tuple[str, str], object] = {}
    for pledge in PLEDGES:
        for faction in factions:
            key = (pledge, faction, time)
            if key in answer.not_bound:
                found[pledge, faction] = (False, True, "", {}, 0, 0)
            elif key in answer.voices:
                reading = answer.voices[key]
                label = answer.labels[key][reading][0]
                in_force = label in ("in force", "strained", "breach alleged", "breach confirmed")
                compliance = answer.compliance[key] if in_force else 0
                found[pledge, faction] = (
                    key in answer.unknown, False, reading, dict(answer.labels[key]), compliance, answer.adherence[key]
                )
    return found


