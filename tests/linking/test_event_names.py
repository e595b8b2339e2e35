"""An incident is called by its day; where that is not told, by the last that it can be."""

from datetime import timedelta

import pytest
from tests.linking.reports import day, incident, told

from trucewatch.linking import Kin, link
from trucewatch.records import Interval, Precision, When
from trucewatch.records.span import Span

KIN = Kin([], [])
TEXT = "Three soldiers were hurt by a mine near Karo."


def name(published: str, when: When | None = None) -> str:
    found = link([told(TEXT, published, incident(TEXT, "bomb_ied", "hurt by a mine", place="Karo", when=when))], KIN)
    (event,) = found.incidents
    return event


def on(first: str, days: int) -> When:
    precision = Precision.DAY if days == 1 else Precision.MONTH
    return When(span=Span.of(TEXT, 0, 5), earliest=day(first), latest=day(first) + timedelta(days=days), precision=precision)


@pytest.mark.parametrize(
    ("published", "when", "called"),
    [
        # Told at an hour without a day: any time of the 36 hours before.
        ("2025-11-10T06:00", None, "2025-11-10-bomb-ied-karo"),
        ("2025-12-08T23:00", None, "2025-12-08-bomb-ied-karo"),
        # Told on a day, without an hour: that day.
        ("2025-11-10", None, "2025-11-10-bomb-ied-karo"),
        ("2025-11-10T06:00", on("2025-11-08", 1), "2025-11-08-bomb-ied-karo"),
        ("2025-11-10T06:00", on("2025-10-01", 31), "2025-10-31-bomb-ied-karo"),
    ],
)
def test_an_incident_is_called_by_the_last_day_that_it_can_be(published: str, when: When | None, called: str) -> None:
    assert name(published, when) == called


def test_a_day_of_25_hours_is_no_window() -> None:
    one = Interval(earliest=day("2025-10-26"), latest=day("2025-10-27T01:00"))
    assert not one.is_window and f"{one.told_day}" == "2025-10-26"
