"""A day in numbers that could be two: what else the page says settles which it is."""

from datetime import UTC, date, datetime

import pytest

from trucewatch.documents.read import read, unread_date
from trucewatch.records import Imprint, Page

REST = "Both sides said on Sunday that the truce along the river would hold for another week, and nobody was hurt."
GATHERED = datetime(2026, 3, 1, tzinfo=UTC)


def page(text: str, location: str = "a.txt", *facts: tuple[str, str]) -> Page:
    media = "text/html" if location.endswith(".html") else "text/plain"
    return Page(location=location, content=text.encode(), gathered=GATHERED, facts=facts, media_type=media)


def imprint(text: str, location: str = "a.txt", *facts: tuple[str, str]) -> Imprint:
    return read(page(text, location, *facts)).imprint


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("Published : 07/08/2025 03:48 PM\n\nKUALA LUMPUR, Aug 7 (Bernama) -- ", date(2025, 8, 7)),
        ("07/08/2025\n\nWASHINGTON, July 7 (AP) — ", date(2025, 7, 8)),
        ("08-07-2025 10:30\n\nGOMA, 7 August (Reuters) - ", date(2025, 8, 7)),
        ("Posted: 01/02/2026\n\nNAIROBI, Jan. 31 (AFP) - ", date(2026, 2, 1)),
    ],
)
def test_the_day_of_the_dateline_settles_it(head: str, day: date) -> None:
    got = imprint(f"Truce holds\n\n{head}{REST}")
    assert got.published is not None and (got.published.date(), got.published_source) == (day, "text")


@pytest.mark.parametrize(
    ("above", "body", "day"),
    [
        ("Published: 07/08/2025\nUpdated: 23/08/2025", "", date(2025, 8, 7)),
        ("Published: 07/08/2025\nUpdated: 07/23/2025", "", date(2025, 7, 8)),
        ("Published: 07/08/2025", "The minutes were signed on August 7 in the capital.", date(2025, 8, 7)),
        ("Published: 07/08/2025", "Shells fell on 8 July and on 2 June, the army said.", date(2025, 7, 8)),
        # The page was gathered on 1 March 2026.
        ("Published: 02/05/2026", "", date(2026, 2, 5)),
    ],
)
def test_other_days_of_the_page_settle_it(above: str, body: str, day: date) -> None:
    got = imprint(f"Truce holds\n{above}\n\n{REST} {body}")
    assert got.published is not None and got.published.date() == day


@pytest.mark.parametrize(
    ("host", "day"),
    [
        ("www.bernama.com.my", date(2025, 8, 7)), ("news.example.in", date(2025, 8, 7)), ("news.example.ph", date(2025, 7, 8)),
        ("www.state.gov", date(2025, 7, 8)), ("news.example.com", None), ("news.example.co", None), ("news.example.ca", None),
    ],
)  # fmt: skip
def test_the_country_of_the_address_settles_it(host: str, day: date | None) -> None:
    got = imprint(f"Truce holds\nPublished: 07/08/2025\n\n{REST}", f"https://{host}/truce-holds")
    assert (got.published.date() if got.published else None) == day


def test_so_a_day_that_the_source_gives_is_read() -> None:
    got = imprint(f"GOMA, Aug 7 (Reuters) - {REST}", "a.txt", ("published", "07/08/2025"))
    assert got.published is not None and got.published.date() == date(2025, 8, 7)


@pytest.mark.parametrize("body", ["", "The truce of 8 July was broken on 7 August.", "The truce of 3 June was broken."])
def test_what_nothing_settles_is_told_as_unread(body: str) -> None:
    found = page(f"Truce holds\n\nPublished: 07/08/2025\n\n{REST} {body}")
    got = read(found).imprint
    assert got.published is None and unread_date(found, got) == "Published: 07/08/2025"


def test_the_language_that_a_page_declares_comes_first() -> None:
    html = f"<html lang='en-US'><body><article><h1>Truce holds</h1><p>Published: 07/08/2025</p><p>{REST}</p><p>{REST} It was 7 August.</p></article>"
    got = imprint(html, "https://news.example.in/a.html")
    assert got.published is not None and got.published.date() == date(2025, 7, 8)
