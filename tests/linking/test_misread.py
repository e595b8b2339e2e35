"""What a coder misread or left out is mended by the words around an act: the other side, who breaks it, whose word it is, when it starts."""

import pytest
from tests.linking.reports import day, incident, party, pledge, span, told
from tests.linking.test_drafts import BOTH, agreed, labels
from tests.linking.test_turns import FRONT, at_most, said

from trucewatch.linking import Kin, Linked, link
from trucewatch.linking.senses import Sense
from trucewatch.records import Actor, ActorKind, Condition, Label, Membership, ObligationTold, Pledge, When

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
    assert [act.sense for act in linked.acts[linked.truces[0].id]] == [Sense.TAKEN_UP]
    assert labels(linked, "2024-03-01") == {"front": Label.OFFERED}


ACCUSED = [
    ("Norda accuses Meria of breaking the ceasefire.", {"meria": Label.BREACH_ALLEGED, "norda": Label.IN_FORCE}),
    ("Norda says that Meria has violated the border truce.", {"meria": Label.BREACH_ALLEGED, "norda": Label.IN_FORCE}),
    ("Norda and Meria accuse each other of breaching the ceasefire.", {"meria": Label.BREACH_ALLEGED, "norda": Label.BREACH_ALLEGED}),
    ("Norda and Meria accused each other on Sunday of violating the ceasefire.", {"meria": Label.BREACH_ALLEGED, "norda": Label.BREACH_ALLEGED}),
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


def test_what_stands_after_its_term_was_prolonged() -> None:
    both = MERIA | {"Norda": "norda"}
    text = "Norda and Meria sign a ceasefire for ten days."
    made = said("2024-03-01", text, "agreement", both, "ceasefire", ends_or_duration=span(text, "ten days"))
    shelled = "Norda shells Karo despite the ceasefire with Meria."
    since = "Norda shells Karo; 90 have died since the ceasefire with Meria."
    kept = said("2024-04-05", shelled, "agreement", both, "ceasefire")
    linked = at_most(link([made, kept], KIN), 1)
    known_before = link([made], KIN)
    assert labels(known_before, "2024-03-20")["meria"] is Label.EXPIRED
    assert labels(linked, "2024-04-05")["meria"] is not Label.EXPIRED
    assert labels(link([made, said("2024-04-05", since, "agreement", both, "ceasefire")], KIN), "2024-04-05")["meria"] is Label.EXPIRED


def test_a_story_that_only_prolongs_has_no_reading_of_its_own() -> None:
    both = MERIA | {"Norda": "norda"}
    made = said("2024-03-01", MADE, "agreement", both, "ceasefire")
    text = "Norda and Meria extend the ceasefire by ten days."
    longer = said("2024-03-05", text, "extension", both, "ceasefire", ends_or_duration=span(text, "ten days"))
    assert labels(link([made, longer], KIN), "2024-03-20")["meria"] is Label.IN_FORCE


def test_what_was_agreed_is_formally_signed_months_later() -> None:
    both = MERIA | {"Norda": "norda"}
    made = said("2024-03-01", MADE, "agreement", both, "ceasefire")
    again = "Norda and Meria sign the ceasefire in Karo."
    at_most(link([made, said("2024-07-01", "Norda and Meria formally sign the ceasefire.", "agreement", both, "ceasefire")], KIN), 1)
    at_most(link([made, said("2024-07-01", again, "agreement", both, "ceasefire")], KIN), 2)


def test_they_are_who_was_hit_where_two_are_named() -> None:
    text = "Norda shells Meria troops, saying that they violated the ceasefire."
    made = said("2024-03-01", MADE, "agreement", MERIA | {"Norda": "norda"}, "ceasefire")
    assert labels(link([made, told(text, "2024-03-05", sequence=5)], KIN), "2024-03-05")["meria"] is Label.BREACH_ALLEGED
    alone = "Norda says that they violated the ceasefire."
    assert labels(link([made, told(alone, "2024-03-05", sequence=5)], KIN), "2024-03-05")["meria"] is Label.IN_FORCE


def test_clashes_in_spite_of_a_truce_strain_it() -> None:
    text = "Clashes continue in spite of the ceasefire between Norda and Meria."
    mention = said("2024-03-05", text, "agreement", MERIA | {"Norda": "norda"}, "ceasefire")
    assert labels(link([mention], KIN), "2024-03-05") == {"meria": Label.STRAINED, "norda": Label.STRAINED}
    alone = "Clashes continue in spite of the ceasefire declared by the Northern Front."
    assert labels(link([said("2024-03-05", alone, "declaration", FRONT, "ceasefire")], KIN), "2024-03-05") == {"front": Label.STRAINED}
    quiet = "Trade goes on in spite of the ceasefire between Norda and Meria."
    mention = said("2024-03-05", quiet, "agreement", MERIA | {"Norda": "norda"}, "ceasefire")
    assert set(labels(link([mention], KIN), "2024-03-05").values()) == {Label.IN_FORCE}


def test_what_is_no_truce_by_its_name_is_one_sides_own_whoever_is_named() -> None:
    text = "The Northern Front agreed not to target the Meria embassy. Meria troops took no part in it."
    one = pledge(text, "agreement", FRONT, "not to target the Meria embassy")
    one = one.model_copy(update={"sentence": span(text, text.split(". ")[0])})
    assert not any("meria" in truce.parties for truce in link([told(text, "2024-03-01", one)], KIN).truces)


def test_two_sides_that_the_coder_knows_are_those_two() -> None:
    text = "A ceasefire between the warring sides took hold."
    one = pledge(text, "agreement", {}, "ceasefire")
    sides = tuple(party(text, "the warring sides", actor) for actor in ("meria", "norda"))
    assert parties(link([told(text, "2024-03-01", one.model_copy(update={"pledgers": sides}))], KIN)) == [("meria", "norda")]


def test_a_head_of_government_holds_back_a_release_for_the_state() -> None:
    actors = [*KIN._actors.values(), Actor(id="premier", name="Premier Ada", kind=ActorKind.PERSON)]
    member = Membership(actor="premier", coalition="meria")
    kin = Kin(actors, [member], lambda phrase: "premier" if "Premier" in phrase else KIN.named(phrase))
    made = said("2024-03-01", MADE, "agreement", MERIA | {"Norda": "norda"}, "ceasefire")
    held = told("Premier Ada orders the delay of the release of 60 prisoners.", "2024-03-05", sequence=5)
    found = [claim.proposition for one in link([made, held], kin).testimonies for claim in one.claims]
    assert [one.faction for one in found if isinstance(one, ObligationTold)] == ["meria"]


def test_a_truce_first_told_of_by_its_end_was_in_force_before() -> None:
    text = "Meria declares that it is no longer bound by its ceasefire with Norda."
    one = pledge(text, "termination", MERIA, "ceasefire").model_copy(update={"counterparts": (party(text, "Norda", "norda"),)})
    linked = at_most(link([told(text, "2024-03-05", one)], KIN), 1)
    assert parties(linked) == [("meria", "norda")]
    assert labels(linked, "2024-03-05") == {"meria": Label.ENDED}
    over = said("2024-03-05", "The harvest truce of Meria and Norda ended at midnight.", "expiry", MERIA | {"Norda": "norda"}, "harvest truce")
    assert labels(at_most(link([over], KIN), 1), "2024-03-05") == {"meria": Label.EXPIRED, "norda": Label.EXPIRED}
    assert not link([said("2024-03-05", "Meria ends its ceasefire.", "termination", MERIA, "ceasefire")], KIN).truces


def test_who_suspends_a_truce_does_not_end_it() -> None:
    made = said("2024-03-01", MADE, "agreement", MERIA | {"Norda": "norda"}, "ceasefire")
    held = said("2024-03-05", "Meria suspends its bilateral ceasefire with Norda.", "termination", MERIA, "bilateral ceasefire")
    assert labels(link([made, held], KIN), "2024-03-05")["meria"] is Label.SUSPENDED


def test_without_a_word_of_denial_nothing_is_denied() -> None:
    text = "Norda says a truce with Meria has been reached."
    one = said("2024-03-01", text, "agreement", MERIA | {"Norda": "norda"}, "truce", factuality="denied")
    assert labels(link([one], KIN), "2024-03-01") == {"meria": Label.IN_FORCE, "norda": Label.IN_FORCE}
    text = "Norda denies that a truce with Meria has been reached."
    assert not link([said("2024-03-01", text, "agreement", MERIA | {"Norda": "norda"}, "truce", factuality="denied")], KIN).truces


@pytest.mark.parametrize(("text", "found"), [
    ("A truce took hold between Norda and Meria at midnight.", True),
    ("Norda and Meria signed a peace accord, brokered by Gulf Alliance envoys.", True),
    ("Meria signed a peace accord with Norda after Gulf Alliance-brokered talks.", True),
    ("Norda and Meria hope to sign a peace accord.", False),
    ("Norda and Meria have not signed a ceasefire.", False),
    ("Norda declares truce with Meria over", False),
    ("Norda signed a ceasefire.", False),
    ("A ceasefire called for by Norda and Meria took hold.", False),
    ("Norda and Meria signed a trade deal.", False),
    ("A truce took hold between Norda, Meria and Northern Front fighters.", False),
])  # fmt: skip
def test_a_truce_of_two_that_is_told_plainly_needs_no_coder(text: str, found: bool) -> None:
    assert parties(link([told(text, "2024-03-01")], KIN)) == ([("meria", "norda")] if found else [])


def test_more_words_for_stopping_violence() -> None:
    for what in ("humanitarian pause", "pause in fighting", "four-month halt to operations", "peace pledge", "deal to reduce fighting", "non-aggression pact"):
        text = f"Norda and Meria agreed on a {what}."
        assert parties(link([said("2024-03-01", text, "agreement", MERIA | {"Norda": "norda"}, what)], KIN)) == [("meria", "norda")], what


def test_a_number_is_no_party() -> None:
    text = "Meria let in 300 trucks, instead of the 600 agreed to in the ceasefire with the Northern Front."
    one = pledge(text, "agreement", {"Meria": "meria", "600": "new:600@1", "Northern Front": "front"}, "ceasefire")
    assert [truce.parties for truce in link([told(text, "2024-03-01", one)], KIN).truces] == [("front", "meria")]
