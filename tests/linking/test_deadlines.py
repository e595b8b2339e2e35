"""A crisp deadline of a condition runs out by the clock; who has signed is bound until its condition fails."""

from datetime import timedelta

import pytest
from tests.linking.stage import FRONT, KIN, MERIA, day, pledge, report, span, within

from trucewatch.linking import Told, link
from trucewatch.linking.due import deadline
from trucewatch.monitor import Monitor
from trucewatch.records import Condition, Label, Party

IN_FORCE, LAPSED, OFFERED = Label.IN_FORCE, Label.LAPSED, Label.OFFERED


def halts(condition: str, by: str, actor: tuple[str, str] | None = ("Meria", "meria")) -> Told:
    """The Northern Front stops its fire on a Friday, under a condition."""
    text = f"The Northern Front declares a ceasefire {condition}."
    who = Party(span=span(text, actor[0]), actor=actor[1]) if actor else None
    told = Condition(span=span(text, condition), actor=who, deadline=span(text, by))
    return report("2024-03-01", text, pledge(text, "declaration", FRONT, "ceasefire", said_by=("Northern Front", "front"), condition=told))


def label(at: str, *reports: Told) -> Label:
    """The label of the Northern Front at noon."""
    linked = link(list(reports), KIN)
    verdicts = Monitor.of(linked.testimonies).verdicts(day(at) + timedelta(hours=12), truce=linked.truces[0].id)
    return next(verdict.label for verdict in verdicts if verdict.faction == "front")


@pytest.mark.parametrize(("condition", "deadline", "last"), [
    ("if Meria frees 20 prisoners by March 10", "March 10", 10),
    ("if Meria leaves Karo by 10 March 2024", "10 March 2024", 10),
    ("if Meria lifts its blockade before March 11", "March 11", 10),
    ("if Meria lifts its blockade by Friday", "Friday", 8),
    ("provided that Meria withdraws from Karo within ten days", "ten days", 11),
    ("if Meria leaves Karo by tomorrow", "tomorrow", 2),
])  # fmt: skip
def test_a_condition_fails_when_its_crisp_deadline_goes_by_without_the_act(condition: str, deadline: str, last: int) -> None:
    assert label(f"2024-03-{last:02}", halts(condition, deadline)) is IN_FORCE
    assert label(f"2024-03-{last + 1:02}", halts(condition, deadline)) is LAPSED


@pytest.mark.parametrize(("words", "last"), [
    ("end of March", "2024-03-31"), ("end of February", "2025-02-28"), ("end of December 2024", "2024-12-31"), ("end of Ramadan", None),
])  # fmt: skip
def test_the_end_of_a_month_is_its_last_day(words: str, last: str | None) -> None:
    for lead in ("by", "before"):
        told = halts(f"if Meria leaves Karo {lead} the {words}", words)
        asked = told.report.pledges[0].condition
        due = asked and deadline(asked, told)
        assert (due and due.date().isoformat()) == last


def test_a_condition_that_was_met_in_time_fails_at_no_deadline() -> None:
    freed = report("2024-03-09", "Meria freed 20 prisoners, aid workers said.")
    assert label("2024-03-12", halts("if Meria frees 20 prisoners by March 10", "March 10"), freed) is IN_FORCE


@pytest.mark.parametrize(("condition", "deadline", "actor"), [
    ("if Meria leaves Karo within an acceptable timeframe", "acceptable timeframe", ("Meria", "meria")),
    ("if Meria does not attack by March 10", "March 10", ("Meria", "meria")),
    ("if Meria keeps calm by March 10", "March 10", ("Meria", "meria")),
    ("if 20 prisoners are freed by March 10", "March 10", None),
    ("if Meria leaves Karo by the March 10 accord", "March 10", ("Meria", "meria")),
])  # fmt: skip
def test_no_clock_runs_where_the_deadline_is_vague_or_the_act_could_not_be_seen(
    condition: str, deadline: str, actor: tuple[str, str] | None
) -> None:
    assert label("2024-03-12", halts(condition, deadline, actor)) is IN_FORCE


SIGNED, AGREED = "Meria and the Northern Front sign a ceasefire.", "Meria and the Northern Front agree to a ceasefire."


def together(first: str, second: str, what: str, condition: str, deadline: str | None = None, kind: str = "acceptance") -> Told:
    """One report of a ceasefire of both and of what the Northern Front says beside it."""
    text = f"{first} {second}"
    meria = Party(span=span(text, "Meria"), actor="meria")
    under = Condition(span=span(text, condition), actor=meria, deadline=span(text, deadline) if deadline else None)
    both = within(text, first, pledge(text, "agreement", MERIA | FRONT, "ceasefire"))
    own = pledge(text, kind, FRONT, what, said_by=("Northern Front", "front"), condition=under)
    return report("2024-03-01", text, both, within(text, second, own))


RESERVED = [
    ("The Northern Front said it would respect the ceasefire only if Meria left Karo.", "respect the ceasefire", "only if Meria left Karo"),
    ("But the Northern Front would abide by the truce only once Meria freed prisoners.", "abide by the truce", "only once Meria freed prisoners"),
    ("The Northern Front will stick to the ceasefire if Meria lifts its siege.", "stick to the ceasefire", "if Meria lifts its siege"),
]


@pytest.mark.parametrize("kind", ["acceptance", "declaration"])
@pytest.mark.parametrize(("second", "what", "condition"), RESERVED)
def test_who_signs_and_reserves_a_condition_in_one_report_is_bound(second: str, what: str, condition: str, kind: str) -> None:
    assert label("2024-03-05", together(SIGNED, second, what, condition, kind=kind)) is IN_FORCE


def test_what_a_signatory_reserved_by_a_day_lapses_behind_it() -> None:
    second = "The Northern Front said it would respect the ceasefire only if Meria left Karo by March 10."
    told = together(SIGNED, second, "respect the ceasefire", "only if Meria left Karo by March 10", "March 10")
    assert [label("2024-03-10", told), label("2024-03-11", told)] == [IN_FORCE, LAPSED]


@pytest.mark.parametrize(("second", "what", "condition"), RESERVED[:2])
def test_who_is_only_told_to_have_agreed_waits(second: str, what: str, condition: str) -> None:
    assert label("2024-03-05", together(AGREED, second, what, condition)) is OFFERED


def test_what_both_sign_under_a_condition_waits_for_it() -> None:
    text = "Meria and the Northern Front sign a ceasefire, only once Meria has left Karo."
    told = Condition(span=span(text, "only once Meria has left Karo"), actor=Party(span=span(text, "Meria"), actor="meria"))
    assert label("2024-03-05", report("2024-03-01", text, pledge(text, "agreement", MERIA | FRONT, "ceasefire", condition=told))) is OFFERED
