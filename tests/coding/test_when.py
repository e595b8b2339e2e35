"""Months and years as times of acts: from their first moment to the one after, against the day of publication."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.coding.times import Setting
from trucewatch.coding.when import when
from trucewatch.records import Precision, Span
from trucewatch.wording import MONTHS

JANUARY = date(2024, 1, 13)


def told(phrase: str, text: str = "", published: date | None = JANUARY, start: bool = False) -> tuple[str, str, Precision] | Precision:
    text = text or phrase
    at = text.index(phrase)
    found = when(Span.of(text, at, at + len(phrase)), Setting(published, text, at, start))
    if found.earliest is None or found.latest is None:
        return found.precision
    return f"{found.earliest:%Y-%m-%d}", f"{found.latest:%Y-%m-%d}", found.precision


@pytest.mark.parametrize(("phrase", "earliest", "latest", "precision"), [
    ("in November", "2023-11-01", "2023-12-01", "month"),
    ("in January", "2024-01-01", "2024-02-01", "month"),
    ("late in December", "2023-12-01", "2024-01-01", "month"),
    ("June 2013", "2013-06-01", "2013-07-01", "month"),
    ("last month", "2023-12-01", "2024-01-01", "month"),
    ("two months ago", "2023-11-01", "2023-12-01", "month"),
    ("in 2012", "2012-01-01", "2013-01-01", "year"),
    ("last year", "2023-01-01", "2024-01-01", "year"),
    ("earlier this year", "2024-01-01", "2025-01-01", "year"),
    ("3 years ago", "2021-01-01", "2022-01-01", "year"),
    ("in March last year", "2023-03-01", "2023-04-01", "month"),
    ("last year in March", "2023-03-01", "2023-04-01", "month"),
    ("in March of last year", "2023-03-01", "2023-04-01", "month"),
    ("March two years ago", "2022-03-01", "2022-04-01", "month"),
    ("last January", "2023-01-01", "2023-02-01", "month"),
    ("next March", "2024-03-01", "2024-04-01", "month"),
    ("Friday", "2024-01-12", "2024-01-13", "day"),
])  # fmt: skip
def test_a_phrase_means_a_stretch_of_time(phrase: str, earliest: str, latest: str, precision: str) -> None:
    assert told(phrase) == (earliest, latest, precision)


def test_a_start_to_come_is_in_the_next_such_month() -> None:
    text = "The truce will begin in November."
    assert told("November", text, start=True) == ("2024-11-01", "2024-12-01", "month")
    assert told("November", text, start=False) == ("2023-11-01", "2023-12-01", "month")


@pytest.mark.parametrize("phrase", [
    "since November", "until March", "between 1992 and 1994", "by June", "the month", "for a year", "in the last month", "over the last year",
    "more than two years ago", "in November and December 2023", "2012-13", "this year and last year",
])  # fmt: skip
def test_what_bounds_an_act_or_says_how_long_is_no_time_of_it(phrase: str) -> None:
    assert isinstance(told(phrase), Precision)


def test_without_publication_only_a_year_tells() -> None:
    assert isinstance(told("in November", published=None), Precision)
    assert told("in November 2012", published=None) == ("2012-11-01", "2012-12-01", "month")


@given(st.dates(date(1950, 1, 1), date(2100, 1, 1)), st.sampled_from(MONTHS))
def test_a_month_that_is_told_of_has_begun(published: date, month: str) -> None:
    text = f"in {month.capitalize()}"
    found = when(Span.of(text, 0, len(text)), Setting(published, text, 0, False))
    assert found.earliest and found.latest and found.earliest < found.latest
    assert found.earliest <= datetime(published.year, published.month, published.day, tzinfo=UTC)
    assert found.day is None and found.earliest.month == MONTHS.index(month) + 1


@pytest.mark.parametrize("published", [date(1, 1, 1), date(9999, 12, 31)])
@pytest.mark.parametrize("phrase", ["last year", "next year", "in December", "last month", "50 years ago", "Friday", "today", "tomorrow"])
def test_at_the_ends_of_the_calendar_a_phrase_may_mean_nothing_but_breaks_nothing(published: date, phrase: str) -> None:
    assert when(Span.of(phrase, 0, len(phrase)), Setting(published, phrase, 0, True)).span.quote == phrase
