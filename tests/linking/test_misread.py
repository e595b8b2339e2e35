"""What a coder misread or left out is mended by the words around an act: the other side, who breaks it, whose word it is, when it starts."""

import pytest
from tests.linking.reports import day, incident, party, pledge, span, told
from tests.linking.test_drafts import BOTH, agreed, labels
from tests.linking.test_turns import FRONT, at_most, said

from trucewatch.linking import Kin, Linked, link
from trucewatch.records import Actor, ActorKind, Condition, Label, Pledge, When

PLACES = {"Northern Front": "front", "Meria": "meria", "Norda": "norda", "Gulf Alliance": "alliance"}
KIN = Kin(
    [
        Actor(id="front", name="Northern Front", kind=ActorKind.ARMED_GROUP, country="ME"),
        Actor(id="meria", name="Meria", kind=ActorKind.STATE, country="ME"),
        Actor(id="norda", name="Norda", kind=ActorKind.STATE, country="NO"),
        Actor(id="alliance", name="Gulf Alliance", kind=ActorKind.STATE),
    ],
    [],
    lambda phrase: next((actor for name, actor in PLACES.items() if name in phrase), None),
)
MERIA = {"Meria": "meria"}


def parties(linked: Linked) -> list[tuple[str, ...]]:
    return [truce.parties for truce in linked.truces]


@pytest.mark.parametrize(("text", "who", "found"), [
    ("The Gulf Alliance says a new ceasefire has been brokered. Hours later Norda fought Meria troops.", {"Norda": "norda"}, ("meria", "norda")),
    ("A ceasefire has been brokered between the warring parties of Meria.", {}, None),
    ("A ceasefire with the Northern Front has been reached, it was said at Karo. Meria troops fell back.", FRONT, ("front", "meria")),
    ("A ceasefire with Norda has been reached in Meria.", {"Norda": "norda"}, None),
])  # fmt: skip
def test_the_other_side_of_an_agreement_is_the_one_that_the_text_names(text: str, who: dict[str, str], found: tuple[str, ...] | None) -> None:
    one = pledge(text, "agreement", who, "ceasefire", said_by=("The Gulf Alliance", "alliance") if "Gulf" in text else None)
    one = one.model_copy(update={"sentence": span(text, text.split(". ")[0])})
    assert parties(link([told(text, "2024-03-01", one)], KIN)) == ([found] if found else [])


def test_a_group_that_takes_up_a_draft_waits_for_the_state_of_its_country() -> None:
    text = "The Northern Front accepts a humanitarian ceasefire proposed by mediators, while the Meria army means to fight on."
    linked = at_most(link([said("2024-03-01", text, "proposal", FRONT, "humanitarian ceasefire")], KIN), 1)
    assert parties(linked) == [("front", "meria")]
    assert labels(linked, "2024-03-01") == {"front": Label.OFFERED}


ACCUSED = [
    ("Norda accuses Meria of breaking the ceasefire.", {"meria": Label.BREACH_ALLEGED, "norda": Label.IN_FORCE}),
    ("Norda says that Meria has violated the border truce.", {"meria": Label.BREACH_ALLEGED, "norda": Label.IN_FORCE}),
    ("Norda and Meria accuse each other of breaching the ceasefire.", {"meria": Label.BREACH_ALLEGED, "norda": Label.BREACH_ALLEGED}),
    ("Norda and Meria blame one another for the attack.", {"meria": Label.BREACH_ALLEGED, "norda": Label.BREACH_ALLEGED}),
    ("Norda accuses Meria of greed.", {"meria": Label.IN_FORCE, "norda": Label.IN_FORCE}),
]
MADE = "Norda and Meria sign a ceasefire."


@pytest.mark.parametrize(("text", "expected"), ACCUSED)
def test_an_accusation_without_an_act_is_a_breach_in_the_accusers_word(text: str, expected: dict[str, Label]) -> None:
    made = said("2024-03-01", MADE, "agreement", MERIA | {"Norda": "norda"}, "ceasefire")
    assert labels(link([made, told(text, "2024-03-05", sequence=5)], KIN), "2024-03-05") == expected


def test_an_accusation_begins_the_truce_of_both_where_nobody_told_of_it() -> None:
    assert parties(link([told(ACCUSED[0][0], "2024-03-05")], KIN)) == [("meria", "norda")]


def test_a_side_complains_of_its_own_truce_alone() -> None:
    made = said("2024-03-01", MADE, "agreement", MERIA | {"Norda": "norda"}, "ceasefire")
    other = said("2024-03-02", "Meria and the Northern Front sign a truce.", "agreement", MERIA | FRONT, "truce")
    linked = link([made, other, told(ACCUSED[0][0], "2024-03-05", sequence=5)], KIN)
    assert labels(linked, "2024-03-05", 1)["meria"] is Label.IN_FORCE


def test_what_is_told_as_violated_is_a_truce_of_both_whatever_its_kind() -> None:
    text = "Norda says Meria violated the energy ceasefire by shelling a depot."
    shelled = incident(text, "shelling_rocket", "shelling", ("Meria", "meria"), ("depot", "new:depot@1"), factuality="reported")
    one = pledge(text, "acceptance", {"Norda": "norda"}, "energy ceasefire")
    assert parties(link([told(text, "2024-03-01", one, shelled)], KIN)) == [("meria", "norda")]


def test_who_denies_a_truce_is_the_one_who_is_not_bound() -> None:
    made = said("2024-03-01", MADE, "agreement", MERIA | {"Norda": "norda"}, "ceasefire", said_by=("Norda", "alliance"))
    text = "Meria accuses Norda of greed and denies the ceasefire announced by mediators."
    denied = said("2024-03-02", text, "declaration", {"Norda": "norda"}, "ceasefire")
    assert labels(link([made, denied], KIN), "2024-03-02")["meria"] is Label.NOT_BOUND


def test_whose_attacks_wait_on_the_truce_of_others_holds_back_itself() -> None:
    text = "The Gulf Alliance will continue its attacks if the ceasefire between Norda and Meria is breached."
    one = pledge(text, "offer", {"Norda": "norda"}, "continue its attacks", said_by=("The Gulf Alliance", "alliance"))
    one = Pledge.model_validate(one.model_dump() | {"condition": Condition(span=span(text, "if the ceasefire between Norda and Meria is breached"))})
    linked = link([told(text, "2024-03-01", one)], KIN)
    assert parties(linked) == [("alliance",)]
    assert labels(linked, "2024-03-01") == {"alliance": Label.IN_FORCE}


def test_immediate_is_the_day_of_the_report() -> None:
    text = "Fighting broke out on Monday. Both agreed to an immediate ceasefire."
    early = When(span=span(text, "immediate"), earliest=day("2024-02-26"), latest=day("2024-02-27"))
    one = agreed("2024-03-01").report.pledges[0].model_copy(update={"starts": early})
    terms = [terms for testimony in link([told(text, "2024-03-01", one)], KIN).testimonies for terms in testimony.terms]
    assert {one.effective.earliest for one in terms if one.effective} == {day("2024-03-01")}


def test_a_mention_has_no_terms_of_its_own() -> None:
    text = "The Northern Front said that the government violated a provision of the ceasefire for all to be freed in one day."
    mention = said("2024-03-05", text, "agreement", BOTH, "ceasefire", ends_or_duration=span(text, "one day"))
    linked = link([agreed("2024-03-01"), mention], KIN)
    assert labels(linked, "2024-03-09")["front"] is not Label.EXPIRED


@pytest.mark.parametrize("text", [
    "Meria approves a delegation to Norda for ceasefire talks.",
    "The two sides are the closest that they have been to a ceasefire, Meria and Norda say.",
    "Meria and Norda cancel a summit to end the war.",
])  # fmt: skip
def test_talks_and_what_is_near_begin_no_truce(text: str) -> None:
    what = next(words for words in ("delegation to Norda", "ceasefire", "end the war") if words in text)
    kind = "acceptance" if "delegation" in text else "agreement"
    assert not link([said("2024-03-01", text, kind, MERIA | {"Norda": "norda"}, what)], KIN).truces


@pytest.mark.parametrize("dash", ["-", "\u2010", "\u2013"])
def test_a_dash_within_a_word_is_a_hyphen(dash: str) -> None:
    text = f"The Northern Front shells Karo, ending the 48{dash}hour ceasefire with the government."
    end = said("2024-03-02", text, "declaration", FRONT, "ceasefire")
    assert labels(link([agreed("2024-03-01"), end], KIN), "2024-03-02")["front"] is Label.ENDED


def test_who_is_only_to_be_talked_to_is_no_counterpart() -> None:
    text = "The Northern Front declares a ceasefire and is open to talks with the government."
    one = pledge(text, "declaration", FRONT, "ceasefire")
    one = one.model_copy(update={"counterparts": (party(text, "government", "meria"),)})
    assert parties(link([told(text, "2024-03-01", one)], KIN)) == [("front",)]


def test_who_meets_the_other_side_of_a_truce_that_holds_is_no_party() -> None:
    text = "The Gulf Alliance met with Meria to see that the ceasefire remains intact."
    one = said("2024-03-01", text, "agreement", MERIA, "ceasefire remains intact", said_by=("The Gulf Alliance", "alliance"))
    assert not link([one], KIN).truces


def test_what_comes_into_effect_some_time_of_a_day_starts_that_day() -> None:
    text = "The ceasefire of the government and the Northern Front comes into effect hours after its approval."
    begun = said("2024-03-04", text, "agreement", BOTH, "ceasefire", starts=When(span=span(text, "hours after its approval")))
    linked = at_most(link([agreed("2024-03-01"), begun], KIN), 1)
    assert labels(linked, "2024-03-04")["front"] is Label.IN_FORCE
    assert {terms.effective.earliest for one in linked.testimonies for terms in one.terms if terms.effective} == {day("2024-03-04")}


def test_the_state_is_the_enemy_of_nobody_by_its_place_alone() -> None:
    text = "The Northern Front declares a ceasefire in Meria."
    assert parties(link([said("2024-03-01", text, "declaration", FRONT, "ceasefire")], KIN)) == [("front",)]
