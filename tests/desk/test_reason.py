"""The one line that says why a label is what it is."""

from types import SimpleNamespace
from typing import Any

from trucewatch.desk.why import reason
from trucewatch.records import Label


def step(rule: str, concludes: str, *because: Any) -> Any:
    return SimpleNamespace(rule=rule, concludes=concludes, because=because)


def test_the_reason_is_the_step_that_decides_and_no_condition_that_still_waits() -> None:
    ended, waits = step("R7", "ended since 2026-11-23"), step("R13", "resolutive condition 'if freed': pending")
    failed = step("R13", "resolutive condition 'if freed': failed")
    assert reason(SimpleNamespace(label=Label.ENDED, derivation=step("label", "ended", ended, waits))) == "R7: ended since 2026-11-23"
    assert reason(SimpleNamespace(label=Label.ENDED, derivation=step("label", "lapsed", ended, failed))) == f"R13: {failed.concludes}"
    assert reason(SimpleNamespace(label=Label.ENDED, derivation=step("label", "in force", waits))) == f"R13: {waits.concludes}"
    stale = step("freshness", "no news for 90 days", step("label", "ended", ended, waits))
    assert reason(SimpleNamespace(label=Label.ENDED, derivation=stale)) == "no news for 90 days; before: R7: ended since 2026-11-23"


def test_an_offer_says_for_what_it_waits() -> None:
    said = step("R1", "announced; adherence established")
    waits = step("R13", "suspensive condition 'if Meria leaves': pending")
    offered = SimpleNamespace(label=Label.OFFERED, derivation=step("label", "offered", said, waits))
    assert reason(offered) == "R1: announced; adherence established; it waits for 'if Meria leaves'"
