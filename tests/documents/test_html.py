"""One article of our own words on pages of three makes: the article alone comes out, with what the page says of it."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from trucewatch.documents import read
from trucewatch.pages import gather
from trucewatch.records import Document, Page

FIXTURES = Path(__file__).parents[1] / "fixtures" / "pages"
HEADLINE = "Factions in Iraq would hold their fire if American forces leave"


def document(name: str) -> Document:
    (page,) = gather(str(FIXTURES / name))
    assert isinstance(page, Page)
    return read(page)


@pytest.mark.parametrize(("name", "start"), [("wordpress.html", "BAGHDAD (AP) — Armed"), ("plain_site.html", "BAGHDAD — Armed")])
def test_article_alone_comes_out(name: str, start: str) -> None:
    body = document(name).body
    assert body.startswith(start) and body.endswith("because they may not talk to reporters.")
    assert "the the attacker" in body and "“acceptable timeframe.”" in body
    assert body.count("\n\n") == 4


@pytest.mark.parametrize("name", ["wordpress.html", "plain_site.html", "agency_site.html"])
def test_furniture_and_comments_are_gone(name: str) -> None:
    text = document(name).text.lower()
    furniture = ("cookies", "share this", "leave a reply", "newsletter", "facebook", "sign in", "all rights", "trust principles")
    assert [gone for gone in (*furniture, "invention of the embassy") if gone in text] == []


@pytest.mark.parametrize("name", ["wordpress.html", "plain_site.html"])
def test_headline_stands_once(name: str) -> None:
    got = document(name)
    assert got.imprint.headline is not None and got.imprint.headline.quote == HEADLINE
    assert got.text[: got.body_end].count(HEADLINE) == 1


def test_blog_that_republishes_a_republisher() -> None:
    imprint = document("wordpress.html").imprint
    assert (imprint.outlet, imprint.agency, imprint.section) == ("River Dispatch", "AP", "World")
    assert [hop.name for hop in imprint.chain] == ["AP", "Gulf Notebook", "River Dispatch"]
    assert imprint.published == datetime(2020, 10, 11, 19, 42, 10, tzinfo=UTC) and imprint.published_source == "meta"
    assert imprint.updated == datetime(2020, 10, 12, 6, 5, tzinfo=UTC)


def test_news_site_with_a_byline_of_an_agency() -> None:
    got = document("plain_site.html")
    imprint = got.imprint
    assert (imprint.outlet, imprint.agency) == ("Harbour Times", "AP")
    assert imprint.byline is not None and imprint.byline.quote == "The Associated Press"
    assert [credit.quote for credit in imprint.credits] == ["Associated Press writers in Beirut and Washington contributed to this report."]
    assert imprint.dateline is not None and imprint.dateline.place.quote == "BAGHDAD"


def test_old_page_in_another_encoding_with_a_dateline_that_dates() -> None:
    got = document("agency_site.html")
    assert "Iraq’s armed factions" in got.text
    assert got.imprint.agency == "Reuters" and got.imprint.dateline is not None
    assert got.imprint.dateline.day is not None and got.imprint.dateline.day.isoformat() == "2020-10-11"


@pytest.mark.parametrize("name", ["wordpress.html", "plain_site.html", "agency_site.html"])
def test_every_span_stands_in_the_text(name: str) -> None:
    got = document(name)
    imprint = got.imprint
    line = imprint.dateline
    spans = [imprint.headline, imprint.byline, imprint.agency_span, *imprint.credits, *(hop.span for hop in imprint.chain)]
    spans += [line.span, line.place] if line else []
    assert all(span.stands_in(got.text) for span in spans if span)


@pytest.mark.parametrize("before", ['<?xml version="1.0" encoding="UTF-8"?>', '\n<?xml version="1.0" encoding="iso-8859-1" standalone="no" ?>\n', '<?xml version="1.0"?>'])
def test_a_page_may_begin_as_xml_does(before: str) -> None:
    words = "Both sides kept to the truce for a second day, an observer said in the town on Monday."
    html = f"{before}<!DOCTYPE html><html><head><title>Truce holds for a second day</title></head><body><p>{words}</p><p>{words}</p></body></html>"
    page = Page(location="a", content=html.encode(), media_type="text/html", gathered=datetime(2024, 5, 3, tzinfo=UTC))
    assert read(page).body.startswith(words)
