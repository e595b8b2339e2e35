from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.documents import read
from trucewatch.documents.imprint.citation import stations
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
        ("(AP) — ", None, None, "AP"),
        ("October 18, 2020 (AP) - ", None, "October 18, 2020", "AP"),
        ("Oct. 11, AFP, KABUL - ", "KABUL", "Oct. 11", "AFP"),
        ("Port Sudan (Sudan) (AFP) – ", "Port Sudan (Sudan)", None, "AFP"),
        ("KARO, March 5 -- ", "KARO", "March 5", None),
        ("KARO, Mar 5: ", "KARO", "Mar 5", None),
        ("GAZA/CAIRO, Jan 15 (Reuters) - ", "GAZA/CAIRO", "Jan 15", "Reuters"),
        ("UNITED NATIONS, Sept. 3 (Xinhua) -- ", "UNITED NATIONS", "Sept. 3", "Xinhua"),
        ("Khartoum: ", "Khartoum", None, None),
        ("Buea — ", "Buea", None, None),
        ("ANKARA\n", "ANKARA", None, None),
        ("BAMAKO. ", "BAMAKO", None, None),
        ("PORT SUDAN, Sudan The army said so, and ", "PORT SUDAN, Sudan", None, None),
        ("(ANSA) - ROMA, 13 GEN - ", "ROMA", "13 GEN", "ANSA"),
        ("Bogotá, 19 dic (EFE).- ", "Bogotá", "19 dic", "EFE"),
        ("МИНСК, 21 июня. /ТАСС/. ", "МИНСК", "21 июня", "TASS"),
        ("حلب (رويترز) - ", "حلب", None, "Reuters"),
        ("新华社萨那8月2日电 ", "萨那", "8月2日", "Xinhua"),
        ("Port Sudan (Sudan), May 3, 2020 (AP) – ", "Port Sudan (Sudan)", "May 3, 2020", "AP"),
        ("The Hague (AFP) – ", "The Hague", None, "AFP"),
        ("THE HAGUE, Netherlands – ", "THE HAGUE, Netherlands", None, None),
        ("FRONT ROYAL, Va. – ", "FRONT ROYAL, Va", None, None),
        ("Karo City (Hill News) – ", "Karo City", None, None),
        ("Karo, Mar 5 (Hill News), ", "Karo", "Mar 5", None),
    ],
)
def test_datelines(head: str, place: str | None, day: str | None, agency: str | None) -> None:
    text = head + REST
    found = dateline_of(text, 0, len(text))
    assert found is not None
    assert (found.place.quote if found.place else None, found.day, found.source) == (place, day, agency)
    assert found.span.stands_in(text)


@pytest.mark.parametrize("head", ["Hamas said: ", "UN chief: ", "The army (Tatmadaw) said ", "U.S. - Iran talks. ", "San Suu Kyi (75) – ", "Analysis: ", "Live — ", "NATO said. ", "UPDATE. ", "U.N. The "])
def test_what_only_looks_like_a_dateline(head: str) -> None:
    assert dateline_of(head + REST, 0, 200) is None


@pytest.mark.parametrize(
    "lead",
    [
        "The National Liberation Army (ELN), which has fought the state for decades, ", "The Arakan Army (AA), an ethnic group, ",
        "Rapid Support Forces (RSF), led by a general, ", "The Moro Islamic Liberation Front (MILF) – ", "Karo People's Front (KPF): ",
        "Karo Liberation Army (KLA) -- ", "United Wa Hill Party, ", "The Houthis – ", "Karo Resistance Movement: ", "Rebels of Karo (ROK), who ",
        "Hezbollah (Party of God), which ", "Al Shabaab: Who ", "The Karo Council: ", "KARO RIVER FORCES – ",
    ],
)  # fmt: skip
def test_a_party_at_the_head_of_a_report_is_no_place(lead: str) -> None:
    assert dateline_of(lead + REST, 0, 200) is None


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        (f"{REST}\n\n(Reporting by the newsroom; Editing by the desk)", "Reuters"),
        (f"{REST} (ANI)", "ANI"),
        (f"{REST} — AFP", "AFP"),
        (f"{REST}\n\nReuters", "Reuters"),
        (f"{REST}\n\n© 2024 Agence France-Presse", "AFP"),
        (f"{REST}\n\n©2024 Bloomberg L.P. Distributed by a syndicate.", "Bloomberg"),
        (f"{REST}\n\nAAP/River Post", "AAP"),
        (f"{REST}\n\nPTI SUS RG", "PTI"),
        (f"{REST}\n\nkb/jsi (AFP, dpa)", "AFP"),
        (f"{REST}\n\nRiver Post with NAN", "NAN"),
        (f"{REST}\n\nSome information for this report came from Reuters.", "Reuters"),
        (f"{REST}\n\nИсточник: ТАСС", "TASS"),
        (f"{REST}\n\nAssociated Press writers in three towns contributed to this report.", "AP"),
        (f"{REST} An officer told the Anadolu Agency that he was content.", "Anadolu"),
        (f"{REST} “All is well,” the mayor was quoted by Interfax as saying.", "Interfax"),
        (f"{REST} A map of the area shows three crossings.", None),
        (f"{REST} The blast killed nobody, the AP said.", "AP"),
        (f"{REST} The attack was repulsed, GNA reported on Monday.", "GNA"),
        (f"{REST} The Government of National Accord (GNA) met. The attack was repulsed, the GNA said.", None),
        (f"{REST} The road is open, according to the SPA.", None),
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
        ("Syndicated from Valley Post.", "Valley Post"),
        ("SOURCE Valley Post", "Valley Post"),
        ("Quelle: Valley Post", "Valley Post"),
        ("A version of this story first appeared in Valley Post.", "Valley Post"),
    ],
)
def test_credits_name_the_station_before_this_page(line: str, station: str) -> None:
    got = imprint(f"{REST}\n\n{line}")
    assert [credit.quote for credit in got.credits] == [line]
    assert [hop.name for hop in got.chain] == [station, "this page"]


def test_credit_may_name_two_stations() -> None:
    for credit in ("Source: AFP via Valley Post", "(AFP via Valley Post)", "[AFP via Valley Post]."):
        got = imprint(f"{REST}\n\n{credit}")
        assert [hop.name for hop in got.chain] == ["AFP", "Valley Post", "this page"] and got.agency == "AFP"


@pytest.mark.parametrize(
    ("line", "agency", "chain"),
    [
        ("View original article: https://www.reuters.com/world/africa/one", "Reuters", ["Reuters", "this page"]),
        ("Read the original story at apnews.com/article/one", "AP", ["AP", "this page"]),
        ("Source: https://www.afp.com/en/one", "AFP", ["AFP", "this page"]),
        ("See the full report here: https://www.bbc.com/news/one", None, ["BBC", "this page"]),
        ("Source: https://valleypost.example/one", None, ["this page"]),
        ("Reporting by jane@reuters.com", None, ["this page"]),
    ],
)
def test_an_address_in_a_credit_names_whose_it_is(line: str, agency: str | None, chain: list[str]) -> None:
    got = imprint(f"{REST}\n\n{line}")
    assert (got.agency, [hop.name for hop in got.chain], [credit.quote for credit in got.credits]) == (agency, chain, [line])


@pytest.mark.parametrize("credit", ["AFP via Getty Images", "(AFP via Getty Images)", "Anadolu via Getty Images", "(Ana Lee via Valley Post)"])
def test_the_credit_of_a_picture_is_none_of_the_text(credit: str) -> None:
    got = imprint(f"{REST}\n\n{credit}")
    assert got.agency is None and [hop.name for hop in got.chain] == ["this page"]



def test_two_who_passed_it_on_are_two_stations() -> None:
    assert stations("AP via The Canadian Press and MSN") == ["AP", "The Canadian Press", "MSN"]
    assert stations("AP via Arms and the Man") == ["AP", "Arms and the Man"]


def test_outlet_by_address_and_as_given() -> None:
    assert imprint(REST, "https://www.aljazeera.com/news/1").outlet == "Al Jazeera"
    assert imprint(REST, "https://example.org/1").outlet is None
    assert imprint(REST, "https://www.aljazeera.com/news/1", ("outlet", "AJE")).outlet == "AJE"
    assert imprint(REST, "https://apnews.com/1").agency == "AP"


@pytest.mark.parametrize(("text", "byline"), [(REST, None), (f"By John Doe\n\n{REST}", "John Doe")])
def test_an_author_that_the_source_gives_is_the_author_whoever_the_text_says_wrote_it(text: str, byline: str | None) -> None:
    got = imprint(text, "a.txt", ("byline", "Jane Doe, John Doe"))
    assert (got.author, got.byline.quote if got.byline else None) == ("Jane Doe, John Doe", byline)
    assert [(one.how, one.span, one.original) for one in got.grounds if one.field == "author"] == [("given", None, None)]
    assert imprint(text).author is None and not any(one.field == "author" for one in imprint(text).grounds)


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


@pytest.mark.parametrize("zone", ["", " GMT", " IST", " BRT", " local time"])
def test_letters_of_a_zone_that_nobody_can_tell_leave_the_day(zone: str) -> None:
    got = imprint(f"Truce holds\nPublished: 10 May 2025 20:45{zone}\n\nKARACHI, May 10 (AFP) - {REST}")
    assert got.published is not None and got.published.date() == date(2025, 5, 10) and got.published_source == "text"


@pytest.mark.parametrize(
    ("phrase", "when"),
    [
        ("2020-10-11T19:42:10+03:00", datetime(2020, 10, 11, 16, 42, 10, tzinfo=UTC)),
        ("2020-10-11", datetime(2020, 10, 11, tzinfo=UTC)),
        ("Wed, 03 Aug 2022 19:49:23 +0000", datetime(2022, 8, 3, 19, 49, 23, tzinfo=UTC)),
        ("11th October 2020", datetime(2020, 10, 11, tzinfo=UTC)),
        ("Oct. 11, 2020 7:05 pm GMT", datetime(2020, 10, 11, 19, 5, tzinfo=UTC)),
        ("11 October 2020 - 15:12 GMT+2", datetime(2020, 10, 11, 13, 12, tzinfo=UTC)),
        ("5:10 p.m. ET Nov. 16, 2020", datetime(2020, 11, 16, 22, 10, tzinfo=UTC)),
        ("5:10 p.m. ET July 16, 2020", datetime(2020, 7, 16, 21, 10, tzinfo=UTC)),
        ("25/12/2020", datetime(2020, 12, 25, tzinfo=UTC)),
        ("12/25/2020", datetime(2020, 12, 25, tzinfo=UTC)),
        ("2020/10/11 16:20", datetime(2020, 10, 11, tzinfo=UTC)),
        ("19 de diciembre de 2022", datetime(2022, 12, 19, tzinfo=UTC)),
        ("10. Oktober 2020", datetime(2020, 10, 10, tzinfo=UTC)),
        ("21 حزيران 2007", datetime(2007, 6, 21, tzinfo=UTC)),
        ("2022年08月03日", datetime(2022, 8, 3, tzinfo=UTC)),
    ],
)
def test_moments(phrase: str, when: datetime) -> None:
    assert moment(phrase) == when


@pytest.mark.parametrize("phrase", ["yesterday", "2 hours ago", "Today, 3:45 pm", "3/4/2025", "2020-13-45", "31 February 2020", "", "12:99"])
def test_what_is_no_moment(phrase: str) -> None:
    assert moment(phrase) is None and day_of(phrase) is None


@pytest.mark.parametrize(("language", "day"), [("en-US", date(2025, 3, 4)), ("en-GB", date(2025, 4, 3)), ("fr", date(2025, 4, 3)), ("en", None)])
def test_the_language_of_the_page_tells_day_from_month(language: str, day: date | None) -> None:
    assert day_of("3/4/2025", language=language) == day


@given(st.text(max_size=80))
def test_any_text_is_a_moment_or_none(text: str) -> None:
    assert moment(text) is None or moment(text).tzinfo is UTC  # type: ignore[union-attr]
