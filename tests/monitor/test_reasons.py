"""What a reasoning, and the history of a label, give as the reason: true of an offer, and of what is new."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from trucewatch.monitor import Monitor
from trucewatch.records import Claim, Derivation, Grade, Interval, Label, Terms, Testimony

READING = Terms(id="text", pledge="truce", truce="truce")
START = datetime(2024, 1, 1, 12, tzinfo=UTC)


def told(day: int, *says: dict[str, Any], voice: str = "third_party") -> Testimony:
    """A report of a day of the year that says this."""
    when = START + timedelta(days=day - 1)
    claims = tuple(Claim.model_validate({"proposition": one, "authority": voice, "polarity": "affirmed"}) for one in says)
    terms = (READING,) if any("reading" in one for one in says) else ()
    return Testimony(
        id=f"day {day} {voice}", recorded=when, published=when, story=f"{day}", source="", reliability="B", claims=claims, terms=terms
    )  # fmt: skip


def act(kind: str) -> dict[str, Any]:
    return {"says": kind, "pledge": "truce", "faction": "rebels", "reading": "text"}


def struck(name: str, day: int) -> list[dict[str, Any]]:
    """An act of violence of a day, which the truce covers, and that the rebels did it."""
    covers = [{"pledge": "truce", "relation": "in"}]
    when = Interval.day(START.replace(hour=0) + timedelta(days=day - 1)).model_dump()
    return [{"says": "occurred", "incident": name, "when": when, "covers": covers}, {"says": "attributed", "incident": name, "actor": "rebels"}]


def step(reports: list[Testimony], rule: str, day: int) -> Derivation:
    why = Monitor.of(reports).why("truce", "rebels", START + timedelta(days=day - 1))
    assert why
    return next(one for one in why.because if one.rule == rule)


def test_of_an_offer_it_is_told_that_nobody_is_bound_by_it_and_how_surely_it_was_made() -> None:
    found = step([told(1, act("offered"), voice="spokesman")], "R1", 2)
    assert (found.concludes, found.grade) == ("offered or proposed; it has not bound itself so far", Grade.ESTABLISHED)


def test_of_an_offer_that_is_taken_up_later_the_same_is_told_until_then() -> None:
    reports = [told(1, act("offered")), told(5, act("pledged"), voice="spokesman")]
    assert step(reports, "R1", 2).concludes == "offered or proposed; it has not bound itself so far"
    assert step(reports, "R1", 6).concludes == "announced; adherence established"


def claimed(name: str, day: int) -> Testimony:
    return told(day, *struck(name, day), voice="own_voice")


def accused(name: str, day: int) -> Testimony:
    return told(day, *struck(name, day))


def test_a_breach_told_after_a_silence_is_the_reason_even_where_an_older_one_weighs_more() -> None:
    reports = [told(1, act("pledged"), voice="spokesman"), claimed("first", 5), accused("second", 100)]
    changes = Monitor.of(reports).history("truce", "rebels")
    again = next(one for one in changes if one.at >= START + timedelta(days=98))
    assert again.label is Label.BREACH_CONFIRMED
    assert again.reason == "R8: incident second of 2024-04-09; what weighs most is still incident first of 2024-01-05"


def test_a_label_that_returns_with_other_news_says_so() -> None:
    observed = {"says": "observed", "pledge": "truce", "faction": "rebels"}
    reports = [told(1, act("pledged"), voice="spokesman"), claimed("first", 5), told(100, observed)]
    last = Monitor.of(reports).last_change("truce", "rebels", START + timedelta(days=101))
    assert last and last.reason == "R8: news again; what weighs most is still incident first of 2024-01-05"


@pytest.mark.parametrize("second", [claimed("second", 20), claimed("second", 100)])
def test_of_breaches_that_weigh_the_same_the_later_is_the_reason(second: Testimony) -> None:
    reports = [told(1, act("pledged"), voice="spokesman"), accused("first", 5), second]
    last = Monitor.of(reports).last_change("truce", "rebels", START + timedelta(days=101))
    assert last and last.reason.startswith("R8: incident second of ")
    assert "still" not in last.reason


def test_an_act_without_a_day_is_told_by_the_last_day_on_which_it_may_lie() -> None:
    occurred, attributed = struck("raid", 9)
    spread = occurred | {"when": Interval(earliest=START + timedelta(days=7), latest=START + timedelta(days=8)).model_dump()}
    made = told(1, act("pledged"))
    assert step([made, told(9, spread, attributed)], "R8", 10).concludes == "incident raid by 2024-01-09"
    assert step([made, told(9, occurred, attributed)], "R8", 10).concludes == "incident raid of 2024-01-09"


def test_beside_an_unknown_stand_a_label_and_the_last_moment_at_which_it_held() -> None:
    monitor = Monitor.of([told(1, act("pledged"), voice="spokesman"), accused("first", 5)])
    unknown = monitor.verdict("truce", "rebels", START + timedelta(days=90))
    assert unknown and unknown.label is Label.UNKNOWN and unknown.last_label and unknown.last_at
    held = monitor.verdict("truce", "rebels", unknown.last_at)
    after = monitor.verdict("truce", "rebels", unknown.last_at + timedelta(seconds=1))
    assert held and after and (held.label, after.label) == (unknown.last_label, Label.UNKNOWN)


def test_an_unknown_is_unknown_since_when_its_history_says_so() -> None:
    monitor = Monitor.of([told(1, act("pledged"), voice="spokesman"), accused("first", 5)])
    unknown = monitor.verdict("truce", "rebels", START + timedelta(days=90))
    last = monitor.history("truce", "rebels", START + timedelta(days=90))[-1]
    assert unknown and (unknown.label, unknown.since) == (last.label, last.at) and last.label is Label.UNKNOWN


def test_of_several_breaches_the_label_holds_since_the_first_and_the_reason_is_the_latest_with_their_number() -> None:
    reports = [told(1, act("pledged"), voice="spokesman"), accused("first", 5), accused("second", 9), accused("third", 12)]
    verdict = Monitor.of(reports).verdict("truce", "rebels", START + timedelta(days=13))
    assert verdict and f"{verdict.since:%Y-%m-%d}" == "2024-01-05"
    assert step(reports, "R8", 14).concludes == "incident third of 2024-01-12, the latest of 3 since 2024-01-05"


def test_a_graver_breach_is_counted_apart_from_the_lesser_ones_before_it() -> None:
    reports = [told(1, act("pledged"), voice="spokesman"), accused("first", 5), claimed("second", 9), accused("third", 12)]
    verdict = Monitor.of(reports).verdict("truce", "rebels", START + timedelta(days=13))
    assert verdict and (verdict.label, f"{verdict.since:%Y-%m-%d}") == (Label.BREACH_CONFIRMED, "2024-01-09")
    assert step(reports, "R8", 14).concludes == "incident second of 2024-01-09"
