"""The time of an end: not that at which the truce began, and never before the truce that it ends was made."""

import pytest
from tests.linking.reports import Pledge, span
from tests.linking.stage import FRONT, KIN, MERIA, pledge, report, told, within
from tests.linking.test_drafts import labels
from tests.linking.test_turns import on

from trucewatch.linking import Told, link
from trucewatch.records import Label, Precision, When

BOTH = MERIA | FRONT


def made(when: str = "2023-08-03") -> Told:
    text = "Meria and the Northern Front sign a ceasefire."
    return told(text, when, pledge(text, "agreement", BOTH, "ceasefire"))


def over(text: str, words: str, day: str, what: str = "truce", kind: str = "expiry") -> Pledge:
    """The end that the first sentence of a text tells, with a time that stands anywhere in it."""
    first = text[: text.index(".") + 1]
    return within(text, first, pledge(text, kind, BOTH, what, starts=on(text, words, day)))


@pytest.mark.parametrize(
    ("text", "then"),
    [
        ("The truce between Meria and the Northern Front expired on Saturday. The truce, which began on August 3, 2023, is over.", "2024-08-03"),
        ("The truce between Meria and the Northern Front, in force since August 3, 2023, ran out on Saturday.", "2024-08-03"),
        ("A truce of Meria and the Northern Front that took effect on August 3, 2023 has lapsed.", "2024-08-05"),
        ("The truce of Meria and the Northern Front ended on Friday. It had been in force since August 3, 2023.", "2024-08-02"),
    ],
)
def test_the_day_on_which_a_truce_began_is_not_that_of_its_end(text: str, then: str) -> None:
    linked = link([made(), report("2024-08-05", text, over(text, "August 3, 2023", "2023-08-03"))], KIN)
    assert len(linked.truces) == 1
    assert labels(linked, "2023-08-20") == {"meria": Label.IN_FORCE, "front": Label.IN_FORCE}
    assert labels(linked, f"{then}T12:00:00") == {"meria": Label.EXPIRED, "front": Label.EXPIRED}
    assert labels(linked, f"{then[:-1]}1")["front"] is not Label.EXPIRED


@pytest.mark.parametrize(
    "text",
    [
        "The truce between Meria and the Northern Front expired on August 3.",
        "After fighting began the truce between Meria and the Northern Front lapsed on August 3.",
        "The truce between Meria and the Northern Front lapsed and has no longer been in force since August 3.",
    ],
)
def test_the_day_of_an_end_stays_that(text: str) -> None:
    linked = link([made(), report("2024-08-05", text, over(text, "August 3", "2024-08-03"))], KIN)
    assert labels(linked, "2024-08-04")["front"] is Label.EXPIRED
    assert labels(linked, "2024-08-02")["front"] is not Label.EXPIRED


AGREED = "Meria and the Northern Front agreed on a ceasefire on Monday."


@pytest.mark.parametrize(
    ("background", "words"),
    [
        ("A truce that began at New Year was suspended by Meria in May, after a raid.", "New Year"),
        ("In their first year an earlier truce was ended by Meria in May.", "first year"),
        ("Meria suspended a truce last May.", "May"),
        ("A truce that began in March collapsed in late June.", "March"),
    ],
)
def test_what_ended_before_a_truce_was_made_is_another(background: str, words: str) -> None:
    text = f"{AGREED} {background}"
    new = within(text, AGREED, pledge(text, "agreement", BOTH, "ceasefire"))
    vague = When(span=span(text, words), precision=Precision.MONTH)
    old = within(text, background, pledge(text, "termination", MERIA, "truce", starts=vague))
    told_again = report("2023-10-17", f"{text} ", new, old)
    for reports in ([report("2023-10-17", text, new, old)], [report("2023-10-17", text, new, old), told_again]):
        assert labels(link(reports, KIN), "2023-10-18") == {"meria": Label.IN_FORCE, "front": Label.IN_FORCE}


@pytest.mark.parametrize("text", ["Meria suspended its truce with the Northern Front in May.", "Meria called off the truce in May."])
def test_what_ended_after_it_was_made_is_this_one(text: str) -> None:
    what = When(span=span(text, "May"), precision=Precision.MONTH)
    linked = link([made("2024-03-01"), report("2024-06-10", text, pledge(text, "termination", MERIA, "truce", starts=what))], KIN)
    assert len(linked.truces) == 1
    assert labels(linked, "2024-06-10")["meria"] in (Label.SUSPENDED, Label.ENDED)


@pytest.mark.parametrize(("words", "last"), [
    ("would end on March 10", "2024-03-09"),
    ("is to expire at noon on March 10", "2024-03-09"),
    ("is over", "2024-03-04"),
])  # fmt: skip
def test_an_end_that_is_told_for_a_day_to_come_is_on_that_day(words: str, last: str) -> None:
    text = f"The Northern Front said that its truce {words}, and blamed Meria."
    linked = link([made("2024-03-01"), report("2024-03-05", text, pledge(text, "termination", FRONT, "truce"))], KIN)
    assert labels(linked, last)["front"] is Label.IN_FORCE
    assert labels(linked, "2024-03-11")["front"] is Label.ENDED
