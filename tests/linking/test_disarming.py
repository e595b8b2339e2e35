"""Disarmament and the handing over of heavy weapons that a truce asks for are obligations, as releases and withdrawals are."""

import pytest
from tests.linking.test_withdrawing import told

ARMS = "disarmament"


@pytest.mark.parametrize(("text", "party", "state"), [
    ("Under the deal with the army, Northern Front fighters are to be disarmed within 30 days.", "front", "due"),
    ("The agreement calls for Northern Front fighters to disarm by Friday.", "front", "due"),
    ("Under its truce with Meria, the Northern Front will hand over its heavy weapons within two weeks.", "front", "due"),
    ("The Northern Front has begun to hand over heavy weapons to Meria's army, a key part of the agreement.", "front", "due"),
    ("The truce of Meria and the Northern Front holds. The rebels are to disarm within ten days as agreed.", "front", "due"),
    ("The accord provides for the disarmament of Northern Front fighters.", "front", "due"),
    ("The Northern Front handed over its heavy weapons under the truce.", "front", "met"),
    ("The Northern Front suspended its disarmament under the truce.", "front", "suspended"),
    ("The Northern Front failed to disarm by the deadline of the truce, monitors said.", "front", "missed"),
])  # fmt: skip
def test_disarmament_is_an_obligation_beside_the_label(text: str, party: str, state: str) -> None:
    assert {key: one.split(" ")[0] for key, one in told(text).items()} == {(party, ARMS): state}


def test_disarmament_within_a_term_is_overdue_once_that_is_past() -> None:
    text = "Under the deal with the army, Northern Front fighters are to be disarmed within 30 days."
    assert told(text, "2024-04-03") == {("front", ARMS): "due"}
    assert told(text, "2024-04-06") == {("front", ARMS): "overdue"}


@pytest.mark.parametrize("text", [
    "Meria will disarm the Northern Front, it said of the truce.",
    "Meria demanded under the truce that the Northern Front agree to disarm.",
    "The Northern Front will not disarm under the truce, it said.",
    "Meria will hand over tanks to its ally under the deal.",
    "Meria postponed disarmament talks despite the truce.",
    "Despite the truce, Northern Front fighters surrendered their weapons after heavy fighting.",
    "The Northern Front will disarm if Meria withdraws, it said of the truce.",
])  # fmt: skip
def test_what_is_asked_for_done_to_others_or_forced_is_no_disarmament(text: str) -> None:
    assert not {key for key in told(text) if key[1] == ARMS}
