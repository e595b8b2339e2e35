"""How a truce is told to be over without the usual words, and how a truce is made by words that sound like its end or its draft."""

import pytest
from tests.linking.stage import FRONT, KIN, MERIA, NORDA, incident, pledge, report, signed, span, within
from tests.linking.test_drafts import labels
from tests.linking.test_turns import at_most

from trucewatch.linking import Kin, link
from trucewatch.records import Label

OVER = {Label.ENDED, Label.RESUMED, Label.EXPIRED}


@pytest.mark.parametrize(("kind", "text", "what"), [
    ("termination", "The Northern Front breaks off its ceasefire and resumes its march on Karo.", "ceasefire"),
    ("declaration", "The Northern Front says that it will no longer observe the ceasefire.", "ceasefire"),
    ("acceptance", "The Northern Front says that it is no longer bound by the truce.", "truce"),
    ("termination", "The Northern Front resumed its war against Meria.", "resumed its war"),
    ("termination", "The Northern Front resumed its war.", "resumed its war"),
])  # fmt: skip
def test_who_no_longer_keeps_a_truce_has_ended_it(kind: str, text: str, what: str) -> None:
    end = report("2024-05-05", text, pledge(text, kind, FRONT, what))
    assert labels(at_most(link([signed(), end], KIN), 1), "2024-05-05")["front"] in OVER


def test_a_war_resumed_with_somebody_unnamed_ends_no_truce_where_two_can_be_meant() -> None:
    other = "Norda and the Northern Front sign a ceasefire."
    text = "The Northern Front resumed its war."
    both = [signed(), report("2024-03-02", other, pledge(other, "agreement", NORDA | FRONT, "ceasefire"))]
    linked = link([*both, report("2024-05-05", text, pledge(text, "termination", FRONT, "resumed its war"))], KIN)
    assert all(labels(linked, "2024-05-05", number)["front"] not in OVER for number in (0, 1))


def test_fighting_anew_after_the_collapse_of_a_truce_is_its_end() -> None:
    text = "Fighting between Meria and the Northern Front resumed after the collapse of a ceasefire."
    told = report("2024-05-05", text, pledge(text, "agreement", MERIA | FRONT, "ceasefire"))
    assert set(labels(at_most(link([signed(), told], KIN), 1), "2024-05-05").values()) <= OVER
    text = "Aid is short since the collapse of a ceasefire between Meria and the Northern Front."
    told = report("2024-03-05", text, pledge(text, "agreement", MERIA | FRONT, "ceasefire"))
    assert not set(labels(link([signed(), told], KIN), "2024-03-05").values()) & OVER


def test_who_ends_a_truce_ends_the_one_that_it_made() -> None:
    own, answer = "The Northern Front declares a ceasefire.", "Meria suspends its attacks on the Northern Front in return."
    made = [report("2024-03-01", own, pledge(own, "declaration", FRONT, "ceasefire"))]
    halt = pledge(answer, "declaration", MERIA, "suspends its attacks")
    halt = halt.model_copy(update={"counterparts": pledge(answer, "declaration", FRONT, "suspends its attacks").pledgers})
    text = "The Northern Front calls off its ceasefire."
    end = report("2024-03-15", text, pledge(text, "termination", FRONT, "ceasefire"))
    linked = at_most(link([*made, report("2024-03-05", answer, halt), end], KIN), 2)
    assert labels(linked, "2024-03-15", 0)["front"] is Label.ENDED
    assert labels(linked, "2024-03-15", 1)["meria"] not in OVER


@pytest.mark.parametrize(("text", "known"), [
    ("The Northern Front will no longer observe the ceasefire that it declared in 2021.", True),
    ("The Northern Front ends its unilateral ceasefire.", True),
    ("The Northern Front ends the ceasefire.", False),
])  # fmt: skip
def test_one_sides_own_truce_may_be_known_by_its_end_alone(text: str, known: bool) -> None:
    linked = link([report("2024-03-05", text, pledge(text, "termination", FRONT, "ceasefire"))], KIN)
    assert bool(linked.truces) is known
    assert not known or labels(linked, "2024-03-05") == {"front": Label.ENDED}


@pytest.mark.parametrize("text", [
    "The Northern Front decrees an end to its commitment to the ceasefire with Meria.",
    "The Northern Front says that the ceasefire with Meria has ended.",
])  # fmt: skip
def test_a_truce_said_to_have_ended_outweighs_a_coders_doubt(text: str) -> None:
    end = pledge(text, "termination", FRONT, "ceasefire", confidence=0.4)
    assert labels(link([signed(), report("2024-03-05", text, end)], KIN), "2024-03-05")["front"] is Label.ENDED


def test_to_remain_committed_to_a_truce_makes_none() -> None:
    text = "Meria says that it remains committed to the ceasefire in Karo."
    word = report("2024-05-05", text, pledge(text, "declaration", MERIA, "committed to the ceasefire", said_by=("Meria", "meria")))
    assert labels(at_most(link([signed(), word], KIN), 1), "2024-05-05")["meria"] is Label.IN_FORCE


@pytest.mark.parametrize(("text", "label"), [
    ("Meria and the Northern Front sign a ceasefire and a framework accord.", Label.IN_FORCE),
    ("Meria and the Northern Front sign a framework agreement in which both agree to a ceasefire and to reach a final peace by May.", Label.IN_FORCE),
    ("Meria and the Northern Front sign a framework for a ceasefire.", Label.OFFERED),
    ("Meria and the Northern Front agree to reach a ceasefire by May.", Label.OFFERED),
])  # fmt: skip
def test_a_truce_signed_beside_a_framework_is_signed(text: str, label: Label) -> None:
    assert labels(link([report("2024-03-01", text, pledge(text, "agreement", MERIA | FRONT, "ceasefire"))], KIN), "2024-03-01")["front"] is label


@pytest.mark.parametrize("text", [
    "Farland has brokered a ceasefire between Meria and the Northern Front.",
    "Farland's envoy brokered a ceasefire between Meria and the Northern Front.",
])  # fmt: skip
def test_a_truce_that_somebody_brokers_is_made_and_not_broken(text: str) -> None:
    told = report("2024-03-01", text, pledge(text, "agreement", MERIA | FRONT, "ceasefire"))
    acts = [act for acts in link([told], KIN).acts.values() for act in acts]
    assert [act.sense.value for act in acts] == ["told"]


def test_an_act_beside_a_brokered_truce_is_not_therefore_told_as_its_breach() -> None:
    text = "The Northern Front shelled villages at Karo while envoys praised the Farland-brokered deal."
    hit = incident(text, "shelling_rocket", "shelled", ("Northern Front", "front"), ("villages", "new:villages@1"), "Karo")
    assert labels(link([signed(), report("2024-03-05", text, hit)], KIN), "2024-03-05")["front"] is Label.STRAINED


@pytest.mark.parametrize("text", [
    "Meria and the Northern Front agree to extend the ceasefire by ten days.",
    "The ceasefire between Meria and the Northern Front is extended by ten days.",
])  # fmt: skip
def test_to_agree_that_a_truce_goes_on_is_to_prolong_it(text: str) -> None:
    first = "Meria and the Northern Front sign a ceasefire for ten days."
    made = report("2024-03-01", first, pledge(first, "agreement", MERIA | FRONT, "ceasefire", ends_or_duration=span(first, "ten days")))
    again = report("2024-03-10", text, pledge(text, "agreement", MERIA | FRONT, "ceasefire", ends_or_duration=span(text, "ten days")))
    linked = at_most(link([made, again], KIN), 1)
    assert labels(linked, "2024-03-18")["front"] is Label.IN_FORCE
    assert labels(linked, "2024-03-25")["front"] is Label.EXPIRED


def test_a_truce_that_lasts_until_a_day_may_be_one_just_declared() -> None:
    text = "The Northern Front announces a holiday truce lasting until Sunday."
    linked = link([report("2024-03-01", text, pledge(text, "declaration", FRONT, "holiday truce"))], KIN)
    assert labels(linked, "2024-03-01") == {"front": Label.IN_FORCE}


def test_who_signs_a_paper_reaffirming_a_truce_keeps_the_one_that_it_has() -> None:
    text = "Meria and the Northern Front signed a declaration reaffirming the ceasefire."
    again = report("2024-05-05", text, pledge(text, "agreement", MERIA | FRONT, "ceasefire"))
    at_most(link([signed(), again], KIN), 1)


def test_works_that_suspend_operations_make_no_truce() -> None:
    text = "The Karo Refinery suspends operations after a drone attack."
    assert not link([report("2024-03-01", text, pledge(text, "declaration", {"Karo Refinery": "new:karo-refinery"}, "suspends operations"))], KIN).truces


@pytest.mark.parametrize("what", ["cease operations in Karo", "halt all operations at Karo", "hold its fire", "hold fire"])
def test_who_will_cease_its_operations_declares_a_truce(what: str) -> None:
    text = f"The Northern Front announces that it will {what} for the feast."
    linked = link([report("2024-03-01", text, pledge(text, "declaration", FRONT, what))], KIN)
    assert labels(linked, "2024-03-01") == {"front": Label.IN_FORCE}


@pytest.mark.parametrize(("charge", "accused"), [
    ("The Northern Front seized Karo. The government accused them of breaking the ceasefire.", "front"),
    ("The Northern Front was silent. The government accused the rebels of violating the March peace agreement.", "front"),
    ("The Northern Front accused Meria of violating a F.L.-brokered ceasefire within minutes of its start.", "meria"),
    ("Meria was silent. The Northern Front said that it was Meria which had attacked first.", "meria"),
])  # fmt: skip
def test_a_charge_reaches_whom_it_means(charge: str, accused: str) -> None:
    found = labels(link([signed(), report("2024-03-05", charge)], KIN), "2024-03-05")
    assert {side for side, label in found.items() if label is Label.BREACH_ALLEGED} == {accused}


@pytest.mark.parametrize(("text", "accused"), [
    ("PORT KARO (Wire) — The two sides accused each other of violating the ceasefire.", True),
    ("Shots were heard in Port Karo. The two sides accused each other of violating the ceasefire.", True),
    ("FAR TOWN (Wire) — The two sides in Meria accused each other of violating the ceasefire.", True),
    ("FAR TOWN (Wire) — The two sides accused each other of violating the ceasefire.", False),
])  # fmt: skip
def test_two_without_a_name_are_those_of_the_country_that_the_report_speaks_of_or_was_written_in(text: str, accused: bool) -> None:
    towns = {"port karo": "meria", "far town": "farland"}
    around = Kin(KIN._actors.values(), [], KIN.named, lambda words: towns.get(words.lower()) or KIN.named(words))
    found = labels(link([signed(), report("2024-03-05", text)], around), "2024-03-05")
    assert set(found.values()) == {Label.BREACH_ALLEGED if accused else Label.IN_FORCE}


def test_who_ends_one_sentence_and_who_begins_the_next_are_two() -> None:
    text = "A ceasefire has been agreed between Meria and the River Movement. Norda's envoys hail it."
    one = within(text, text.split(". ")[0] + ".", pledge(text, "agreement", {}, "ceasefire"))
    assert [truce.parties for truce in link([report("2024-03-01", text, one)], KIN).truces] == [("meria", "river")]


@pytest.mark.parametrize(("text", "over"), [
    ("KARO (AP) - The Northern Front said on Tuesday that it had renewed its attacks after Meria violated the truce.", True),
    ("The Northern Front announced that it was resuming its offensive.", True),
    ("Meria said that the Northern Front had renewed its attacks.", False),
    ("The Northern Front said that it had resumed its talks.", False),
])  # fmt: skip
def test_who_says_that_it_fights_again_has_ended_its_truce_though_no_coder_made_an_act_of_that(text: str, over: bool) -> None:
    linked = at_most(link([signed(), report("2024-03-05", text)], KIN), 1)
    assert (labels(linked, "2024-03-05")["front"] in OVER) is over
