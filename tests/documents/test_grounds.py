"""What a page's markup says of it, and where: each field that is read from the markup has its place there."""

from __future__ import annotations

import html
import json
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trucewatch.documents import read
from trucewatch.records import Ground, Imprint, Page

PROSE = "<p>Both sides said on Sunday that the truce along the river would hold for another week, and that nobody was hurt.</p>" * 2
NAMES = st.text(st.sampled_from("abc Zż&'\"</>«ف新") | st.characters(categories=("L",)), min_size=3, max_size=30).filter(lambda name: name.strip())


def imprint(head: str, body: str = "", foot: str = "", **attributes: str) -> Imprint:
    marked = "".join(f" {name}='{value}'" for name, value in attributes.items())
    text = f"<html{marked}><head><title>Truce holds along the river</title>{head}</head><body><h1>Truce holds along the river</h1>{body}{PROSE}{foot}</body></html>"
    page = Page(location="a.html", content=text.encode(), media_type="text/html", gathered=datetime(2024, 1, 1, tzinfo=UTC))
    return read(page).imprint


def linked(**said: object) -> str:
    return f"<script type='application/ld+json'>{json.dumps({'@type': 'NewsArticle', **said})}</script>"


def ground(imprint: Imprint, field: str) -> Ground:
    (found,) = (one for one in imprint.grounds if one.field == field)
    return found


@settings(deadline=None, max_examples=60)
@given(NAMES, NAMES)
def test_a_name_in_the_head_is_found_where_it_stands(outlet: str, section: str) -> None:
    got = imprint(f'<meta property="og:site_name" content="{html.escape(outlet)}"><meta property="article:section" content="{html.escape(section)}">')
    assert got.outlet is not None and ground(got, "outlet").key == "og:site_name"
    place = ground(got, "section").original
    assert place is not None and html.unescape(place.quote).split() == section.split()


def test_of_two_places_that_say_the_same_the_named_one_is_shown() -> None:
    head = '<meta name="keywords" content="World"><meta property="article:section" content="World">'
    place = ground(imprint(head, "<div>World</div>"), "section").original
    text = f"<html><head><title>Truce holds along the river</title>{head}"
    assert place is not None and place.start == text.rindex("World")


@pytest.mark.parametrize(
    ("credit", "agency", "chain"),
    [
        ('<a href="https://www.reuters.com/world/one">View original article</a>', "Reuters", ["Reuters", "this page"]),
        ('<b><a href="https://apnews.com/article/one">Read the full story</a></b>', "AP", ["AP", "this page"]),
        ('View original article <a href="https://www.afp.com/en/one">here</a>', "AFP", ["AFP", "this page"]),
        ('<a href="https://www.bbc.com/news/one">Original article</a>', None, ["BBC", "this page"]),
        ('<a href="https://a.example/one">View original article</a></p><p><a href="https://www.reuters.com/">World</a>', None, ["this page"]),
        ('<a href="/one">View original article</a>', None, ["this page"]),
    ],
)
def test_the_link_of_a_credit_says_whose_the_article_is(credit: str, agency: str | None, chain: list[str]) -> None:
    got = imprint("", foot=f"<p>{credit}</p>")
    assert (got.agency, [hop.name for hop in got.chain]) == (agency, chain)
    if agency:
        place = ground(got, "agency").original
        assert ground(got, "agency").key == "href" and place is not None and place.quote in credit


def test_linked_data_with_a_comma_too_many_and_a_publisher_by_reference() -> None:
    graph = (
        '{"@graph":[{"@type":["NewsArticle","X"],"datePublished":"2024-03-04T05:06:07Z","publisher":{"@id":"#o"},"author":[{"name":"A"},{"name":"B"}],},'
        '{"@type":"Organization","@id":"#o","name":"River Post"}]}'
    )
    got = imprint(f"<script type='application/ld+json'>//<![CDATA[\n{graph}\n//]]></script>")
    assert (got.outlet, got.published) == ("River Post", datetime(2024, 3, 4, 5, 6, 7, tzinfo=UTC))
    assert ground(got, "published").key == "datePublished"


def test_other_articles_of_a_list_are_not_this_one() -> None:
    other = {"@type": "NewsArticle", "headline": "Another", "datePublished": "2011-01-01"}
    head = f"<script type='application/ld+json'>{json.dumps({'@type': 'ItemList', 'itemListElement': [other]})}</script>"
    assert imprint(head).published is None


@pytest.mark.parametrize(
    ("head", "canonical"),
    [
        ('<link rel="canonical" href="https://a.example/n/1">', "https://a.example/n/1"),
        ('<meta property="og:url" content="https://a.example/n/1">', "https://a.example/n/1"),
        (linked(mainEntityOfPage={"@id": "https://a.example/n/1"}), "https://a.example/n/1"),
        ('<base href="https://a.example/"><link rel="canonical" href="/n/1">', "https://a.example/n/1"),
        ('<link rel="canonical" href="https://a.example/">', None),
        ('<link rel="canonical" href="/n/1">', None),
        ('<link rel="canonical" href="https://[bad/n/1">', None),
    ],
)
def test_the_page_s_own_address(head: str, canonical: str | None) -> None:
    assert imprint(head).canonical == canonical


@pytest.mark.parametrize(
    ("body", "outlet"),
    [
        ("<div class='site-title'>River Post</div>", "River Post"),
        ("<div class='siteTitle logo'>River Post</div><footer>© 2024 River Post Ltd</footer>", "River Post"),
        ("<footer>Copyright 2005 River Post. All rights reserved.</footer>", "River Post"),
        ("<footer>Copyright 2005 The Associated Press. All rights reserved.</footer>", None),
        ("<footer>© 2024. All rights reserved.</footer>", None),
    ],
)
def test_the_site_names_itself(body: str, outlet: str | None) -> None:
    assert imprint("", body).outlet == outlet


def test_section_by_the_path_that_leads_to_the_page() -> None:
    got = imprint("", "<div class='breadcrumbs'><a>Home</a> › <a>Africa</a> › <b>Truce holds along the river</b></div>")
    assert got.section == "Africa" and ground(got, "section").original is not None


def test_an_ambiguous_day_alone_is_no_day_of_publication() -> None:
    assert imprint("", "<div class='date'>3/4/2023</div>", lang="en").published is None
    told = imprint("", "<div class='date'>3/4/2023</div>", lang="en-US").published
    assert told is not None and told.date() == date(2023, 3, 4)


def test_last_modified_is_not_published() -> None:
    got = imprint("", "<div class='date'>Last modified: March 2, 1995</div>")
    assert got.published is None and got.updated == datetime(1995, 3, 2, tzinfo=UTC)
    assert ground(got, "updated").how == "text"


def test_a_day_in_the_address_dates_a_page_without_another() -> None:
    got = imprint('<link rel="canonical" href="https://a.example/2020/10/11/truce">')
    assert (got.published, got.published_source) == (datetime(2020, 10, 11, tzinfo=UTC), "address")
