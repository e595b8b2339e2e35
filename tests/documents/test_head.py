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


def test_a_title_that_says_only_news_names_no_outlet() -> None:
    html = f"<html><head><title>News</title></head><body><h1>Truce holds</h1><p>{PARAGRAPH}</p><p>{PARAGRAPH}</p></body></html>"
    assert read(Page(location="a.html", content=html.encode(), media_type="text/html", gathered=datetime(2024, 5, 5, tzinfo=UTC))).imprint.outlet is None


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
