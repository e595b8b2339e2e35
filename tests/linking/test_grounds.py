"""Violence of nobody at the place that a truce is called after."""

import pytest
from tests.linking.stage import FRONT, KIN, MERIA, NORDA, incident, pledge, report, span
from tests.linking.test_drafts import labels

from trucewatch.linking import Told, link
from trucewatch.records import Label, Place

STRAINED, IN_FORCE = Label.STRAINED, Label.IN_FORCE


def made(text: str) -> Told:
    return report("2024-03-01", text, pledge(text, "agreement", MERIA | FRONT, "ceasefire"))


def violence(text: str, where: str, country: str = "ME", target: tuple[str, str] | None = None) -> Told:
    told = incident(text, "armed_clash", text.split()[0], target=target)
    return report("2024-03-05", text, told.model_copy(update={"place": Place(span=span(text, where), country=country)}))


@pytest.mark.parametrize(("truce", "text", "place", "country", "expected"), [
    ("Meria and the Northern Front agree to a ceasefire in Karo.", "Clashes erupt in Karo, killing ten people.", "Karo", "ME", STRAINED),
    ("Meria and the Northern Front agree to a Karo ceasefire.", "Clashes erupt in Karo, killing ten people.", "Karo", "ME", STRAINED),
    ("Meria and the Northern Front agree to a ceasefire in Karo.", "Clashes erupt in Tibo, killing ten people.", "Tibo", "ME", IN_FORCE),
    # where a truce was signed
    ("Meria and the Northern Front sign a ceasefire in Karo.", "Clashes erupt in Karo, killing ten people.", "Karo", "ME", IN_FORCE),
    # another country's place of the same name
    ("Meria and the Northern Front agree to a ceasefire in Karo.", "Clashes erupt in Karo, killing ten people.", "Karo", "NO", IN_FORCE),
    # a whole country
    ("Meria and the Northern Front agree to a ceasefire in Meria.", "Clashes erupt in Meria, killing ten people.", "Meria", "ME", IN_FORCE),
])  # fmt: skip
def test_violence_of_nobody_strains_the_truce_of_its_place(truce: str, text: str, place: str, country: str, expected: Label) -> None:
    linked = link([made(truce), violence(text, place, country)], KIN)
    assert labels(linked, "2024-03-05") == {"meria": expected, "front": expected}


def test_what_hits_others_who_fight_strains_no_truce_of_the_place() -> None:
    truce = made("Meria and the Northern Front agree to a ceasefire in Karo.")
    attack = violence("Attack on Norda soldiers in Karo.", "Karo", target=("Norda", NORDA["Norda"]))
    assert labels(link([truce, attack], KIN), "2024-03-05") == {"meria": IN_FORCE, "front": IN_FORCE}


def test_it_strains_no_longer_than_a_fortnight() -> None:
    linked = link([made("Meria and the Northern Front agree to a ceasefire in Karo."), violence("Clashes erupt in Karo.", "Karo")], KIN)
    assert labels(linked, "2024-03-20") == {"meria": IN_FORCE, "front": IN_FORCE}
