"""An obligation of a party with several truces at once is owed under the one that its words tell, or the newest with that other side."""

from collections.abc import Mapping

import pytest
from tests.linking.stage import FRONT, KIN, MERIA, NORDA, day, pledge, report, signed

from trucewatch.linking import Told, link
from trucewatch.monitor import Monitor

WITH_NORDA = "Meria and Norda sign a ceasefire."
RELEASE = "release of prisoners"


def made(when: str, text: str, parties: Mapping[str, str]) -> Told:
    return report(when, text, pledge(text, "agreement", dict(parties), "ceasefire"))


def owed(reports: list[Told], at: str = "2024-03-20") -> list[tuple[str, str]]:
    """The truces under which something is owed, each by its parties and the month in which it was made."""
    linked = link(reports, KIN)
    monitor, found = Monitor.of(linked.testimonies), []
    for truce in linked.truces:
        found += [(truce.id, one.obligation) for verdict in monitor.verdicts(day(at), truce=truce.id) for one in verdict.obligations]
    return found


@pytest.mark.parametrize("text", [
    "Meria released 20 Norda prisoners.",
    "Meria will free 20 prisoners. Norda had asked for that under the truce.",
    "Under its truce with Norda, Meria will withdraw its troops from Karo.",
])  # fmt: skip
def test_an_obligation_is_owed_to_the_other_side_that_is_named(text: str) -> None:
    found = owed([signed(), made("2024-03-02", WITH_NORDA, MERIA | NORDA), report("2024-03-08", text)])
    assert len(found) == 1
    assert "norda" in found[0][0]


def test_it_is_owed_under_the_truce_that_its_own_report_tells_of() -> None:
    text = f"{SIGNED_ANEW} Meria will free 20 prisoners."
    entry = pledge(text, "agreement", MERIA | FRONT, "ceasefire")
    found = owed([made("2024-03-02", WITH_NORDA, MERIA | NORDA), report("2024-03-08", text, entry)])
    assert len(found) == 1
    assert "front" in found[0][0]


SIGNED_ANEW = "Meria and the Northern Front sign a ceasefire."


def test_where_nothing_tells_it_is_nobodys() -> None:
    assert not owed([signed(), made("2024-03-02", WITH_NORDA, MERIA | NORDA), report("2024-03-08", "Meria will free 20 prisoners.")])


def test_of_two_truces_with_one_other_side_it_is_the_newest() -> None:
    text = "Meria declares a ceasefire towards the Northern Front for the harvest."
    own = made("2024-03-06", text, MERIA)
    linked = link([signed(), own], KIN)
    found = owed([signed(), own, report("2024-03-08", "Meria will free 20 prisoners of the Northern Front.")])
    assert [truce for truce, _ in found] == [linked.truces[-1].id]
