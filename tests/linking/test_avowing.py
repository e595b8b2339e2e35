"""Who owns an act by its noun, or in a clause behind it, claims it; but no other act, and none where several may be meant."""

import pytest
from tests.linking.stage import KIN, day, incident, report, signed, within
from tests.linking.test_accused import verdicts

from trucewatch.linking.avowing import with_avowals
from trucewatch.linking.cast import Cast
from trucewatch.records import Incident, Label

ACT = "Three soldiers were shot dead at Karo on Monday."


def killing(text: str) -> Incident:
    return within(text, ACT, incident(text, "shooting", "shot", None, ("Three soldiers", "meria"), "Karo"))


@pytest.mark.parametrize(("behind", "owned"), [
    ("It rained. The Northern Front in Karo acknowledged the killing of the three men but disputed the army's account.", True),
    ("The Northern Front later admitted the attack.", True),
    ("The Northern Front on Friday claimed responsibility for the ambush.", True),
    ("The rebels of the Northern Front have owned up to the shooting.", True),
    ("The Northern Front acknowledged the abduction.", False),
    ("The Northern Front acknowledged the killing of its commander.", False),
    ("The Northern Front admitted the attack had been wrong of Norda.", False),
    ("Meria acknowledged the killing.", False),
])  # fmt: skip
def test_who_acknowledges_the_one_act_told_before_owns_it(behind: str, owned: bool) -> None:
    text = f"{ACT} {behind}"
    found = verdicts([signed(), report("2024-03-05", text, killing(text))], "2024-03-05")["front"].label
    assert found is (Label.BREACH_CONFIRMED if owned else Label.STRAINED)


def test_of_two_acts_that_may_be_meant_none_is_owned() -> None:
    text = f"{ACT} Two policemen were killed at Sura. The Northern Front acknowledged the killing."
    other = incident(text, "shooting", "killed", None, ("Two policemen", "meria"), "Sura")
    told = with_avowals(report("2024-03-05", text, killing(text), other).report, Cast(text, KIN, day("2024-03-05").date()))
    assert not any(one.claimed_by for one in told.incidents)


@pytest.mark.parametrize(("clause", "owned"), [
    (", which its spokesman acknowledged.", True),
    (", as its military leadership later admitted.", True),
    (", which Norda acknowledged.", False),
    (", which its spokesman acknowledged was no help.", False),
])  # fmt: skip
def test_an_act_that_the_spokesman_of_its_author_acknowledged_is_owned(clause: str, owned: bool) -> None:
    text = f"The Northern Front shelled an army post at Karo{clause}"
    act = incident(text, "shelling_rocket", "shelled", ("Northern Front", "front"), ("army post", "meria"), "Karo")
    told = with_avowals(report("2024-03-05", text, act).report, Cast(text, KIN, day("2024-03-05").date()))
    assert bool(told.incidents[0].claimed_by) is owned
