"""Times and sections as pages mark them: by labels in many languages, names of elements, links, titles."""

from datetime import UTC, datetime

import pytest

from trucewatch.documents import read
from trucewatch.records import Imprint, Page

PARAGRAPH = "Both sides said on Sunday that the truce along the river would hold for another week, and nobody was hurt in the towns on either bank."


def imprint(above: str, head: str = "", below: str = "", title: str = "Truce holds along the river - River Post") -> Imprint:
    html = (
        f"<html lang='en'><head><title>{title}</title><meta property='og:site_name' content='River Post'>{head}</head><body><main>{above}"
        f"<article><p>{PARAGRAPH}</p><p>{PARAGRAPH.replace('Sunday', 'Monday')}</p></article>{below}</main></body></html>"
    )
    return read(Page(location="a.html", content=html.encode(), media_type="text/html", gathered=datetime(2024, 5, 5, tzinfo=UTC))).imprint


H1 = "<h1>Truce holds along the river</h1>"
FIRST, LATER = "<time datetime='2024-05-03T10:00:00Z'>3 May</time>", "<time datetime='2024-05-04T12:30:00Z'>4 May</time>"


@pytest.mark.parametrize(
    "times",
    [
        f"<p>Published {FIRST}</p><p>Updated {LATER}</p>",
        f"<span>Publisert {FIRST}</span> <span>Sist oppdatert {LATER}</span>",
        f"<div>{FIRST}</div><div>Julkaistu {FIRST}</div><div>Päivitetty: {LATER}</div>",
        f"<div><span>Last modified</span> {LATER}</div><div>{FIRST}</div>",
        f"<div>{FIRST}</div><div class='post-date modified-date'>{LATER}</div>",
        f"{FIRST} {LATER.replace('<time', '<time class=updated')}",
        f"<div>{FIRST}</div>{LATER.replace('4 May', 'Updated 4 May')}",
    ],
)
def test_elements_of_time_say_which_time_they_are(times: str) -> None:
    found = imprint(H1 + times)
    assert (found.published, found.updated) == (datetime(2024, 5, 3, 10, tzinfo=UTC), datetime(2024, 5, 4, 12, 30, tzinfo=UTC))


def test_an_element_that_is_called_both_is_the_time_of_publication() -> None:
    found = imprint(H1 + FIRST.replace("<time", "<time class='entry-date published updated'"))
    assert (found.published, found.updated) == (datetime(2024, 5, 3, 10, tzinfo=UTC), None)


def test_times_of_other_articles_are_not_this_ones() -> None:
    menu = f"<nav>Updated {LATER}</nav><div class='related'>Updated {LATER}</div>"
    found = imprint(menu + H1 + FIRST, below=f"<section>Updated {LATER}</section>")
    assert (found.published, found.updated) == (datetime(2024, 5, 3, 10, tzinfo=UTC), None)


def test_a_label_may_stand_over_its_time_and_below_the_article() -> None:
    found = imprint(f"{H1}<div>Published on</div><div>May 3, 2024</div><div>Last updated</div><div>May 4, 2024</div>")
    assert (found.published, found.updated) == (datetime(2024, 5, 3, tzinfo=UTC), datetime(2024, 5, 4, tzinfo=UTC))
    below = imprint(H1, below="<p>This story was originally published May 3, 2024 at 6:12 PM.</p>")
    assert below.published == datetime(2024, 5, 3, tzinfo=UTC)


@pytest.mark.parametrize(
    ("above", "section"),
    [
        ("<div><a href='/topics/iraq'>Iraq</a></div>", "Iraq"),
        ("<div><a href='/news/middle-east.html?x=1'>Middle East</a></div>", "Middle East"),
        ("<div><a>NATION</a></div>", "NATION"),
        ("<span class='rubriek'>Buitenland</span>", "Buitenland"),
        ("<div class='category'>in <a href='/c/7'>Borderlands</a></div>", "Borderlands"),
        ("<div class='category'>Borderlands</div>", "Borderlands"),
        ("<ul><li><a href='/world'>World</a></li><li><a href='/sport'>Sport</a></li><li><a href='/iraq'>Iraq</a></li></ul>", None),
        ("<nav aria-label='Breadcrumb'><a href='/'>Home</a> / <a href='/x/7'>Borderlands</a></nav>", "Borderlands"),
        ("<ol itemscope itemtype='https://schema.org/BreadcrumbList'><li><a href='/'>Home</a></li><li><a href='/x/7'>Borderlands</a></li></ol>", "Borderlands"),
        ("<div><a href='/'>River Post</a></div>", None),
        ("<div><a href='/'>Home</a></div>", None),
        ("<div><a href='/world'>Back to all stories</a></div>", None),
        ("<div><a href='/live'>Live</a></div>", None),
        ("<div><a href='/2024/05/03'>3 May 2024</a></div>", None),
        ("<div><a href='https://reuters.example/reuters'>Reuters</a></div>", None),
    ],
)
def test_what_stands_above_the_headline_may_be_the_section(above: str, section: str | None) -> None:
    assert imprint(above + H1).section == section


CANONICAL = "<link rel='canonical' href='https://river.example/en/middle-east/iraq/truce-holds/'>"
STEPS = '{"@type":"ListItem","name":"Home","item":"https://river.example/"},{"@type":"ListItem","name":"Borderlands","item":"https://river.example/b"}'
LAST = '{"@type":"ListItem","name":"Truce holds along the ri…","item":"https://river.example/en/middle-east/iraq/truce-holds/"}'


@pytest.mark.parametrize(
    ("head", "above", "below", "section"),
    [
        (CANONICAL, "", "<a href='/en/middle-east/iraq'>Iraq news</a>", "Iraq news"),
        (CANONICAL, "", "<a href='/sport'>Sport</a>", "middle-east"),
        ("<link rel='canonical' href='https://river.example/live/truce-holds/'>", "", "", None),
        ("<meta property='article:section' content='river/borderlands'>", "", "<a href='/borderlands'>Border Lands</a>", "Border Lands"),
        ("<meta property='article:section' content='river/borderlands'>", "", "", "borderlands"),
        ("<meta name='cXenseParse:abc-section' content='Borderlands'>", "", "", "Borderlands"),
        ("<meta name='page_category' content='article'>", "", "", None),
        (f"<script type='application/ld+json'>{{\"@type\":\"BreadcrumbList\",\"itemListElement\":[{STEPS}]}}</script>", "", "", "Borderlands"),
        (f"<script type='application/ld+json'>{{\"@type\":\"BreadcrumbList\",\"itemListElement\":[{STEPS},{LAST}]}}</script>", "", "", "Borderlands"),
        ("", "<p id='hierarchie'><a href='/'>Accueil</a> &gt; <a href='/r3'>Borderlands</a></p>", "", "Borderlands"),
        ("", "<a data-testid='category' href='/x/7'>Borderlands</a>", "", "Borderlands"),
        ("", "<div class='categories'><a href='/1'>Borderlands</a><a href='/2'>Rivers</a></div>", "", "Borderlands"),
        ("", "", "<p>Filed under: <a href='/c'>Borderlands</a>, <a href='/d'>Rivers</a></p>", "Borderlands"),
        ("", "", "<p>Категорія: <a href='/c'>Borderlands</a></p>", "Borderlands"),
        ("", "<a class='article-label' href='/x/7'>Borderlands</a>", "", "Borderlands"),
        ("", "<div class='volanta'>Borderlands</div>", "", "Borderlands"),
        ("", "", "<p><a href='/c' rel='category tag'>Borderlands</a></p>", "Borderlands"),
        ("", "", "<aside><a href='/c' rel='category tag'>Borderlands</a></aside>", None),
        ("", "", "<p>Advice: <a href='/c'>Borderlands</a></p>", None),
        ("", "<article class='post-7 category-uncategorized'>", "", None),
        ("", "<article class='post-7 category-borderlands tag-river'>", "", "borderlands"),
    ],
)
def test_the_section_by_what_systems_of_publication_write(head: str, above: str, below: str, section: str | None) -> None:
    assert imprint(above + H1, head, below).section == section


@pytest.mark.parametrize(
    ("element", "time"),
    [
        ("<span data-timestamp='1714730400'>3 May</span>", datetime(2024, 5, 3, 10, tzinfo=UTC)),
        ("<relative-time datetime='2024-05-03T10:00:00Z'>last year</relative-time>", datetime(2024, 5, 3, 10, tzinfo=UTC)),
        ("<span title='2024-05-03T10:00:00+00:00'>2 days ago</span>", datetime(2024, 5, 3, 10, tzinfo=UTC)),
        ("<span title='share 3/5'>2 days ago</span>", None),
        ("<meta name='ptime' content='20240503100000'>", datetime(2024, 5, 3, 10, tzinfo=UTC)),
        ("<meta name='content_PublishedDate' content='2024-05-03 10:00:00'>", datetime(2024, 5, 3, 10, tzinfo=UTC)),
    ],
)
def test_times_out_of_sight(element: str, time: datetime | None) -> None:
    assert imprint(H1 + element).published == time


def test_a_title_that_says_only_news_names_no_outlet() -> None:
    html = f"<html><head><title>News</title></head><body><h1>Truce holds</h1><p>{PARAGRAPH}</p><p>{PARAGRAPH}</p></body></html>"
    assert read(Page(location="a.html", content=html.encode(), media_type="text/html", gathered=datetime(2024, 5, 5, tzinfo=UTC))).imprint.outlet is None


@pytest.mark.parametrize("line", ["What we know so far", "By Jane Roe"])
def test_a_line_below_the_headline_that_stands_nowhere_else_names_no_outlet(line: str) -> None:
    html = f"<html><head><title>Truce holds</title></head><body><h1>Truce holds</h1><p>{line}</p><p>{PARAGRAPH}</p><p>{PARAGRAPH}</p></body></html>"
    assert read(Page(location="a.html", content=html.encode(), media_type="text/html", gathered=datetime(2024, 5, 5, tzinfo=UTC))).imprint.outlet is None


def test_a_page_s_own_headline_is_no_outlet_where_a_feed_has_another_one() -> None:
    html = f"<html><head><title>Truce holds on</title></head><body><h1>Truce holds on</h1><p>{PARAGRAPH}</p><p>{PARAGRAPH}</p></body></html>"
    page = Page(location="a.html", content=html.encode(), media_type="text/html", gathered=datetime(2024, 5, 5, tzinfo=UTC), facts=(("title", "River quiet"),))
    assert read(page).imprint.outlet is None


def test_a_title_of_three_parts_names_the_section_between_headline_and_site() -> None:
    assert imprint(H1, title="Truce holds along the river - Borderlands - River Post").section == "Borderlands"
    assert imprint(H1, title="Truce holds along the river - Reuters - River Post").section is None
    assert imprint(H1, title="Truce holds along the river - Borderlands - Another Paper").section is None


@pytest.mark.parametrize("line", ["Submitted by Jane Doe on Fri, 05/03/2024 - 18:20", "Posted by Jane Doe on May 3, 2024", "By Jane Doe | 3 May 2024"])
def test_a_byline_ends_before_the_day(line: str) -> None:
    found = imprint(f"{H1}<div class='submitted'>{line}</div>")
    assert found.byline is not None and found.byline.quote == "Jane Doe"


def test_each_of_these_fields_has_its_place_in_the_page() -> None:
    found = imprint(f"<div><a href='/topics/iraq'>Iraq</a></div>{H1}{FIRST}<p>Updated {LATER}</p>")
    places = {ground.field: ground.original.quote for ground in found.grounds if ground.original}
    assert places["section"] == "Iraq" and places["updated"] == "2024-05-04T12:30:00Z"


@pytest.mark.parametrize(
    ("shown", "hour"),
    [("May 3, 2024 6:00 AM EDT", 10), ("May 3, 2024 6:07 AM EDT", 6), ("May 3, 2024 6:00 AM", 6), ("May 6, 2024 6:00 AM EDT", 6)],
)
def test_a_time_without_a_zone_has_the_zone_that_the_page_shows(shown: str, hour: int) -> None:
    found = imprint(f"{H1}<p>Published {shown}</p>", "<meta property='article:published_time' content='2024-05-03T06:00:00'>")
    assert found.published == datetime(2024, 5, 3, hour, tzinfo=UTC)
