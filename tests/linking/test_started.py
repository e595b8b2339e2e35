"""A start told before the report binds since then, whether or not the sentence says on what day the truce was made."""

from datetime import datetime, timedelta

import pytest
from tests.linking.stage import KIN, day, pledge, report, span
from tests.linking.test_drafts import labels

from trucewatch.linking import Told, link
from trucewatch.records import Label, Precision, When

REPORT = "2024-03-08"


def told(text: str, what: str, quote: str, since: datetime, hour: bool = False) -> Told:
    until = since if hour else since + timedelta(days=1)
    precision = Precision.MINUTE if hour else Precision.DAY
    starts = When(span=span(text, quote), earliest=since, latest=until, precision=precision)
    own = pledge(text, "declaration", {"The army": "meria"}, what, ("The army", "meria"))
    return report(REPORT, text, own.model_copy(update={"starts": starts}))


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("The army has suspended its attacks on the Northern Front from Wednesday.", "suspended its attacks"),
        ("The army had already declared a truce with the Northern Front, effective from Wednesday.", "declared a truce"),
        ("The army and the Northern Front are at war. Effective from Wednesday, the army has halted its attacks.", "halted its attacks"),
        ("The army announced a halt to its attacks on the Northern Front beginning Wednesday.", "halt to its attacks"),
    ],
)
def test_a_start_of_an_earlier_day_binds_since_then(text: str, what: str) -> None:
    linked = link([told(text, what, "Wednesday", day("2024-03-06"))], KIN)
    assert "meria" not in labels(linked, "2024-03-05")
    assert labels(linked, "2024-03-06")["meria"] is Label.IN_FORCE


def test_an_hour_of_the_reports_own_day_is_no_making() -> None:
    text = "The army declared a truce with the Northern Front from noon on Friday."
    linked = link([told(text, "truce", "noon on Friday", day(REPORT) + timedelta(hours=12), hour=True)], KIN)
    assert "meria" not in labels(linked, "2024-03-07")


def test_a_start_to_come_binds_nobody_before() -> None:
    text = "The army declared a truce with the Northern Front from Sunday."
    linked = link([told(text, "truce", "Sunday", day("2024-03-10"))], KIN)
    assert labels(linked, "2024-03-09")["meria"] is Label.OFFERED
