"""Acts told as nobody's and laid to a side behind them, and charges that a side rejects by other words than denying them."""

import pytest
from tests.linking.reports import party
from tests.linking.stage import incident, report, signed, within
from tests.linking.test_accused import verdicts

from trucewatch.records import Incident, Label, Speaker

ACT = "A roadside bomb killed nine soldiers near Karo."


def bomb(text: str) -> Incident:
    coded = incident(text, "bomb_ied", "roadside bomb", None, ("nine soldiers", "new:nine-soldiers@1"), factuality="asserted")
    return within(text, ACT, coded)


@pytest.mark.parametrize("blame", [
    "Meria blamed the Northern Front for the attack.",
    "The army on Tuesday blamed the Northern Front for it.",
    "The Northern Front was blamed by Meria for the bombing.",
    "The Northern Front was blamed for the attack.",
    "Meria holds the Northern Front responsible for this.",
])  # fmt: skip
def test_an_act_of_nobody_is_of_who_is_blamed_for_it_behind_it(blame: str) -> None:
    text = f"{ACT} {blame}"
    found = verdicts([signed(), report("2024-03-05", text, bomb(text))], "2024-03-05")
    assert (found["front"].label, found["meria"].label) == (Label.BREACH_ALLEGED, Label.IN_FORCE)


def test_who_denies_any_part_in_what_it_is_blamed_for_disputes_it() -> None:
    text = f"{ACT} Meria blamed the Northern Front for the attack. The Northern Front denied any part in it."
    found = verdicts([signed(), report("2024-03-05", text, bomb(text))], "2024-03-05")["front"]
    assert (found.label, found.disputed) == (Label.BREACH_ALLEGED, True)


def test_all_acts_of_the_sentence_before_are_of_who_is_blamed_for_all_of_them() -> None:
    acts = "A roadside bomb killed nine soldiers near Karo; on Monday a mine sank a Meria boat."
    text = f"{acts} Meria blamed the Northern Front for both."
    first = incident(text, "bomb_ied", "roadside bomb", None, ("nine soldiers", "new:nine-soldiers@1"))
    second = incident(text, "bomb_ied", "mine", None, ("Meria boat", "meria"))
    coded = [within(text, acts, one) for one in (first, second)]
    assert verdicts([signed(), report("2024-03-05", text, *coded)], "2024-03-05")["front"].label is Label.BREACH_ALLEGED


def test_the_murder_for_which_a_side_holds_the_other_responsible_is_of_that() -> None:
    text = "The Northern Front spoke of anger. They hold the army responsible for the murder of Ann Aro, shot at Karo."
    coded = incident(text, "shooting", "shot", None, ("Ann Aro", "front"))
    coded = within(text, text[text.index("They") :], coded)
    found = verdicts([signed(), report("2024-03-05", text, coded)], "2024-03-05")
    assert (found["meria"].label, found["front"].label) == (Label.BREACH_ALLEGED, Label.IN_FORCE)


@pytest.mark.parametrize("blame", [
    "Meria blamed the Northern Front for the failure of the talks.",
    "Meria blamed the Northern Front for the attack on the port of Sura last year.",
    "Meria blamed the army for the attack.",
])  # fmt: skip
def test_a_blame_for_something_else_or_of_its_own_side_lays_the_act_to_nobody(blame: str) -> None:
    text = f"{ACT} {blame}"
    found = verdicts([signed(), report("2024-03-05", text, bomb(text))], "2024-03-05")
    assert Label.BREACH_ALLEGED not in {found["front"].label, found["meria"].label}


def charged(text: str) -> Incident:
    charge = text[: text.index(".") + 1]
    coded = incident(text, "armed_clash", "attacking", ("the army", "meria"), ("its camps", "new:its-camps@1"), factuality="reported")
    teller = Speaker.of(party(text, "The Northern Front", "front"))
    return within(text, charge, coded.model_copy(update={"said_by": teller, "alleged_violation": True}))


CHARGE = "The Northern Front accused the army of attacking its camps."


@pytest.mark.parametrize("answer", [
    "The army rejected the charge.",
    "The Meria army called that a lie and said that it was the Northern Front which had attacked.",
    "It was Sunday. Villagers fled. There was rain. The army has dismissed these allegations.",
    "The army dismissed it as propaganda.",
    "The army denied having anything to do with it.",
])  # fmt: skip
def test_a_charge_called_untrue_is_disputed(answer: str) -> None:
    text = f"{CHARGE} {answer}"
    found = verdicts([signed(), report("2024-03-05", text, charged(text))], "2024-03-05")["meria"]
    assert (found.label, found.disputed) == (Label.BREACH_ALLEGED, True)


@pytest.mark.parametrize("answer", [
    "The army rejected the claim of Sura to the river.",
    "The Northern Front called that a lie of its own press.",
    "The army denied any part in the talks.",
])  # fmt: skip
def test_what_is_rejected_beside_the_charge_disputes_nothing(answer: str) -> None:
    text = f"{CHARGE} {answer}"
    found = verdicts([signed(), report("2024-03-05", text, charged(text))], "2024-03-05")["meria"]
    assert (found.label, found.disputed) == (Label.BREACH_ALLEGED, False)
