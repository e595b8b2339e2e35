"""Scenarios as a conflict researcher writes them (YAML), read into testimonies and expected verdicts.

A date alone as `told` is noon of that day, as `at` or `known` its last second, as any other time the whole day.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

import yaml

from trucewatch.records import Claim, Interval, Retraction, Terms, Testimony

FOLDER = Path(__file__).parent / "scenarios"
SUBJECT = {"occurred": "incident", "attributed": "incident", "member_of": "actor", "left_coalition": "faction", "facade_of": "name", "obligation": "obligation"} | dict.fromkeys(
    ("clause_met", "clause_failed", "clause_refused", "deadline_set"), "clause"
)
WITHOUT_PLEDGE = {"occurred", "attributed", "member_of", "left_coalition", "facade_of"}
ABOUT_CLAIM = {"voice", "denied", "speaker"}


@dataclass(frozen=True)
class Expected:
    """What must come out at one time: per faction a label or a mapping of what is asked for."""

    at: datetime
    known: datetime | None
    why: str
    by: str
    labels: dict[str, Any]


@dataclass(frozen=True)
class Scenario:
    title: str
    truce: str
    records: list[Testimony | Retraction]
    expected: list[Expected]


def read_scenarios(path: Path) -> list[Scenario]:
    with path.open(encoding="utf-8") as stream:
        return [_scenario(one) for one in yaml.safe_load_all(stream) if one]


def moment(value: Any, clock: time) -> datetime:
    if isinstance(value, datetime):
        return value.replace(tzinfo=UTC)
    if isinstance(value, date):
        return datetime.combine(value, clock, UTC)
    return datetime.fromisoformat(value).replace(tzinfo=UTC)


def interval(value: Any) -> Interval:
    if isinstance(value, list):
        first, last = interval(value[0]), interval(value[1])
        return Interval(earliest=first.earliest, latest=last.latest)
    start = moment(value, time(0))
    whole_day = isinstance(value, date) and not isinstance(value, datetime)
    return Interval.day(start) if whole_day else Interval.instant(start)


def _scenario(raw: dict[str, Any]) -> Scenario:
    truce = raw["truce"]
    terms = {name: _terms(name, truce, fields or {}) for name, fields in raw["terms"].items()}
    pledge = next(iter(terms.values())).pledge
    records = [_record(one, place, terms, pledge) for place, one in enumerate(raw["reports"])]
    return Scenario(raw["title"], truce, records, [_expected(one) for one in raw["expect"]])


def _terms(name: str, truce: str, fields: dict[str, Any]) -> Terms:
    read = dict(fields)
    if "effective" in read:
        read["effective"] = interval(read["effective"])
    for key in ("until",):
        if key in read:
            read[key] = moment(read[key], time(0))
    for clause in read.get("clauses", []):
        if "deadline" in clause:
            clause["deadline"] = moment(clause["deadline"], time(0))
    return Terms.model_validate({"id": name, "pledge": truce, "truce": truce} | read)


def _record(raw: dict[str, Any], place: int, terms: dict[str, Terms], pledge: str) -> Testimony | Retraction:
    published = moment(raw["told"], time(12))
    recorded = moment(raw["recorded"], time(12)) if "recorded" in raw else published
    if "retracts" in raw:
        return Retraction(testimony=raw["retracts"], recorded=recorded, published=published, reason=raw.get("reason", ""))
    claims = [_claim(one, pledge) for one in raw["says"]]
    named = {getattr(claim.proposition, "reading", None) for claim in claims}
    return Testimony(
        id=raw.get("id", f"report {place}"), recorded=recorded, published=published, story=raw.get("story", raw.get("id", f"report {place}")),
        source=raw.get("by", ""), reliability=raw.get("reliability", "B"), claims=tuple(claims), corrects=raw.get("corrects"),
        terms=tuple(reading for name, reading in terms.items() if name in named),
    )


def _claim(raw: dict[str, Any], pledge: str) -> Claim:
    kind = next(iter(raw))
    said: dict[str, Any] = {"says": kind, SUBJECT.get(kind, "faction"): raw[kind]}
    said |= {key: _value(key, value) for key, value in raw.items() if key not in ABOUT_CLAIM | {kind}}
    if kind not in WITHOUT_PLEDGE:
        said.setdefault("pledge", pledge)
    if kind == "occurred":
        covers = said.get("covers", "in")
        said["covers"] = [{"pledge": pledge, "relation": covers}] if isinstance(covers, str) else covers
    polarity = "denied" if raw.get("denied") else "affirmed"
    return Claim.model_validate(
        {"proposition": said, "authority": raw.get("voice", "third_party"), "polarity": polarity, "speaker": raw.get("speaker")}
    )


def _value(key: str, value: Any) -> Any:
    if key == "when":
        return interval(value)
    if key in ("until", "deadline", "due", "since"):
        return moment(value, time(0))
    return value


def _expected(raw: dict[str, Any]) -> Expected:
    end = time(23, 59, 59)
    at = moment(raw["at"], end)
    known = raw.get("known", raw["at"])
    return Expected(at, None if known == "all" else moment(known, end), raw.get("why", ""), raw.get("by", "recorded"), raw["labels"])


