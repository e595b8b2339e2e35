"""Truces of one side's own that no coder made an act of, or of nobody's; deals that end fighting."""

from datetime import date

import pytest
from tests.linking.reports import party
from tests.linking.stage import KIN, pledge, report
from tests.linking.test_drafts import labels

from trucewatch.desk.known import kin
from trucewatch.linking import link
from trucewatch.linking.names import named_in
from trucewatch.records import Label

IN_FORCE = Label.IN_FORCE


@pytest.mark.parametrize("text", [
    "The Northern Front declares a unilateral ceasefire from August 7.",
    "The Northern Front has ordered a two-day ceasefire over the feast.",
    "The Northern Front unilaterally proclaimed a truce.",
    "The Northern Front rebel group in the Republic of Meria has declared a ceasefire.",
])  # fmt: skip
def test_a_truce_that_one_side_declares_is_made_though_no_coder_saw_it(text: str) -> None:
    assert labels(link([report("2024-03-01", text)], KIN), "2024-03-01") == {"front": IN_FORCE}


@pytest.mark.parametrize("text", [
    "Farland declares a ceasefire between Meria and the Northern Front.",  # of these two
    "The Northern Front did not declare a ceasefire.",
    "The Northern Front wants Meria to declare a ceasefire.",
])  # fmt: skip
def test_who_declares_none_of_its_own_is_not_bound(text: str) -> None:
    linked = link([report("2024-03-01", text)], KIN)
    assert not {"farland"} & {party for truce in linked.truces for party in truce.parties}
    assert not any(set(truce.parties) == {"front"} for truce in linked.truces)


def test_what_a_speaker_orders_without_a_party_is_its_own() -> None:
    text = "The president of Norda orders a 36-hour ceasefire along the front. Meria rejects the offer."
    one = pledge(text, "declaration", {}, "36-hour ceasefire", said_by=("president of Norda", "norda"))
    assert labels(link([report("2024-03-01", text, one)], KIN), "2024-03-01") == {"norda": IN_FORCE}


def test_a_deal_that_ends_fighting_is_a_truce() -> None:
    text = "The Northern Front and the River Movement sign a deal ending days of fighting in Karo."
    assert labels(link([report("2024-03-01", text)], KIN), "2024-03-01") == {"front": IN_FORCE, "river": IN_FORCE}


def test_a_suspended_operation_is_a_halt_whatever_its_name() -> None:
    text = 'Norda announces a suspension of its "anti-terrorist" operation in Meria.'
    one = pledge(text, "declaration", {"Norda": "norda"}, 'suspension of its "anti-terrorist" operation', said_by=("Norda", "norda"))
    assert labels(link([report("2024-03-01", text, one)], KIN), "2024-03-01") == {"norda": IN_FORCE}


HALTS = [
    "Norda will halt military actions throughout Meria.",
    "Norda suspends its armed activities in Meria.",
    "Norda will refrain from offensive moves in Meria.",
    "Norda will cease ambushes of the Meria army.",
    "Norda will hold off on any attacks in Meria.",
    "Norda halts its pursuit of the Northern Front’s men.",
    "Norda suspends its hunt for River Movement fighters.",
]
NO_HALTS = [
    "Norda halts its pursuit of nuclear weapons.",
    "Norda suspends its activities in the Council of Envoys.",
    "Norda will hold off on any comment.",
]


@pytest.mark.parametrize(("text", "halts"), [*((one, True) for one in HALTS), *((one, False) for one in NO_HALTS)])
def test_what_is_halted_is_fighting_by_any_of_its_names(text: str, halts: bool) -> None:
    one = pledge(text, "declaration", {"Norda": "norda"}, text.removeprefix("Norda ").removesuffix("."), said_by=("Norda", "norda"))
    linked = link([report("2024-03-01", text, one)], KIN)
    assert [truce.parties for truce in linked.truces] == ([("norda",)] if halts else [])


@pytest.mark.parametrize(("text", "named"), [
    ("Clan del Golfo declares a ceasefire.", ["Clan del Golfo"]),
    ("Hayat Tahrir al-Sham and the Taliban sign a deal.", ["Hayat Tahrir al-Sham", "Taliban"]),
])  # fmt: skip
def test_small_words_within_a_name_do_not_end_it(text: str, named: list[str]) -> None:
    assert [party.span.quote for party in named_in(text, 0, len(text), kin(), date(2019, 5, 4))] == named


def test_a_group_that_signs_what_others_made_is_bound_whoever_they_are() -> None:
    text = "All founders of the Northern Front signed a ceasefire accord."
    one = pledge(text, "agreement", {"Northern Front": "front"}, "ceasefire accord")
    assert labels(link([report("2024-03-01", text, one)], KIN), "2024-03-01") == {"front": IN_FORCE}


def test_one_of_two_groups_that_declared_it_together_can_end_it_for_both() -> None:
    text = "The Northern Front and the River Movement suspend attacks on Meria."
    both = {"Northern Front": "front", "River Movement": "river"}
    towards = {"counterparts": (party(text, "Meria", "meria"),)}
    made = pledge(text, "declaration", both, "suspend attacks", **towards)
    end = "The Northern Front and the River Movement ended their ceasefire, a Front leader said."
    ended = pledge(end, "termination", both, "ended their ceasefire", said_by=("Front leader", "front"))
    linked = link([report("2024-03-01", text, made), report("2024-03-09", end, ended)], KIN)
    assert {"front": Label.ENDED, "river": Label.ENDED}.items() <= labels(linked, "2024-03-09").items()


@pytest.mark.parametrize("text", [
    "Farland says Meria and the Northern Front sign a ceasefire.",
    "Farland said that Meria and the Northern Front had signed a truce.",
    "Norda announces Meria and the Northern Front agreed a ceasefire.",
])  # fmt: skip
def test_who_says_that_two_others_sign_is_no_party(text: str) -> None:
    linked = link([report("2024-03-01", text)], KIN)
    assert [set(truce.parties) for truce in linked.truces] == [{"front", "meria"}]
    assert {claim.speaker for told in linked.testimonies for claim in told.claims} <= {"farland", "norda"}


@pytest.mark.parametrize("text", ["Meria says Norda and it agreed a truce.", "Meria says it and Norda agreed a truce."])
def test_who_says_that_it_signs_with_another_is_a_party(text: str) -> None:
    assert [set(truce.parties) for truce in link([report("2024-03-01", text)], KIN).truces] == [{"meria", "norda"}]
