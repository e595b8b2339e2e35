"""The accuser's own side is not the accused: "the militias", "the enemy", told by a side, are the other side."""

import pytest
from tests.linking.reports import party
from tests.linking.stage import incident, report, signed, within
from tests.linking.test_accused import verdicts

from trucewatch.records import Label, Speaker


def told(text: str, teller: tuple[str, str], accused: str, misread: str) -> dict[str, Label]:
    coded = incident(text, "shelling_rocket", "artillery", (accused, misread), None, factuality="reported")
    speaker = Speaker.of(party(text, *teller))
    coded = within(text, text[text.index(teller[0]) :], coded.model_copy(update={"said_by": speaker, "alleged_violation": True}))
    found = verdicts([signed(), report("2024-03-05", text, coded)], "2024-03-05")
    return {one: verdict.label for one, verdict in found.items()}


@pytest.mark.parametrize("accused", ["the militias", "the rebels", "the enemy"])
def test_the_enemy_of_whom_a_state_speaks_is_the_group_that_the_text_names(accused: str) -> None:
    text = f"The Northern Front was silent. Meria said {accused} broke it with artillery."
    found = told(text, ("Meria", "meria"), accused, "meria")
    assert (found["front"], found["meria"]) == (Label.BREACH_ALLEGED, Label.IN_FORCE)


def test_the_aggressor_of_whom_a_group_speaks_is_the_state_that_it_fights() -> None:
    text = "It rained in Karo. The Northern Front said the aggressor broke it with artillery."
    found = told(text, ("The Northern Front", "front"), "the aggressor", "front")
    assert (found["meria"], found["front"]) == (Label.BREACH_ALLEGED, Label.IN_FORCE)


def test_an_act_that_a_side_names_as_its_own_stays_its_own() -> None:
    text = "It rained in Karo. The Northern Front said its fighters broke it with artillery."
    found = told(text, ("The Northern Front", "front"), "its fighters", "front")
    assert found["meria"] is Label.IN_FORCE and found["front"] is not Label.IN_FORCE
