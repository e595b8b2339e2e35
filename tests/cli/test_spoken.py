"""What people are shown of a reason and of an ``add``."""

import pytest

from trucewatch.cli.stream import show_done
from trucewatch.desk.recording import Added
from trucewatch.desk.spoken import spoken


@pytest.mark.parametrize(
    ("reason", "told"),
    [
        ("R8: incident 2020-11-17-shelling-rocket-baghdad of 2020-11-17", "R8: shelling or rockets, Baghdad, 2020-11-17"),
        ("R8: incident 2024-01-02-armed-clash-2 by 2024-01-03, the latest of 2 since 2023-12-30", "R8: armed clash, by 2024-01-03, the latest of 2 since 2023-12-30"),
        ("R7: ended since 2021-02-25 00:00 UTC", "R7: ended since 2021-02-25 00:00 UTC"),
        ("the incident 2024-01-02 of note", "the incident 2024-01-02 of note"),
    ],
)  # fmt: skip
def test_an_incident_is_told_by_what_happened_where_and_when(reason: str, told: str) -> None:
    assert spoken(reason) == told


def test_who_asks_why_gets_the_id_beside_it() -> None:
    told = spoken("incident 2020-11-17-bomb-ied of 2020-11-17", with_id=True)
    assert told == "bomb, 2020-11-17 [2020-11-17-bomb-ied]"


def test_of_pages_that_were_divided_it_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    show_done(Added(recorded=5, divided=1, parts=4), "5 recorded")
    assert "1 page tells several reports (live posts, round-ups): divided into 4" in capsys.readouterr().err
    show_done(Added(recorded=5), "5 recorded")
    assert "divided" not in capsys.readouterr().err
