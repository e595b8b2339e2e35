"""What people decided about single records, and how it outranks what a coder read.

A decision speaks of a record by its key (the text, the place in it, the kind), so that it holds for every later coding of the text too.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from trucewatch.linking import Act, Telling, Told
from trucewatch.records import Incident, Pledge, Recorded, Report

ACCEPT, CORRECT, REJECT, UNDO = "accept", "correct", "reject", "undo"
SURE = 1.0
R = TypeVar("R", Pledge, Incident)
Judged = Mapping[str, Mapping[str, Mapping[str, Any]]]
"""The newest decision about each record: by text, then by key."""


def judged(entries: Iterable[Recorded]) -> Judged:
    """Return the newest decision about each record; one that was undone is no decision."""
    found: dict[str, dict[str, Mapping[str, Any]]] = {}
    for entry in entries:
        if entry.kind == "decision" and entry.value["about"] == "record":
            value = entry.value
            found.setdefault(value["document"], {})[value["key"]] = value
    return {text: {key: value for key, value in decisions.items() if value["action"] != UNDO} for text, decisions in found.items()}


def reviewed(told: Told, decisions: Mapping[str, Mapping[str, Any]]) -> Report:
    """Return a report as people left it: the rejected left out, the corrected corrected, what they accepted kept whatever coders say."""
    if not decisions:
        return told.report
    pledges = _left({act.key: act.pledge for act in told.acts()}, decisions, "pledge", Pledge, told)
    incidents = _left({telling.key: telling.incident for telling in told.tellings()}, decisions, "incident", Incident, told)
    return told.report.model_copy(update={"pledges": pledges, "incidents": incidents})


def _left(coded: Mapping[str, R], decisions: Mapping[str, Mapping[str, Any]], sort: str, kind: type[R], told: Told) -> tuple[R, ...]:
    mine = {key: value for key, value in decisions.items() if value["sort"] == sort}
    results = {key: _judge(key, record, mine, kind, told) for key, record in coded.items()}
    made = {_key(record, told) for record in results.values() if record is not None}
    for key in mine:
        if key not in results and key not in made and (kept := _judge(key, None, mine, kind, told)) is not None:
            results[key] = kept
    left = {_key(record, told): record for record in results.values() if record is not None}
    return tuple(sorted(left.values(), key=lambda record: record.sentence.start))


def _judge(key: str, record: R | None, decisions: Mapping[str, Mapping[str, Any]], kind: type[R], told: Told) -> R | None:
    """Follow the decisions about a record; a correction may give it a new key, which may be decided about in its turn."""
    seen: set[str] = set()
    while key in decisions and key not in seen:
        seen.add(key)
        decision = decisions[key]
        if decision["action"] == REJECT:
            return None
        record = kind.model_validate(decision["value"]).model_copy(update={"confidence": SURE})
        key = _key(record, told)
    return record


def _key(record: Pledge | Incident, told: Told) -> str:
    return Act(told, 0, record).key if isinstance(record, Pledge) else Telling(told, 0, record).key
