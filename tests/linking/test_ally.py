"""An ally that complains of a breach has no truce of its own for that: its complaint is of the truce that the accused has with others."""

import pytest
from tests.linking.stage import FRONT, KIN, MERIA, NORDA, pledge, report
from tests.linking.test_drafts import labels

from trucewatch.linking import Told, link
from trucewatch.records import Label

MADE = "Meria and the Northern Front agreed on a ceasefire in Karo."


def made() -> Told:
    return report("2024-03-01", MADE, pledge(MADE, "agreement", MERIA | FRONT, "ceasefire"))


def test_the_complaint_of_an_ally_is_of_the_truce_that_its_words_name() -> None:
    text = "Norda accused the Northern Front of violating the ceasefire in Karo."
    linked = link([made(), report("2024-03-05", text)], KIN)
    assert [truce.parties for truce in linked.truces] == [("front", "meria")]
    assert labels(linked, "2024-03-05") == {"front": Label.BREACH_ALLEGED, "meria": Label.IN_FORCE}


def test_the_answer_of_the_accused_in_the_same_report_is_of_that_truce_too() -> None:
    text = "Norda accused the Northern Front of violating the ceasefire in Karo. The Northern Front said that Norda had broken the truce."
    assert [truce.parties for truce in link([made(), report("2024-03-05", text)], KIN).truces] == [("front", "meria")]


OTHERS = [
    "Norda accused the Northern Front of violating the ceasefire in Sirat.",
    "Norda accused the Northern Front of violating the ceasefire.",
]


@pytest.mark.parametrize("text", OTHERS)
def test_a_truce_that_is_not_named_so_is_another(text: str) -> None:
    parties = [truce.parties for truce in link([made(), report("2024-03-05", text)], KIN).truces]
    assert parties == [("front", "meria"), ("front", "norda")]


def test_two_who_have_a_truce_of_their_own_complain_of_that() -> None:
    own = "Norda and the Northern Front agreed on a ceasefire in Karo."
    both = report("2024-03-02", own, pledge(own, "agreement", NORDA | FRONT, "ceasefire"))
    text = "Norda accused the Northern Front of violating the ceasefire in Karo."
    linked = link([made(), both, report("2024-03-05", text)], KIN)
    assert [labels(linked, "2024-03-05", number)["front"] for number in (0, 1)] == [Label.IN_FORCE, Label.BREACH_ALLEGED]
