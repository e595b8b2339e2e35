"""A release that is promised by a day is overdue once that is past and nothing was told, and missed only by somebody's word."""

from datetime import date

import pytest
from tests.linking.stage import KIN, day, pledge, report, signed, told

from trucewatch.desk.known import kin
from trucewatch.linking import Told, link
from trucewatch.linking.cast import Cast
from trucewatch.linking.obliging import obligations_told
from trucewatch.monitor import Monitor


def states(reports: list[Told], at: str) -> dict[tuple[str, str], str]:
    linked = link(reports, KIN)
    verdicts = Monitor.of(linked.testimonies).verdicts(day(at), truce=linked.truces[0].id)
    return {(verdict.faction, one.obligation): one.state for verdict in verdicts for one in verdict.obligations}


PROMISED = [  # on Tuesday, March 5
    "Meria will release 20 prisoners by Friday.",
    "Meria will hand over the prisoners to the Red Cross no later than March 8, a mediator said.",
    "By Friday Meria will free 20 prisoners.",
    "Meria has until noon on Friday to release the prisoners.",
    "Meria pledged to free all prisoners within three days.",
    "Under the truce, Meria agreed to release 20 prisoners before Saturday.",
    "The Northern Front said it would respect the ceasefire only if, by Friday evening, Meria has released the prisoners.",
]


@pytest.mark.parametrize("text", PROMISED)
def test_a_release_is_due_until_its_day_is_past_and_overdue_then(text: str) -> None:
    reports = [signed(), report("2024-03-05", text)]
    assert states(reports, "2024-03-07") == {("meria", "release of prisoners"): "due"}
    assert states(reports, "2024-03-10") == {("meria", "release of prisoners"): "overdue"}


@pytest.mark.parametrize("text", [
    "Meria will release 20 prisoners.",
    "Meria will release 20 prisoners who were captured before March 7.",
    "Meria will free the prisoners once the army leaves Karo by Friday.",
    "Meria will release 20 prisoners within three days of a withdrawal.",
    "Meria will free 20 prisoners, an official said before Friday prayers.",
])  # fmt: skip
def test_a_release_without_a_day_of_its_own_is_never_overdue(text: str) -> None:
    assert states([signed(), report("2024-03-05", text)], "2024-03-20") == {("meria", "release of prisoners"): "due"}


PROMISE = report("2024-03-05", PROMISED[0])


@pytest.mark.parametrize("text", [
    "Meria failed to release the prisoners by the deadline.",
    "Meria did not hand over the prisoners by Friday's deadline, a monitor said.",
    "Meria missed a deadline to free 20 prisoners.",
    "Meria has not freed the prisoners as promised.",
    "MERIA CITY, Northern Front (AP) — Meria failed to release the prisoners by the deadline, monitors said.",
    "Meria, which the Northern Front has fought since 2023, failed to release the prisoners by the deadline, monitors said.",
    "Under its deal with the Northern Front, Meria was to act; by then Meria had not freed the prisoners as promised, the monitors said.",
])  # fmt: skip
def test_a_release_is_missed_by_the_word_of_a_report(text: str) -> None:
    assert states([signed(), PROMISE, report("2024-03-09", text)], "2024-03-10") == {("meria", "release of prisoners"): "missed"}


@pytest.mark.parametrize("text", [
    "The Northern Front said Meria failed to release the prisoners by the deadline.",
    "The Northern Front complained that Meria had missed the deadline to free 20 prisoners.",
    "Meria failed to release the prisoners by the deadline, the Northern Front said.",
    "Meria, the Northern Front said, had not freed the prisoners as promised.",
    "Meria failed to release the prisoners by the deadline, according to the Northern Front.",
    "Meria has not yet released the prisoners.",
])  # fmt: skip
def test_the_enemys_word_or_none_leaves_it_overdue(text: str) -> None:
    assert states([signed(), PROMISE, report("2024-03-09", text)], "2024-03-10") == {("meria", "release of prisoners"): "overdue"}


@pytest.mark.parametrize("text", [
    "KHARTOUM, Sudan (AP) — The RSF failed to release the prisoners by the deadline, monitors said.",
    "Sudan's RSF has not freed the prisoners as promised, monitors said.",
    "In Sudan, the Rapid Support Forces missed the deadline to free the prisoners.",
    "The army in Sudan said that its paramilitary foe, the RSF, had not freed the prisoners as promised.",
])  # fmt: skip
def test_who_missed_it_is_who_should_have_made_it_not_the_country_where_that_is_told(text: str) -> None:
    told_of = obligations_told(Cast(text, kin(), date(2026, 3, 7)))
    assert [party.actor for one in told_of for party in one.pledgers] == ["rsf"]


@pytest.mark.parametrize("text", ["The River Movement failed to release the prisoners by the deadline, the army said.",
                                  "The army said that the River Movement had not freed the prisoners as promised."])  # fmt: skip
def test_the_enemys_word_is_its_word_also_where_it_is_only_called_the_army(text: str) -> None:
    signing = "Meria and the River Movement sign a ceasefire."
    signed = told(signing, "2024-03-01", pledge(signing, "agreement", {"Meria": "meria", "River Movement": "river"}, "ceasefire"), sequence=1)
    promise = report("2024-03-05", "The River Movement will release 20 prisoners by Friday.")
    assert states([signed, promise, report("2024-03-09", text)], "2024-03-10") == {("river", "release of prisoners"): "overdue"}


def test_what_is_made_late_is_met_and_the_next_promise_has_its_own_day() -> None:
    made = report("2024-03-09", "Meria released 20 prisoners.")
    again = report("2024-03-11", "Meria will release 20 prisoners.")
    assert states([signed(), PROMISE, made], "2024-03-10") == {("meria", "release of prisoners"): "met"}
    assert states([signed(), PROMISE, made, again], "2024-03-12") == {("meria", "release of prisoners"): "due"}


def test_a_day_that_is_put_off_counts() -> None:
    later = report("2024-03-07", "Meria will release the prisoners by March 12.")
    assert states([signed(), PROMISE, later], "2024-03-10") == {("meria", "release of prisoners"): "due"}


def test_it_is_told_in_words_with_its_day() -> None:
    linked = link([signed(), PROMISE], KIN)
    told = {at: [str(one) for verdict in Monitor.of(linked.testimonies).verdicts(day(at)) for one in verdict.obligations] for at in
            ("2024-03-07", "2024-03-10")}  # fmt: skip
    assert told["2024-03-07"] == ["release of prisoners due by 2024-03-08"]
    assert told["2024-03-10"] == ["release of prisoners overdue since 2024-03-08"]
