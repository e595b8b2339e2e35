"""Withdrawals of forces and of heavy weapons that a truce asks for are obligations, as releases are."""

import pytest
from tests.linking.stage import KIN, day, report, signed

from trucewatch.linking import Told, link
from trucewatch.monitor import Monitor

FORCES, WEAPONS = "withdrawal of forces", "withdrawal of heavy weapons"


def states(reports: list[Told], at: str = "2024-03-06") -> dict[tuple[str, str], str]:
    linked = link(reports, KIN)
    verdicts = Monitor.of(linked.testimonies).verdicts(day(at), truce=linked.truces[0].id)
    return {(verdict.faction, one.obligation): one.state for verdict in verdicts for one in verdict.obligations}


def told(text: str, at: str = "2024-03-06") -> dict[tuple[str, str], str]:
    return states([signed(), report("2024-03-05", text)], at)


OF_MERIA = [
    ("Under the deal, Meria will withdraw its troops from the Karo hills within 60 days.", "due"),
    ("Merian troops are to leave Karo by Friday under the truce with the Northern Front.", "due"),
    ("The agreement calls for Meria to pull back its soldiers from the valley.", "due"),
    ("The ceasefire gave Meria until Sunday to leave the area.", "due"),
    ("The accord provides for the withdrawal of Meria's forces from Karo.", "due"),
    ("Meria has begun withdrawing its forces from Karo, as agreed.", "due"),
    ("Meria said it was suspending the withdrawal of its troops foreseen by the truce.", "suspended"),
    ("Meria said on Friday that its troops would stay beyond the deadline set by the ceasefire.", "suspended"),
    ("Meria pulled back from the town as agreed.", "met"),
    ("Meria withdrew its soldiers from Karo in line with the truce.", "met"),
    ("Meria completed its withdrawal from Karo under the ceasefire.", "met"),
    ("Meria failed to withdraw from Karo by the deadline, monitors of the truce said.", "missed"),
    ("Meria has not pulled back its troops as agreed.", "missed"),
    ("Meria kept its soldiers at five positions after the deadline of the truce.", "missed"),
    ("Villagers returned to Karo, where Meria troops stayed on after a deadline for their withdrawal under the truce had passed.", "missed"),
    ("Under the ceasefire, Meria was to withdraw, but it has kept soldiers at five hilltops.", "missed"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "state"), OF_MERIA)
def test_a_withdrawal_is_an_obligation_beside_the_label(text: str, state: str) -> None:
    assert {key: one.split(" ")[0] for key, one in told(text).items()} == {("meria", FORCES): state}


def test_who_is_only_described_withdraws_too() -> None:
    text = "The truce of Meria and the Northern Front holds. The rebels pulled back from the town as agreed."
    assert told(text) == {("front", FORCES): "met"}


def test_both_sides_pull_back_their_heavy_weapons() -> None:
    text = "Meria and the Northern Front keep their truce, and both sides will begin removing heavy weapons from the line."
    assert told(text) == {("meria", WEAPONS): "due", ("front", WEAPONS): "due"}


def test_a_withdrawal_by_a_day_is_overdue_once_that_is_past() -> None:
    text = "Under the ceasefire, Meria will withdraw its troops from Karo by Friday."
    assert told(text, "2024-03-07") == {("meria", FORCES): "due"}
    assert told(text, "2024-03-10") == {("meria", FORCES): "overdue"}


def test_the_enemys_word_that_a_withdrawal_was_not_made_leaves_it_overdue() -> None:
    promise = report("2024-03-05", "Under the ceasefire, Meria will withdraw its troops from Karo by Friday.")
    charge = report("2024-03-09", "The Northern Front said Meria failed to withdraw its troops by the deadline.")
    assert states([signed(), promise, charge], "2024-03-10") == {("meria", FORCES): "overdue"}


@pytest.mark.parametrize("text", [
    "The Northern Front demanded under the truce that Meria agree to withdraw its troops.",
    "The Northern Front called on Meria to pull back its troops under the truce.",
    "The Northern Front said it would respect the ceasefire only if Meria withdrew its troops.",
    "The truce holds. Under a proposal by Farland, Meria would withdraw its troops from Karo.",
    "Meria will withdraw its troops from Karo if the Northern Front disarms, it said of the truce.",
    "Meria will withdraw its troops from Karo, an officer said.",
    "Meria will withdraw from the ceasefire talks.",
    "Meria withdrew from the ceasefire.",
    "Meria will withdraw its ambassador despite the truce.",
    "Despite the truce, Meria pulled back its soldiers after heavy fighting.",
    "Despite the truce, an attack by Meria left two soldiers dead.",
    "Meria said that its troops left for the border despite the ceasefire.",
    "Meria will leave the decision on the truce to Farland.",
])  # fmt: skip
def test_what_is_asked_for_hangs_on_something_or_is_forced_is_no_obligation(text: str) -> None:
    assert not told(text)


OF_GROUND = [
    ("Meria will pull out of 26 positions around Karo by 30 June under the truce.", "meria", "due"),
    ("Under the deal, Meria must quit the outposts that it has held around Karo by the end of June.", "meria", "due"),
    ("Under the truce the Northern Front will vacate the camps.", "front", "due"),
    ("Under the accord the Northern Front has to leave the town within 72 hours.", "front", "due"),
    ("The Northern Front held parades in Karo. It was told of the truce. The Northern Front agreed to hand over Karo.", "front", "due"),
    ("The Northern Front will hand over the town of Karo to Meria under the truce.", "front", "due"),
    ("The Northern Front reached an understanding on the truce under which the army will pull out of four hilltops.", "meria", "due"),
    ("Meria has left 14 of the 26 positions around Karo that are named in the truce.", "meria", "due"),
    ("The Northern Front has vacated half of its camps, as agreed under the truce.", "front", "due"),
    ("Meria finished leaving the positions on Sunday, monitors of the truce said.", "meria", "met"),
    ("Meria has quit the last outposts, as the truce asks.", "meria", "met"),
    ("The Northern Front handed over control of the city under the truce.", "front", "met"),
]


@pytest.mark.parametrize(("text", "who", "state"), OF_GROUND)
def test_ground_is_left_by_many_words_and_a_part_of_it_leaves_the_rest_due(text: str, who: str, state: str) -> None:
    assert told(text) == {(who, FORCES): state}


def test_the_last_of_a_month_is_a_day_by_which_something_is_due() -> None:
    promise = report("2024-03-05", "Under the truce, Meria will quit the outposts before the end of March.")
    assert states([signed(), promise], "2024-03-31") == {("meria", FORCES): "due"}
    assert states([signed(), promise], "2024-04-01") == {("meria", FORCES): "overdue"}


@pytest.mark.parametrize("text", [
    "Meria will quit the truce.",
    "Meria will pull out of the peace talks on the truce.",
    "The Northern Front said that Meria must withdraw its troops from Karo.",
    "Despite the truce, an attack by Meria has left the town in ruins.",
    "Meria has evacuated the villages near the front despite the truce.",
    "Meria will hand over the dossier by Friday under the truce.",
    "Meria will hand over Karim by Friday under the truce.",
])  # fmt: skip
def test_what_is_no_ground_and_what_only_an_enemy_demands_is_no_withdrawal(text: str) -> None:
    assert not told(text)
