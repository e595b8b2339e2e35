"""Releases that a condition asks for, or that a text denies, are not made: they are due of who is to make them."""

import pytest
from tests.linking.stage import KIN, day, report, signed

from trucewatch.linking import Told, link
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
