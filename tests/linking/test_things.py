"""A truce that spares one kind of things: what hits nothing of it is not known to be covered."""

import pytest
from tests.linking.stage import FRONT, KIN, MERIA, incident, pledge, report, span
from tests.linking.test_drafts import labels

from trucewatch.linking import Told, link
from trucewatch.records import Label, Place

ALLEGED, STRAINED = Label.BREACH_ALLEGED, Label.STRAINED


def made(text: str, what: str) -> Told:
    return report("2024-03-01", text, pledge(text, "agreement", MERIA | FRONT, what))


def shelled(sentence: str, before: str = "") -> Told:
    text = f"{before} {sentence}".strip()
    told = incident(text, "shelling_rocket", "shelled", ("Northern Front", "front"), ("Meria", "meria"))
    return report("2024-03-05", text, told.model_copy(update={"sentence": span(text, sentence)}))


@pytest.mark.parametrize(("truce", "what", "attack", "expected"), [
    ("Meria and the Northern Front agree to an energy infrastructure ceasefire.", "ceasefire", "a power station", ALLEGED),
    ("Meria and the Northern Front agree to an energy infrastructure ceasefire.", "ceasefire", "a village", STRAINED),
    ("Meria and the Northern Front agree to halt attacks on ships.", "halt attacks on ships", "a tanker", ALLEGED),
    ("Meria and the Northern Front agree to halt attacks on ships.", "halt attacks on ships", "a village", STRAINED),
    ("Meria and the Northern Front agree to a ceasefire.", "ceasefire", "a village", ALLEGED),
    ("Meria and the Northern Front agree on oil exports and a ceasefire.", "ceasefire", "a village", ALLEGED),
])  # fmt: skip
def test_what_hits_nothing_that_a_truce_spares_only_strains_it(truce: str, what: str, attack: str, expected: Label) -> None:
    attacked = shelled(f"The Northern Front shelled {attack} of the Meria government.")
    assert labels(link([made(truce, what), attacked], KIN), "2024-03-05")["front"] is expected


def test_what_was_hit_may_be_told_by_the_sentence_before() -> None:
    truce = made("Meria and the Northern Front agree to an energy ceasefire.", "ceasefire")
    attacked = shelled("The Northern Front shelled Meria again.", before="A refinery burns.")
    assert labels(link([truce, attacked], KIN), "2024-03-05")["front"] is ALLEGED


def test_who_was_hit_at_a_place_before_does_not_keep_its_violence_from_the_truces_of_others() -> None:
    earlier = "An attack hit Norda soldiers at Upper Karo."
    hit = incident(earlier, "armed_clash", "attack", target=("Norda", "norda"), place="Upper Karo")
    text = "The Northern Front captured a town in Upper Karo."
    taken = incident(text, "armed_clash", "captured", ("Northern Front", "front"))
    there = taken.model_copy(update={"place": Place(span=span(text, "Upper Karo"), country="ME")})
    truce = made("Meria and the Northern Front agree to a ceasefire.", "ceasefire")
    linked = link([truce, report("2024-03-02", earlier, hit), report("2024-03-05", text, there)], KIN)
    assert labels(linked, "2024-03-05")["front"] is STRAINED
