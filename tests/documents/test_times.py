"""Times as pages write them in numbers alone, for machines, and in the months of further languages."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.documents.lexicon import table
from trucewatch.documents.numbers import stamp
from trucewatch.documents.times import day_of, is_date, moment

DAY = datetime(2025, 2, 3, tzinfo=UTC)
CLOCK = datetime(2025, 2, 3, 14, 21, tzinfo=UTC)


@pytest.mark.parametrize(
    "phrase",
    [
        "2025.02.03 14:21", "2025. 2. 3.", "2025년 2월 3일", "3. 2. 2025", "03.02.25, 14:21", "2025-2-3", "03/Feb/2025", "Feb-03-2025", "20250203",
        "3. února 2025", "3 Φεβρουαρίου 2025", "2025. február 3.", "3. veljače 2025.", "3. helmikuuta 2025", "ngày 3 tháng 2 năm 2025",
        "৩ ফেব্রুয়ারি ২০২৫", "3 फ़रवरी 2025", "۳ فروری ۲۰۲۵", "3 fevral 2025", "Mon, 02/03/2025 - 14:21", "Monday 03-02-2025",
    ],
)  # fmt: skip
def test_days_of_other_hands(phrase: str) -> None:
    assert moment(phrase) == DAY
    assert phrase.isdigit() or is_date(phrase)


@pytest.mark.parametrize(
    "phrase",
    ["20250203142100", "1738592460", "1738592460000", "2025-02-03T17:21+03", "Mon Feb 03 2025 17:21:00 GMT+0300 (East Africa Time)"],
)
def test_times_for_machines(phrase: str) -> None:
    assert moment(phrase) == CLOCK


@pytest.mark.parametrize("phrase", ["20251345", "0000000001", "9999999999", "1.2.25", "12.10.25", "Sunday 03/02/2025x", "2025.13.44"])
def test_numbers_that_are_no_times(phrase: str) -> None:
    assert moment(phrase) is None


def test_a_weekday_tells_month_from_day_and_a_wrong_one_does_not() -> None:
    assert day_of("Mon, 02/03/2025") == date(2025, 2, 3)
    assert day_of("Sunday, 02/03/2025") == date(2025, 3, 2)
    assert day_of("Wednesday, 02/03/2025") is None


@given(st.datetimes(min_value=datetime(2001, 9, 10), max_value=datetime(2032, 12, 31)).map(lambda when: when.replace(microsecond=0, tzinfo=UTC)))
def test_every_stamp_is_read_back(when: datetime) -> None:
    assert stamp(f"{when:%Y%m%d%H%M%S}") == stamp(str(int(when.timestamp()))) == when


def test_no_name_is_of_two_months() -> None:
    months = Counter(name for group in ("english", "other") for names in table("times")[group]["names"] for name in set(names))
    english = {name for names in table("times")["english"]["names"] for name in names}
    assert [name for name, often in months.items() if often > 1 and name not in english] == []


@pytest.mark.parametrize(
    ("phrase", "language", "when"),
    [
        ("3 Feb 2025 14:21 IST", "en-IN", datetime(2025, 2, 3, 8, 51, tzinfo=UTC)),
        ("3 Feb 2025 14:21 IST", "he", datetime(2025, 2, 3, 12, 21, tzinfo=UTC)),
        ("3 Jul 2025 14:21 BST", "en-GB", datetime(2025, 7, 3, 13, 21, tzinfo=UTC)),
        ("3 Jul 2025 14:21 BST", "bn", datetime(2025, 7, 3, 8, 21, tzinfo=UTC)),
        ("3 Feb 2025 14:21 IST", "en", DAY),
        ("2025-02-03 14:21 EST", "", datetime(2025, 2, 3, 19, 21, tzinfo=UTC)),
        ("2025-02-03 14:21 IST", "", DAY),
        ("2025-02-03 14:21", "", CLOCK),
        ("3 février 2025 à 15h21 CET", "fr", CLOCK),
    ],
)
def test_letters_of_zones_mean_what_they_mean_where_the_page_is(phrase: str, language: str, when: datetime) -> None:
    assert moment(phrase, language) == when
