from datetime import UTC, date, datetime

import pytest

from trucewatch.documents import read
from trucewatch.documents.imprint.dateline import dateline_of
from trucewatch.documents.times import day_of, moment
from trucewatch.records import Imprint, Page

REST = "Both sides said on Sunday that the truce along the river would hold for another week, and nobody was hurt."


def imprint(text: str, location: str = "a.txt", *facts: tuple[str, str]) -> Imprint:
    page = Page(location=location, content=text.encode(), gathered=datetime(2024, 1, 1, tzinfo=UTC), facts=facts)
    return read(page).imprint


@pytest.mark.parametrize(
    ("head", "place", "day", "agency"),
    [
        ("BAGHDAD (AP) — ", "BAGHDAD", None, "AP"),
        ("GAZA, Oct 11 (Reuters) - ", "GAZA", "Oct 11", "Reuters"),
        ("BEIJING, Oct. 11 (Xinhua) -- ", "BEIJING", "Oct. 11", "Xinhua"),
        ("MOSCOW, October 11. /TASS/. ", "MOSCOW", "October 11", "TASS"),
        ("New Delhi [India], October 11 (ANI): ", "New Delhi", "October 11", "ANI"),
        ("Srinagar, Oct 11 (PTI) ", "Srinagar", "Oct 11", "PTI"),
        ("(Beirut) – ", "Beirut", None, None),
        ("(Geneva, October 11, 2020) – ", "Geneva", "October 11, 2020", None),
        ("KABUL, Afghanistan — ", "KABUL, Afghanistan", None, None),
        ("ISLAMABAD: ", "ISLAMABAD", None, None),
        ("ERBIL, Kurdistan Region - ", "ERBIL, Kurdistan Region", None, None),
        ("KYIV. Oct 11 (Interfax-Ukraine) – ", "KYIV", "Oct 11", "Interfax-Ukraine"),
        ("KABUL, May 28, 2020 (BSS/AFP) — ", "KABUL", "May 28, 2020", "AFP"),
        ("BANGUI, Central African Republic, Oct 11 (Reuters) - ", "BANGUI, Central African Republic", "Oct 11", "Reuters"),
        ("AFP, KABUL - ", "KABUL", None, "AFP"),
        ("SHAFAQ NEWS/ ", None, None, "Shafaq News"),
        ("(dpa) ", None, None, "dpa"),
    ],
)
def test_datelines(head: str, place: str | None, day: str | None, agency: str | None) -> None:
    text = head + REST
    found = dateline_of(text, 0, len(text))
    assert found is not None
    assert (found.place.quote if found.place else None, found.day, found.source) == (place, day, agency)
    assert found.span.stands_in(text)


@pytest.mark.parametrize("head", ["Hamas said: ", "UN chief: ", "The army (Tatmadaw) said ", "U.S. - Iran talks. ", "San Suu Kyi (75) – "])
def test_what_only_looks_like_a_dateline(head: str) -> None:
    assert dateline_of(head + REST, 0, 200) is None


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        (f"{REST}\n\n(Reporting by the newsroom; Editing by the desk)", "Reuters"),
        (f"{REST} (ANI)", "ANI"),
        (f"{REST} — AFP", "AFP"),
        (f"{REST}\n\nReuters", "Reuters"),
        (f"{REST}\n\n© 2024 Agence France-Presse", "AFP"),
        (f"{REST}\n\nAssociated Press writers in three towns contributed to this report.", "AP"),
        (f"{REST} An officer told the Anadolu Agency that he was content.", "Anadolu"),
        (f"{REST} “All is well,” the mayor was quoted by Interfax as saying.", "Interfax"),
        (f"{REST} A map of the area shows three crossings.", None),
    ],
)
def test_agencies(text: str, agency: str | None) -> None:
    assert imprint(text).agency == agency


@pytest.mark.parametrize(
    ("line", "station"),
    [
        ("Source: River Radio", "River Radio"),
        ("Originally published by Valley Post on Monday.", "Valley Post"),
        ("This story was first published by the Valley Post.", "the Valley Post"),
        ("The post Truce holds along the river appeared first on Valley Post.", "Valley Post"),
        ("Via: Valley Post", "Valley Post"),
        ("Read the full story at Valley Post", "Valley Post"),
        ("Republished with permission from Valley Post", "Valley Post"),
    ],
)
def test_credits_name_the_station_before_this_page(line: str, station: str) -> None:
    got = imprint(f"{REST}\n\n{line}")
    assert [credit.quote for credit in got.credits] == [line]
    assert [hop.name for hop in got.chain] == [station, "this page"]


def test_credit_may_name_two_stations() -> None:
    assert [hop.name for hop in imprint(f"{REST}\n\nSource: AFP via Valley Post").chain] == ["AFP", "Valley Post", "this page"]


def test_outlet_by_address_and_as_given() -> None:
    assert imprint(REST, "https://www.aljazeera.com/news/1").outlet == "Al Jazeera"
    assert imprint(REST, "https://example.org/1").outlet is None
    assert imprint(REST, "https://www.aljazeera.com/news/1", ("outlet", "AJE")).outlet == "AJE"
    assert imprint(REST, "https://apnews.com/1").agency == "AP"


def test_day_without_a_year_is_the_one_nearest_to_publication() -> None:
    got = imprint(f"KABUL, Dec 31 (AFP) - {REST}", "a.txt", ("published", "2021-01-01"))
    assert got.dateline is not None and got.dateline.day == date(2020, 12, 31)
    undated = imprint(f"KABUL, Dec 31 (AFP) - {REST}")
    assert undated.dateline is not None and undated.dateline.day is None and undated.published is None


def test_published_by_a_line_above_or_by_the_dateline() -> None:
    above = imprint(f"Truce holds\n\nPublished: March 3, 2024\n\n{REST}")
    assert (above.published, above.published_source) == (datetime(2024, 3, 3, tzinfo=UTC), "text")
    head = imprint(f"KABUL, May 28, 2020 (AFP) - {REST}")
    assert (head.published, head.published_source) == (datetime(2020, 5, 28, tzinfo=UTC), "dateline")


@pytest.mark.parametrize(
    ("phrase", "when"),
    [
        ("2020-10-11T19:42:10+03:00", datetime(2020, 10, 11, 16, 42, 10, tzinfo=UTC)),
        ("2020-10-11", datetime(2020, 10, 11, tzinfo=UTC)),
        ("Wed, 03 Aug 2022 19:49:23 +0000", datetime(2022, 8, 3, 19, 49, 23, tzinfo=UTC)),
        ("11th October 2020", datetime(2020, 10, 11, tzinfo=UTC)),
        ("Oct. 11, 2020 7:05 pm GMT", datetime(2020, 10, 11, 19, 5, tzinfo=UTC)),
    ],
)
def test_moments(phrase: str, when: datetime) -> None:
    assert moment(phrase) == when


@pytest.mark.parametrize("phrase", ["yesterday", "2020-13-45", "31 February 2020", "", "12:99"])
def test_what_is_no_moment(phrase: str) -> None:
    assert moment(phrase) is None and day_of(phrase) is None
