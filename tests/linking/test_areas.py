"""A side that halts its operations around a place halts them at that place."""

import pytest
from tests.linking.reports import party
from tests.linking.stage import KIN, incident, pledge, report
from tests.linking.test_drafts import labels

from trucewatch.linking import link
from trucewatch.records import Label

HALTS = [
    ("Meria will halt its operations against the Northern Front around Karo.", "halt its operations against the Northern Front around Karo"),
    ("Meria will suspend attacks on the Northern Front near Karo.", "suspend attacks on the Northern Front"),
    ("Meria will pause its operations in and around Karo against the Northern Front.", "pause its operations"),
    ("Meria will halt its operations against the Northern Front in Karo.", "halt its operations"),
]


def label(halt: str, what: str, place: str, target: tuple[str, str] | None = None) -> Label:
    text = f"Meria artillery hit {target[0] if target else 'a school'} {place}."
    made = pledge(halt, "declaration", {"Meria": "meria"}, what, counterparts=(party(halt, "Northern Front", "front"),))
    hit = incident(text, "shelling_rocket", "hit", ("Meria", "meria"), target, place)
    return labels(link([report("2024-03-01", halt, made), report("2024-03-05", text, hit)], KIN), "2024-03-05")["meria"]


@pytest.mark.parametrize(("halt", "what"), HALTS)
def test_what_it_does_there_is_covered(halt: str, what: str) -> None:
    assert label(halt, what, "Karo") is Label.BREACH_ALLEGED


@pytest.mark.parametrize(("halt", "what"), HALTS)
def test_what_it_does_elsewhere_may_be(halt: str, what: str) -> None:
    assert label(halt, what, "Lower Bend") is Label.STRAINED


def test_near_a_place_is_not_in_it() -> None:
    assert label(*HALTS[3], "near Karo") is Label.STRAINED
    assert label(*HALTS[0], "near Karo") is Label.BREACH_ALLEGED


def test_what_hits_somebody_else_there_does_not_concern_it() -> None:
    assert label(*HALTS[0], "near Karo", ("River Movement", "river")) is Label.IN_FORCE


def test_the_place_of_a_thing_that_it_spares_is_no_area() -> None:
    halt = "Meria will halt attacks on the Northern Front office in Karo."
    assert label(halt, "halt attacks on the Northern Front office", "Karo") is Label.STRAINED
