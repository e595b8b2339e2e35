"""A truce that began on the day of its report: what came before it is none of its breaches, and what is told as one came after it."""

from datetime import UTC, datetime

import pytest
from tests.linking.stage import FRONT, KIN, MERIA, day, incident, pledge, span, told, within
from tests.linking.test_drafts import labels

from trucewatch.linking import link
from trucewatch.records import Label, Precision, When

NOON = "A ceasefire between Meria and the Northern Front came into force at noon on Friday."
HOUR = datetime(2024, 3, 1, 9, tzinfo=UTC)


def label(second: str, violation: bool = False, first: str = NOON) -> Label:
    """The label of the Northern Front at the end of the day, by a report of the evening."""
    text = f"{first} {second}"
    starts = When(span=span(text, "at noon on Friday"), earliest=HOUR, latest=HOUR, precision=Precision.MINUTE)
    made = within(text, first, pledge(text, "agreement", MERIA | FRONT, "ceasefire", starts=starts))
    hit = within(text, second, incident(
        text, "shelling_rocket", "shelled", ("Northern Front", "front"), ("Karo", "meria"), alleged_violation=violation,
    ))  # fmt: skip
    return labels(link([told(text, "2024-03-01T17:45", made, hit)], KIN), "2024-03-01")["front"]


@pytest.mark.parametrize(("lead", "expected"), [
    ("Minutes before the ceasefire took effect", Label.IN_FORCE),
    ("Just before the deal", Label.IN_FORCE),
    ("On the eve of the truce", Label.IN_FORCE),
    ("Minutes before the truce was to expire", Label.BREACH_ALLEGED),
    ("Soon afterwards", Label.BREACH_ALLEGED),
])  # fmt: skip
def test_what_is_told_as_before_a_truce_is_no_breach_of_it(lead: str, expected: Label) -> None:
    found = label(f"{lead} the Northern Front shelled Karo, Meria said.", violation=True)
    assert (found is Label.IN_FORCE) is (expected is Label.IN_FORCE)


def test_what_is_told_as_a_breach_of_an_immediate_truce_of_the_day_came_after_it() -> None:
    first, second = "Meria and the Northern Front agreed to an immediate ceasefire.", "The Northern Front shelled Karo, Meria said."
    text = f"{first} {second}"
    starts = When(span=span(text, "immediate"), earliest=day("2024-03-01"), latest=day("2024-03-02"), precision=Precision.DAY)
    made = within(text, first, pledge(text, "agreement", MERIA | FRONT, "ceasefire", starts=starts))
    hit = within(text, second, incident(
        text, "shelling_rocket", "shelled", ("Northern Front", "front"), ("Karo", "meria"), alleged_violation=True,
    ))  # fmt: skip
    assert labels(link([told(text, "2024-03-01", made, hit)], KIN), "2024-03-01")["front"] is Label.BREACH_ALLEGED


def test_what_is_told_as_a_breach_came_after_the_hour_at_which_the_truce_began() -> None:
    assert label("Within minutes the Northern Front shelled Karo, in breach of it, Meria said.", violation=True) in (
        Label.BREACH_ALLEGED, Label.BREACH_CONFIRMED,
    )  # fmt: skip


@pytest.mark.parametrize(("text", "parties"), [
    ("Norda had announced on Thursday that both countries would implement and abide by a ceasefire from noon on Friday.", ("front", "meria")),
    ("Norda announced that all sides would observe a ceasefire from noon on Friday.", ("front", "meria")),
    ("Norda said that it would respect the ceasefire of Meria and the Northern Front from noon on Friday.", ("norda",)),
])  # fmt: skip
def test_an_outsider_who_tells_what_both_will_keep_makes_no_truce_of_its_own(text: str, parties: tuple[str, ...]) -> None:
    both = text if "Northern Front" in text else f"{text} Meria and the Northern Front were silent."
    starts = When(span=span(both, "noon on Friday"), earliest=HOUR, latest=HOUR, precision=Precision.MINUTE)
    made = within(both, text, pledge(both, "agreement", MERIA | FRONT, "ceasefire", starts=starts, said_by=("Norda", "norda")))
    assert [truce.parties for truce in link([told(both, "2024-03-01T17:45", made)], KIN).truces] == [parties]


def test_a_new_truce_of_both_takes_the_place_of_the_old_whoever_signs_with_them() -> None:
    first, second = "Meria and the Northern Front signed a ceasefire.", "Meria, the Northern Front and Norda signed a ceasefire."
    old = told(first, "2024-03-01", pledge(first, "agreement", MERIA | FRONT, "ceasefire"))
    new = told(second, "2024-04-12", pledge(second, "agreement", MERIA | FRONT | {"Norda": "norda"}, "ceasefire"), sequence=2)
    linked = link([old, new], KIN)
    assert [truce.parties for truce in linked.truces] == [("front", "meria"), ("front", "meria", "norda")]
    assert labels(linked, "2024-04-12")["meria"] is Label.ENDED
