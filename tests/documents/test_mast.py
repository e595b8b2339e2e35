"""The lines over a plain text: outlet, place, day, byline and kind, in any order; what is none of them stays in the article."""

from datetime import UTC, datetime

import pytest

from trucewatch.documents import read
from trucewatch.records import Imprint, Page

LEAD = "Both sides said on Sunday that the truce along the river would hold for another week, and nobody was hurt in the towns on either bank."


def imprint(head: str, location: str = "a.txt") -> Imprint:
    content = f"Truce holds along the river\n{head}\n\n{LEAD}\n\n{LEAD}\n".encode()
    return read(Page(location=location, content=content, media_type="text/plain", gathered=datetime(2024, 5, 5, tzinfo=UTC))).imprint


@pytest.mark.parametrize(
    ("head", "outlet", "byline", "place", "day"),
    [
        ("By our correspondent, Oslo/Lake City (wire), August 28, 2016", None, "our correspondent", "Oslo/Lake City", "2016-08-28"),
        ("Lake City, March 31, 2020 (PNA-type dispatch)", None, None, None, "2020-03-31"),
        ("Horn Times, JUBA\n2022-05-01 07:30", "Horn Times", None, "JUBA", "2022-05-01"),
        ("River Mission in South Karo, KARO\n1 May 2022", "River Mission in South Karo", None, "KARO", "2022-05-01"),
        ("Lake Morning Post, Karo\n1 May 2022", "Lake Morning Post", None, "Karo", "2022-05-01"),
        ("La Voix du Lac, Karo (translated)\n1 May 2022", "La Voix du Lac", None, "Karo", "2022-05-01"),
        ("Jane Doe, Karo\n1 May 2022", None, None, None, "2022-05-01"),
        ("Example Daily\n1 May 2022", "Example Daily", None, None, "2022-05-01"),
        ("\nThe Lake Courier\nFriday, March 25, 2022\nBy Jane Doe", "The Lake Courier", "Jane Doe", None, "2022-03-25"),
        ("Lake Daily Mirror · Jane Doe · 1 May 2022", "Lake Daily Mirror", None, None, "2022-05-01"),
    ],
)
def test_the_pieces_of_a_head(head: str, outlet: str | None, byline: str | None, place: str | None, day: str) -> None:
    read = imprint(head)
    assert (read.outlet, f"{read.published:%Y-%m-%d}") == (outlet, day)
    if "Jane Doe ·" not in head:
        assert (read.byline and read.byline.quote, read.dateline and read.dateline.place.quote) == (byline, place)


def test_a_kind_of_text_is_its_section() -> None:
    read = imprint("Opinion · Davao Daily Mirror · 20 December 2016")
    assert (read.section, read.outlet, read.byline) == ("Opinion", "Davao Daily Mirror", None)
    assert imprint("MEDIA NOTE\nMay 21, 2023").section == "MEDIA NOTE"


def test_a_day_in_the_name_of_the_file_is_the_last_resort() -> None:
    named = imprint("", "p05-2016-08-28.txt")
    assert (f"{named.published:%Y-%m-%d}", named.published_source) == ("2016-08-28", "file name")
    assert imprint("1 May 2022", "p05-2016-08-28.txt").published_source == "text"


@pytest.mark.parametrize("location", ["p05-2025-08-28.txt", "list-2016-08-28.jsonl#3", "2016-08-28/a.txt", "from-2016-08-28-to-2016-09-01.txt", "a-2016-13-28.txt"])
def test_another_name_of_a_file_is_no_day(location: str) -> None:
    assert imprint("", location).published is None


@pytest.mark.parametrize("row", ["Rebels Storm Border Post", "The army left Goma on May 3, 2024, and Reuters saw it.", "Jane Doe"])
def test_a_row_of_the_article_is_no_outlet(row: str) -> None:
    assert imprint(row).outlet is None
