"""What was reported when must give these labels: the case of October 2020, the edge cases, and truces of the literature."""

from __future__ import annotations

from typing import Any

import pytest

from trucewatch.monitor import Monitor
from trucewatch.records import Verdict

from .scenario import FOLDER, Expected, Scenario, read_scenarios

SCENARIOS = [scenario for path in sorted(FOLDER.glob("*.yaml")) for scenario in read_scenarios(path)]


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda scenario: scenario.title)
def test_labels_come_out_as_told(scenario: Scenario) -> None:
    wrong = differences(scenario)
    assert not wrong, "\n".join(wrong)


def differences(scenario: Scenario) -> list[str]:
    monitor = Monitor.of(scenario.records)
    return [line for one in scenario.expected for line in _differences(monitor, scenario.truce, one)]


def _differences(monitor: Monitor, truce: str, one: Expected) -> list[str]:
    lines = []
    for faction, asked in one.labels.items():
        verdict = monitor.verdict(truce, faction, one.at, one.known, "published" if one.by == "published" else "recorded")
        wanted = asked if isinstance(asked, dict) else {"label": asked}
        lines += [f"{one.at:%Y-%m-%d} {faction}: {key} is {got!r}, not {want!r} ({one.why})" for key, want, got in _asked(verdict, wanted) if got != want]
    return lines


def _asked(verdict: Verdict | None, wanted: dict[str, Any]) -> list[tuple[str, Any, Any]]:
    if verdict is None:
        return [(key, want, "none") for key, want in wanted.items()]
    told = {
        "label": verdict.label.value, "grade": verdict.grade.name.lower(), "adherence": verdict.adherence.name.lower(),
        "disputed": verdict.disputed, "stories": verdict.stories, "testimonies": verdict.testimonies, "flags": list(verdict.flags),
        "last": verdict.last_label.value if verdict.last_label else None, "external": list(verdict.external), "pledge": verdict.pledge,
        "since": f"{verdict.since:%Y-%m-%d}" if verdict.since else None, "reading": verdict.reading,
        "obligations": {one.obligation: "overdue" if one.overdue else one.status.value for one in verdict.obligations},
    }
    labels = {one.reading: one.label.value for one in verdict.readings}
    told["readings"] = {name: labels.get(name) for name in wanted.get("readings", {})}
    return [(key, str(want) if key == "since" else want, told[key]) for key, want in wanted.items()]
