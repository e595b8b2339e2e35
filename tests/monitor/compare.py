"""Where monitor and oracle differ on one random history."""

from __future__ import annotations

from random import Random

from trucewatch.monitor import Monitor
from trucewatch.records import Verdict

from .histories import BASE, HOURS, PLEDGES, TRUCE, at, history, small_policy
from .oracle import Answer, ask

POLICY = small_policy()
MOMENTS = 7


def differences(seed: int) -> list[str]:
    """Return what differs on the history that ``seed`` makes, at some times and as known at some time."""
    random = Random(seed)
    records = history(random)
    times = [at(random.randint(0, HOURS + 8)) for _ in range(MOMENTS)]
    known = random.choice((None, at(random.randint(5, HOURS))))
    published = random.random() < 0.5
    answer = ask(records, POLICY, times, known, published)
    monitor = Monitor.of(records, POLICY)
    found: list[str] = []
    for time in dict.fromkeys(times):
        told = [one for f in monitor.factions(TRUCE) for one in monitor.pledge_verdicts(TRUCE, f, time, known, "published" if published else "recorded")]
        got = {(one.pledge, one.faction): _said(one) for one in told}
        wanted = expected(answer, int((time - BASE).total_seconds()), monitor.factions(TRUCE))
        found += [f"{time:%d %H}h {pair}: {got.get(pair)} instead of {wanted.get(pair)}" for pair in {**got, **wanted} if got.get(pair) != wanted.get(pair)]
    return found


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


