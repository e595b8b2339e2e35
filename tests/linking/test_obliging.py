"""Releases that a condition asks for, or that a text denies, are not made: they are due of who is to make them."""

import pytest
from tests.linking.stage import KIN, MERIA, NORDA, day, pledge, report, signed

from trucewatch.linking import Told, link
from trucewatch.linking.cast import Cast
from trucewatch.linking.obliging import obligations_told
from trucewatch.monitor import Monitor
from trucewatch.records import ObligationStatus


def obligations(reports: list[Told]) -> dict[tuple[str, str], ObligationStatus]:
    linked = link(reports, KIN)
    verdicts = Monitor.of(linked.testimonies).verdicts(day("2024-03-06"), truce=linked.truces[0].id)
    return {(verdict.faction, one.obligation): one.status for verdict in verdicts for one in verdict.obligations}


ASKED_OF_MERIA = [
    "The Northern Front said it would respect the ceasefire only if Meria released its prisoners.",
    "The Northern Front will keep its guns silent once the army frees 20 prisoners.",
    "If, by Friday, the government has handed over the prisoners, the talks go on, the Northern Front said.",
    "Farland says that Meria has not yet released the prisoners.",
    "Meria denied that it had freed prisoners.",
]


@pytest.mark.parametrize("text", ASKED_OF_MERIA)
def test_a_release_that_is_asked_for_or_denied_is_due_of_who_is_to_make_it(text: str) -> None:
    reports = [signed(), report("2024-03-05", text)]
    assert obligations(reports) == {("meria", "release of prisoners"): ObligationStatus.DUE}


@pytest.mark.parametrize("text", [
    "The Northern Front halted its attacks after Meria released 20 prisoners.",
    "Meria, which would not say why, released 20 prisoners.",
    "If asked, they say little: Meria freed 20 prisoners on Monday.",
])  # fmt: skip
def test_a_release_beside_other_conditions_and_refusals_is_made(text: str) -> None:
    made = [status for (_, what), status in obligations([signed(), report("2024-03-05", text)]).items()]
    assert made == [ObligationStatus.MET]


def test_a_release_that_a_condition_asks_of_nobody_known_is_nobodys() -> None:
    text = "The Northern Front said it would respect the ceasefire only if it released its prisoners."
    assert not obligations([signed(), report("2024-03-05", text)])


@pytest.mark.parametrize(("text", "status"), [
    ("Both sides agreed to keep still, and Meria undertook to return 18 captured Norda soldiers.", "due"),
    ("Under the deal, Meria will release 18 Norda soldiers it has held since July.", "due"),
    ("The agreement calls for Meria to repatriate 18 Norda soldiers, held since July, after 72 hours.", "due"),
    ("The accord obliges Meria to hand back the prisoners of war.", "due"),
    ("Meria put off the repatriation of the captured soldiers.", "suspended"),
    ("Meria says the return of 18 prisoners of war, due on Wednesday, would be postponed.", "suspended"),
    ("NORDA TOWN, Norda (AP) — Meria on Wednesday released 18 Norda soldiers it had held for five months.", "met"),
    ("Meria handed back two captured servicemen.", "met"),
    ("Meria returned 40 prisoners of war to the Northern Front.", "met"),
])  # fmt: skip
def test_captured_soldiers_are_prisoners_by_whatever_verb_they_go_home(text: str, status: str) -> None:
    assert obligations([signed(), report("2024-03-05", text)]) == {("meria", "release of prisoners"): ObligationStatus(status)}


@pytest.mark.parametrize("text", [
    "Meria will return 500 troops to the border.",
    "Meria returned fire, killing two prisoners.",
    "Meria returned to the talks on the prisoners.",
    "Meria will repatriate its 300 soldiers from Farland.",
    "The Council of Envoys called for Meria to hand over 18 soldiers.",
])  # fmt: skip
def test_soldiers_who_are_moved_and_talks_that_are_taken_up_are_no_release(text: str) -> None:
    assert not obligations([signed(), report("2024-03-05", text)])


def test_a_release_told_without_who_makes_it_is_owed_by_the_other_side_of_those_held() -> None:
    text = "The minister says the return of 18 Norda prisoners would be postponed. Meria and Norda made a ceasefire."
    made = pledge(text, "agreement", MERIA | NORDA, "ceasefire")
    told_of = obligations_told(Cast(text, KIN, day("2024-03-05").date()), [made])
    assert [party.actor for one in told_of for party in one.pledgers] == ["meria"]


TAKEN = "Luis Diaz was kidnapped by the Northern Front in May. "
OF_ONE = [
    ("The Northern Front must release Luis Manuel Diaz under the ceasefire, Meria said.", "front", "captives", "due"),
    (TAKEN + "The Northern Front will let Luis Diaz go by Friday.", "front", "captives", "due"),
    ("The Northern Front is to release a soldier's father whom it had abducted.", "front", "captives", "due"),
    ("The Northern Front agreed to the release of 12 soldiers by 5 May.", "front", "prisoners", "due"),
    ("The truce provides for the release of 12 soldiers by Meria.", "meria", "prisoners", "due"),
    (TAKEN + "Diaz was freed on Thursday.", "front", "captives", "met"),
    (TAKEN + "The Northern Front released Luis Diaz, a miner, on Thursday.", "front", "captives", "met"),
    ("The Northern Front handed Luis Diaz over to the Red Cross a week after it had abducted him.", "front", "captives", "met"),
    ("A journalist held captive by the Northern Front since May was freed on Friday.", "front", "captives", "met"),
    ("The prisoners were freed by Meria on Friday.", "meria", "prisoners", "met"),
    ("Twelve soldiers were handed over to the Red Cross by the Northern Front.", "front", "prisoners", "met"),
    ("The Northern Front released the last of the 12 soldiers.", "front", "prisoners", "met"),
]


@pytest.mark.parametrize(("text", "who", "what", "status"), OF_ONE)
def test_one_who_is_held_goes_by_name_or_kin_and_a_release_by_its_noun(text: str, who: str, what: str, status: str) -> None:
    assert obligations([signed(), report("2024-03-05", text)]) == {(who, f"release of {what}"): ObligationStatus(status)}


@pytest.mark.parametrize("text", [
    TAKEN + "The Northern Front released a video of Luis Diaz.",
    TAKEN + "The Northern Front released Colonel Diaz's letter.",
    TAKEN + "In Karo, the Northern Front will free Karo from Meria.",
    TAKEN + "Meria freed the mayor in a raid.",
    "Meria freed the journalist on Friday.",
    "Luis Diaz was freed on Thursday.",
    "The hostages were not freed by the Northern Front.",
    "Meria released a new currency under the ceasefire.",
])  # fmt: skip
def test_words_about_one_who_is_held_a_rescue_and_who_was_never_held_are_no_release(text: str) -> None:
    assert not obligations([signed(), report("2024-03-05", text)])
