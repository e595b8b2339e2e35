"""A group's truce towards nobody by name: it covers the state that the group fights, that of its own country, and no other."""

import pytest
from tests.linking.stage import FRONT, KIN, incident, pledge, report
from tests.linking.test_drafts import labels

from trucewatch.linking import link
from trucewatch.records import Label


@pytest.mark.parametrize(("target", "towards", "expected"), [
    (("Meria", "meria"), None, Label.BREACH_ALLEGED),
    (("Norda", "norda"), None, Label.IN_FORCE),
    (("River Movement", "river"), None, Label.IN_FORCE),
    (("Meria", "meria"), {"River Movement": "river"}, Label.IN_FORCE),
])  # fmt: skip
def test_an_attack_on_its_own_state_breaks_a_groups_truce_towards_nobody_by_name(target, towards, expected) -> None:
    made = "The Northern Front declares a ceasefire" + (" with the River Movement." if towards else ".")
    first = report("2024-03-01", made, pledge(made, "declaration", FRONT, "ceasefire", counterparts=pledge(made, "declaration", towards or {}, "ceasefire").pledgers))
    text = f"The Northern Front attacked a base of {target[0]}."
    attack = incident(text, "armed_clash", "attacked", ("Northern Front", "front"), target, said_by=None)
    linked = link([first, report("2024-03-05", text, attack)], KIN)
    assert labels(linked, "2024-03-05")["front"] is expected
