"""Who threatens to end a truce on a condition is bound by it meanwhile: a threat is no condition of its undertaking, and no end."""

import pytest
from tests.linking.stage import FRONT, KIN, pledge, report, signed, span
from tests.linking.test_drafts import labels

from trucewatch.linking import link
from trucewatch.records import Condition, Label


@pytest.mark.parametrize(("text", "what", "condition"), [
    ("The ceasefire will be revoked if Meria does not withdraw, the Northern Front said.", "ceasefire will be revoked",
     "if Meria does not withdraw"),
    ("The Northern Front said that it would cancel the ceasefire if prisoners were not freed.", "ceasefire", "if prisoners were not freed"),
    ("The Northern Front warned: once talks collapse, the ceasefire will be revoked.", "ceasefire will be revoked", "once talks collapse"),
    ("The Northern Front threatened to end the ceasefire unless Meria withdraws.", "ceasefire", "unless Meria withdraws"),
])  # fmt: skip
def test_it_leaves_the_truce_in_force(text: str, what: str, condition: str) -> None:
    threat = pledge(text, "threat_to_end", FRONT, what, ("Northern Front", "front"), condition=Condition(span=span(text, condition)))
    linked = link([signed(), report("2024-03-05", text, threat)], KIN)
    assert labels(linked, "2024-03-20") == {"meria": Label.IN_FORCE, "front": Label.IN_FORCE}


def test_what_is_offered_on_a_condition_waits_for_it() -> None:
    text = "The Northern Front offered Meria a ceasefire if it withdraws."
    told = pledge(text, "offer", FRONT, "ceasefire", ("Northern Front", "front"), condition=Condition(span=span(text, "if it withdraws")))
    assert labels(link([report("2024-03-05", text, told)], KIN), "2024-03-06")["front"] is Label.OFFERED
