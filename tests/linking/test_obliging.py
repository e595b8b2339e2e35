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
