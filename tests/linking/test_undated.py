"""From when an act of violence without a day of its own counts: from its report on, by which it was done, and not before it."""

import pytest
from tests.linking.reports import day, incident, pledge, span, told
from tests.linking.test_hours import KIN
from tests.linking.test_turns import on

from trucewatch.linking import Linked, link
from trucewatch.monitor import Monitor
from trucewatch.records import Label

MADE = "Syria and the SDF agree to a ceasefire."


def reported(text: str, at: str, words: str = "", made: str = "2024-03-01T08:00") -> Linked:
    """A truce, and after it a report of fire by the SDF, of a day if ``words`` give one."""
    truce = told(MADE, made, pledge(MADE, "agreement", {"Syria": "syria", "SDF": "sdf"}, "ceasefire"))
    when = {"when": on(text, words, "2024-03-03")} if words else {}
    hit = incident(text, "shelling_rocket", "shelled", ("SDF", "sdf"), ("Syria soldiers", "syria"), **when)
    return link([truce, told(text, at, hit, sequence=2)], KIN)


def label(linked: Linked, at: str) -> Label:
    (truce,) = linked.truces
    verdict = Monitor.of(linked.testimonies).verdict(truce.id, "sdf", day(at))
    assert verdict
    return verdict.label


@pytest.mark.parametrize(
    "text", ["The SDF shelled Syria soldiers.", "Syria soldiers were shelled by the SDF, an official said.", "At dawn the SDF shelled Syria soldiers."]
)
def test_an_act_without_a_day_is_no_breach_before_its_report(text: str) -> None:
    linked = reported(text, "2024-03-05T20:00")
    assert [label(linked, at) for at in ("2024-03-04T23:59", "2024-03-05T19:00", "2024-03-05T20:00")] == [
        Label.IN_FORCE, Label.IN_FORCE, Label.BREACH_ALLEGED,
    ]  # fmt: skip


def test_what_is_told_as_a_breach_does_not_begin_with_the_truce() -> None:
    linked = reported("The SDF shelled Syria soldiers in violation of the ceasefire.", "2024-03-02T06:00")
    assert [label(linked, at) for at in ("2024-03-01T23:59", "2024-03-02T06:00")] == [Label.IN_FORCE, Label.BREACH_ALLEGED]


def test_an_act_that_may_be_of_before_the_truce_strains_it_from_its_report_on() -> None:
    linked = reported("The SDF shelled Syria soldiers.", "2024-03-02T06:00")
    assert [label(linked, at) for at in ("2024-03-01T23:59", "2024-03-02T06:00")] == [Label.IN_FORCE, Label.STRAINED]


def test_an_act_with_a_day_counts_from_that_day() -> None:
    linked = reported("The SDF shelled Syria soldiers on Sunday.", "2024-03-05T20:00", "on Sunday")
    assert [label(linked, at) for at in ("2024-03-02T23:59", "2024-03-03T12:00")] == [Label.IN_FORCE, Label.BREACH_ALLEGED]


def test_a_report_dated_by_day_tells_of_that_day() -> None:
    linked = reported("The SDF shelled Syria soldiers.", "2024-03-05")
    assert [label(linked, at) for at in ("2024-03-04T23:59", "2024-03-05T12:00")] == [Label.IN_FORCE, Label.BREACH_ALLEGED]


CAMPAIGN = [
    ("Syria and the SDF agree to a ceasefire.", "The SDF began an offensive on January 27 and has since shelled Syria soldiers.", Label.IN_FORCE),
    ("Syria and the SDF agree to a ceasefire.", "Since its offensive of January 27 the SDF has since then shelled Syria soldiers.", Label.IN_FORCE),
    ("Syria and the SDF signed a ceasefire on March 1.", "The SDF began an offensive on March 3 and has since shelled Syria soldiers.",
     Label.BREACH_ALLEGED),
    ("Syria and the SDF agree to a ceasefire.", "The SDF began an offensive on January 27 and on Tuesday shelled Syria soldiers.", Label.STRAINED),
]  # fmt: skip


@pytest.mark.parametrize(("made", "violence", "expected"), CAMPAIGN)
def test_what_a_side_has_done_since_an_offensive_lies_before_the_truce_that_is_told_with_it(made: str, violence: str, expected: Label) -> None:
    text = f"{made} {violence}"
    began = incident(text, "armed_clash", "offensive", ("SDF", "sdf"))
    began_on = on(text, "March 3", "2024-03-03") if "March 3" in text else on(text, "January 27", "2024-01-27")
    began = began.model_copy(update={"when": began_on, "sentence": span(text, violence)})
    since = incident(text, "shelling_rocket", "shelled", ("SDF", "sdf"), ("Syria soldiers", "syria"))
    since = since.model_copy(update={"sentence": span(text, violence)})
    truce = pledge(text, "agreement", {"Syria": "syria", "SDF": "sdf"}, "ceasefire").model_copy(update={"sentence": span(text, made)})
    assert label(link([told(text, "2024-03-05", truce, began, since)], KIN), "2024-03-06") == expected
