from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.coding.times import Setting, resolve
from trucewatch.wording import MONTHS, WEEKDAYS

SUNDAY = date(2020, 10, 11)


def day(phrase: str, published: date | None = SUNDAY, text: str = "", start: bool = False) -> date | None:
    return resolve(phrase, Setting(published, text or phrase, (text or phrase).index(phrase), start)).day


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("Sunday", date(2020, 10, 11)),
        ("late on Saturday", date(2020, 10, 10)),
        ("last Sunday", date(2020, 10, 4)),
        ("yesterday", date(2020, 10, 10)),
        ("this morning", date(2020, 10, 11)),
        ("two days ago", date(2020, 10, 9)),
        ("8 July", date(2020, 7, 8)),
        ("November 25", date(2019, 11, 25)),
        ("October 29th", date(2019, 10, 29)),
        ("June 7, 1998", date(1998, 6, 7)),
        ("December 8-9", date(2019, 12, 8)),
        ("Tuesday and Wednesday", date(2020, 10, 6)),
        ("since May 24", date(2020, 5, 24)),
        ("January 12 this year", date(2020, 1, 12)),
        ("2019-03-04", date(2019, 3, 4)),
        ("on 30/04/2020", date(2020, 4, 30)),
        ("04/30/2020", date(2020, 4, 30)),
        ("30.04.2020", date(2020, 4, 30)),
        ("4/4/2020", date(2020, 4, 4)),
        ("05/04/2020", None),
        ("31/31/2020", None),
        ("some 48 hours ago", date(2020, 10, 9)),
        ("36 hours ago", None),
        ("a week ago", date(2020, 10, 4)),
        ("less than a week ago", None),
        ("July", None),
        ("last week", None),
        ("two weeks ago", None),
        ("2019", None),
        ("midnight", None),
        ("weekend", None),
        ("31 February", None),
    ],
)
def test_a_phrase_gives_the_day_the_codebook_gives(phrase: str, expected: date | None) -> None:
    assert day(phrase) == expected


def test_without_publication_only_a_full_date_gives_a_day() -> None:
    assert day("Sunday", None) is None
    assert day("8 July", None) is None
    assert day("8 July 2019", None) == date(2019, 7, 8)


def test_a_start_still_to_come_is_the_next_such_weekday() -> None:
    assert day("Tuesday", text="The truce will begin on Tuesday.", start=True) == date(2020, 10, 13)
    assert day("Tuesday", text="The truce took effect on Tuesday.", start=True) == date(2020, 10, 6)
    assert day("Tuesday", text="A rocket hit the camp on Tuesday.") == date(2020, 10, 6)


def test_phrases_that_point_back_take_the_day_named_before_them() -> None:
    text = "Guns fell silent on Thursday. That evening a bomb went off; two days later came the next."
    assert day("That evening", text=text) == date(2020, 10, 8)
    assert day("two days later", text=text) == date(2020, 10, 10)
    assert day("hours later", text="A bomb went off hours later.") is None
    assert day("evening before", text="Two died on Thursday. The evening before a tram was hit.") == date(2020, 10, 7)
    assert day("night before", text="Five died the night before.") == date(2020, 10, 10)
    assert day("next morning", text="Talks failed on Thursday. Rockets fell the next morning.") == date(2020, 10, 9)
    assert day("Hours earlier", text="Both agreed on Sunday. Hours earlier jets had bombed the port.") == date(2020, 10, 11)


@pytest.mark.parametrize(("text", "phrase", "expected"), [
    ("Rebels took Karo on Friday, two days after gunmen shot its mayor.", "two days after", date(2020, 10, 7)),
    ("Rebels took Karo, a day after a bomb killed its mayor.", "a day after", date(2020, 10, 10)),
    ("A day after gunmen shot its mayor, Karo fell.", "A day after", date(2020, 10, 10)),
    ("The truce began on October 5. The day after, a bomb went off.", "The day after", date(2020, 10, 6)),
    ("The truce began on October 5. A bomb went off two days after.", "two days after", date(2020, 10, 7)),
    ("The truce began on October 5. Rebels shelled Karo a day after it took effect.", "a day after", date(2020, 10, 6)),
    ("Guns fired all day.", "all day", SUNDAY),
    ("They met on Friday. Hours afterwards a bomb went off.", "Hours afterwards", date(2020, 10, 9)),
])  # fmt: skip
def test_what_stands_behind_after_came_before(text: str, phrase: str, expected: date) -> None:
    assert day(phrase, SUNDAY, text) == expected


@pytest.mark.parametrize(("text", "phrase", "expected"), [
    ("Rebels shelled Karo the day before yesterday.", "day before yesterday", date(2020, 10, 9)),
    ("Rebels shelled Karo the night before last.", "the night before last", date(2020, 10, 9)),
    ("The truce takes effect the day after tomorrow.", "the day after tomorrow", date(2020, 10, 13)),
    ("Rebels shelled Karo the day before Friday's vote.", "day before Friday's vote", date(2020, 10, 8)),
    ("Rebels shelled Karo two days before Friday's vote.", "two days before Friday's vote", date(2020, 10, 7)),
    ("Rebels shelled Karo two days before the vote on Friday.", "two days before", date(2020, 10, 7)),
    ("Rebels shelled Karo on the eve of Friday's vote.", "on the eve of Friday's vote", date(2020, 10, 8)),
    ("Rebels shelled Karo a day after the truce took effect on Thursday.", "a day after", date(2020, 10, 9)),
    ("Rebels shelled Karo a day after the truce took effect on Thursday.", "a day after the truce took effect on Thursday", date(2020, 10, 9)),
    ("Rebels shelled Karo the day before Friday's vote. That evening a bomb went off.", "That evening", date(2020, 10, 8)),
    ("The truce began on October 5. The day before in Karo on Friday", "The day before", date(2020, 10, 4)),
    ("Rebels shelled Karo on Friday, a day after Thursday's vote.", "on Friday, a day after Thursday's vote", date(2020, 10, 9)),
])  # fmt: skip
def test_a_day_is_counted_from_the_one_that_is_named_behind(text: str, phrase: str, expected: date) -> None:
    assert day(phrase, SUNDAY, text) == expected


MONDAY = date(2020, 10, 12)


@pytest.mark.parametrize(("text", "phrase", "expected"), [
    ('"We halt all fire, starting today," the group said in Karo on Sunday.', "today", date(2020, 10, 11)),
    ("On Sunday the group said: “Our guns fall silent tomorrow. We mean it.”", "tomorrow", date(2020, 10, 12)),
    ('"Yesterday they shelled us again," he told a reporter on Saturday.', "Yesterday", date(2020, 10, 9)),
    ('"Two days ago they shelled us," its spokesman, Abu Karo, said on Saturday.', "Two days ago", date(2020, 10, 8)),
    ('They agreed to "an immediate ceasefire", the ministry said on Saturday.', "immediate", date(2020, 10, 10)),
    # Published is the day of what no mark sets apart, and where a day is not that of the saying, or not alone.
    ("The group halts all fire today, it said on Sunday.", "today", MONDAY),
    ('"Today they let us go," said a man who had been held since Friday.', "Today", MONDAY),
    ('"We halt all fire today," the group said on Saturday and, again, said on Sunday.', "today", MONDAY),
    ('"We halt all fire today," he said. On Saturday he had still said "no".', "today", MONDAY),
])  # fmt: skip
def test_today_in_quoted_words_is_the_day_on_which_they_were_said(text: str, phrase: str, expected: date) -> None:
    assert day(phrase, MONDAY, text) == expected


def test_who_announces_a_start_has_spoken_already() -> None:
    text = '"We will stop shooting from tomorrow," the group said on Wednesday.'
    assert day("tomorrow", MONDAY, text, start=True) == date(2020, 10, 8)


def test_a_day_by_its_number_is_of_the_month_last_named() -> None:
    assert day("the 17th", text="Talks failed on August 3. On the 17th a bomb went off.") == date(2020, 8, 17)
    assert day("on the 7th", text="A bomb went off on the 7th.") == date(2020, 10, 7)
    assert day("on the 30th", text="A bomb went off on the 30th.") == date(2020, 9, 30)
    assert day("the 14th", text="The truce will begin on the 14th.", start=True) == date(2020, 10, 14)
    assert day("the 27th of Ramadan", text="The truce will begin on the 27th of Ramadan.", start=True) is None
    assert day("5th", date(1, 1, 3), "A bomb went off on the 5th.") is None


def test_a_weekday_just_past_is_not_the_next_one() -> None:
    assert day("Friday", text="The truce is to hold from noon on Friday.", start=True) == date(2020, 10, 9)
    assert day("Thursday", text="The truce is to hold from noon on Thursday.", start=True) == date(2020, 10, 15)


@pytest.mark.parametrize(("text", "phrase", "expected"), [
    ("Both signed a truce from 21:45 Khartoum time (19:45 GMT) on October 12.", "21:45 Khartoum time", date(2020, 10, 12)),
    ("Both signed a truce from 6 p.m. local time, on Monday.", "6 p.m. local time", date(2020, 10, 12)),
    ("The truce is to begin at noon local time (0900 GMT) on 13 October.", "noon local time", date(2020, 10, 13)),
    ("Both signed a truce from 6 p.m. (1600 GMT) after talks on Monday.", "6 p.m.", date(2020, 10, 11)),
    ("Both signed a truce from 6 p.m. GMT. On Monday they meet.", "6 p.m. GMT", date(2020, 10, 11)),
])  # fmt: skip
def test_an_hour_is_of_the_day_that_stands_behind_its_zone(text: str, phrase: str, expected: date) -> None:
    assert day(phrase, text=text, start=True) == expected


def test_hours_later_counts_from_the_news_and_not_from_its_background() -> None:
    text = "Rebels shelled a post on Saturday, in answer to breaches of the truce that began on October 1.\n\nHours later jets hit Karo."
    assert day("Hours later", text=text) == date(2020, 10, 10)
    assert day("Hours later", text="The truce began on October 1. Hours later jets hit Karo.") == date(2020, 10, 1)


@pytest.mark.parametrize(("text", "phrase", "expected"), [
    ("They met on Friday. Rebels will not hinder the vote on October 29.\n\nHours before the ceremony a bomb went off.", "Hours before", 9),
    ("The accord was signed on Saturday. A truce of November 25 failed. Two hours before the signing a mine killed two.", "hours before", 10),
    ("A truce runs from October 11 to January 15, the two said on Saturday. It is renewable. Hours earlier shells fell.", "Hours earlier", 10),
    ("They signed on Saturday a truce that runs from October 11 to January 15. Minutes after the speech jets hit Karo.", "Minutes after", 10),
    ("The two meet on Monday, Meria said on Friday. Shots rang out at Karo an hour before the announcement.", "an hour before", 9),
])  # fmt: skip
def test_hours_before_an_act_count_from_the_news_and_from_no_day_of_another_matter(text: str, phrase: str, expected: int) -> None:
    assert day(phrase, text=text) == date(2020, 10, expected)


def test_hours_before_an_act_of_long_ago_count_from_its_day() -> None:
    assert day("hours before", text="The truce of 1998 began on June 7, 1998. A bomb went off hours before it began.") == date(1998, 6, 7)


@pytest.mark.parametrize(("text", "phrase", "expected"), [
    ("The rebels on Sunday declared a unilateral ceasefire in Karo from Tuesday for the feast.", "from Tuesday", date(2020, 10, 13)),
    ("Both sides agreed on Friday to a truce starting Tuesday.", "starting Tuesday", date(2020, 10, 13)),
    ("As of Tuesday the rebels hold their fire.", "As of Tuesday", date(2020, 10, 13)),
    ("The rebels said that they had ordered a halt from Tuesday.", "Tuesday", date(2020, 10, 13)),
    ("The truce had been in force from Tuesday.", "from Tuesday", date(2020, 10, 6)),
    ("The truce took effect from Tuesday.", "Tuesday", date(2020, 10, 6)),
    ("A halt that the army had declared from noon on Tuesday came to nothing.", "from noon on Tuesday", date(2020, 10, 6)),
])  # fmt: skip
def test_from_a_weekday_looks_ahead_where_a_truce_is_declared_and_back_where_it_has_held(text: str, phrase: str, expected: date) -> None:
    assert day(phrase, SUNDAY, text, start=True) == expected


def test_hours_of_a_start() -> None:
    assert day("6 p.m", text="The two signed on Friday. It went into force at 6 p.m.", start=True) == date(2020, 10, 9)
    assert day("midnight", text="The army announced on Friday that it would stop at midnight.", start=True) is None
    assert day("48 hours later", text="They signed on Saturday a truce that begins 48 hours later.", start=True) == date(2020, 10, 12)
    assert day("within 24 hours", text="They agreed to stop within 24 hours.", start=True) == date(2020, 10, 12)


def test_nights_and_feasts() -> None:
    assert day("Overnight") == SUNDAY
    assert day("New Year's Eve") == date(2019, 12, 31)
    assert day("Christmas Day", text="A truce will begin on Christmas Day.", start=True) == date(2020, 12, 25)
    assert day("Christmas Day", date(1, 1, 3)) is None


def test_precision_is_kept() -> None:
    assert resolve("July", Setting(SUNDAY)).precision == "month"
    assert resolve("two years ago", Setting(SUNDAY)).precision == "year"
    assert resolve("8 July", Setting(SUNDAY)).precision == "day"


@given(st.dates(date(1980, 1, 1), date(2060, 1, 1)), st.sampled_from(WEEKDAYS))
def test_a_weekday_looks_back_less_than_a_week(published: date, name: str) -> None:
    found = day(name.title(), published)
    assert found is not None
    assert WEEKDAYS[found.weekday()] == name
    assert timedelta(0) <= published - found < timedelta(days=7)


@given(st.dates(date(1980, 1, 1), date(2060, 1, 1)), st.dates(date(1950, 1, 1), date(2060, 1, 1)))
def test_a_full_date_means_itself_whenever_it_is_published(published: date, told: date) -> None:
    phrase = f"{told.day} {MONTHS[told.month - 1].title()} {told.year}"
    assert day(phrase, published) == told


@given(st.text(max_size=60), st.none() | st.dates())
def test_any_phrase_is_answered(phrase: str, published: date | None) -> None:
    assert resolve(phrase, Setting(published, phrase, 0)).precision in {"day", "month", "year", "unknown"}
