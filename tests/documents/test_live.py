"""Live pages are divided into their posts, each with its own time where the page says that for machines."""

from datetime import UTC, datetime
from html import escape

import pytest

from trucewatch.documents import read, said_before
from trucewatch.documents.digest import items
from trucewatch.records import Document, Page

POSTS = (
    ("12:10", "What you need to know", "The army said that fighting would resume on Friday if the rebels did not hand over a list of hostages."),
    ("09:10", "Gunmen kill three in Karo", "Two gunmen opened fire at a bus stop in Karo, killing three people, police said."),
    ("05:05", "Truce extended", "The army and the rebels have agreed to extend their truce for a seventh day, the mediator said."),
)
CARD = '<div class="card"><time datetime="2023-11-29T08:00:00Z">29 Nov</time><a href="/x">Gunmen kill 40 in an attack on a market in Maradi</a></div>'
DECLARED = '<script type="application/ld+json">{"@type": "LiveBlogPosting", "datePublished": "2023-11-30T05:00:00Z", "headline": "x"}</script>'


def page(title: str, main: str, head: str = "") -> Document:
    html = f"<html lang=en><head><title>{escape(title)}</title>{head}</head><body><main><h1>{escape(title)}</h1>{main}</main>{CARD}</body></html>"
    made = Page(location="https://a.example/a", content=html.encode(), gathered=datetime(2024, 5, 1, tzinfo=UTC), media_type="text/html")
    return read(made)


def timed(post: str = "div") -> str:
    return "".join(
        f'<{post} class="live-post"><p><time datetime="2023-11-30T{clock}:00Z">{clock} GMT</time></p><h2>{heading}</h2><p>{told}</p></{post}>'
        for clock, heading, told in POSTS
    )


@pytest.mark.parametrize("post", ["div", "article", "section", "li"])
@pytest.mark.parametrize(
    ("title", "head"),
    [("Truce extended for a seventh day", DECLARED), ("Karo war live: Truce extended", ""), ("Truce extended - live updates", "")],
)
def test_posts_with_times_for_machines_are_reports_of_that_time(title: str, head: str, post: str) -> None:
    found = items(page(title, timed(post), head))
    assert [item.body for item in found] == [f"{heading}\n\n{told}" for _, heading, told in POSTS]
    assert [f"{item.imprint.published:%d %H:%M}" for item in found] == ["30 12:10", "30 09:10", "30 05:05"]
    assert all(item.imprint.updated is None and item.text.startswith(title) for item in found)


@pytest.mark.parametrize("form", ["{0} {1}", "{0} GMT – {1}", "{0}: {1}"])
def test_posts_with_the_clock_in_their_headings_are_reports_of_the_page_s_day(form: str) -> None:
    posts = "".join(f"<section><h2>{form.format(clock.replace(':', '.'), heading)}</h2><p>{told}</p></section>" for clock, heading, told in POSTS)
    found = items(page("Karo war live: Truce extended", posts, '<meta property="article:published_time" content="2023-11-30">'))
    assert [item.body.split("\n\n")[1] for item in found] == [told for _, _, told in POSTS]
    assert {item.imprint.published for item in found} == {datetime(2023, 11, 30, tzinfo=UTC)}


STAMP = '<meta property="article:modified_time" content="2023-11-30T{0}">'
CLOCKED = [
    "".join(f"<section><time>{clock}</time><p>{told}</p></section>" for clock, _, told in POSTS),
    "".join(f'<div class="entry"><h3>{clock}</h3><p>{told}</p></div>' for clock, _, told in POSTS),
    "".join(f'<div class="entry"><h3>{clock}</h3><p>{told}</p></div>' for clock, _, told in reversed(POSTS)),
]


@pytest.mark.parametrize("posts", CLOCKED)
@pytest.mark.parametrize("title", ["Karo war live: Truce extended", "Truce extended: as it happened"])
def test_clocks_over_posts_are_times_of_the_day_and_zone_of_the_page_s_stamp(title: str, posts: str) -> None:
    found = items(page(title, posts, STAMP.format("12:10:00+02:00")))
    assert sorted(f"{item.imprint.published:%d %H:%M}" for item in found) == ["30 03:05", "30 07:10", "30 10:10"]
    assert sorted(item.body for item in found) == sorted(told for _, _, told in POSTS)


@pytest.mark.parametrize("posts", CLOCKED)
@pytest.mark.parametrize("stamp", ["12:10:00", "12:11:00+02:00", "18:00:00Z"])
def test_clocks_that_no_stamp_of_the_page_fits_are_no_times(stamp: str, posts: str) -> None:
    found = items(page("Karo war live: Truce extended", posts, STAMP.format(stamp)))
    assert len({item.imprint.published for item in found}) == 1


def test_hours_that_run_neither_up_nor_down_are_no_posts_times() -> None:
    hours = "".join(f"<section><time>{clock}</time><p>{told}</p></section>" for (clock, _, _), (_, _, told) in zip((POSTS[1], POSTS[0], POSTS[2]), POSTS, strict=True))
    assert len(items(page("Truce extended for a seventh day", hours, STAMP.format("12:10:00+02:00")))) == 1


@pytest.mark.parametrize("title", ["How the seventh day of the truce went", "Where the displaced live"])
def test_times_alone_make_no_live_page(title: str) -> None:
    assert len(items(page(title, timed()))) == 1


def test_a_live_page_of_one_post_stays_one() -> None:
    _, heading, told = POSTS[0]
    one = page("Karo war live: Truce extended", f'<time datetime="2023-11-30T12:10:00Z">12:10</time><h2>{heading}</h2><p>{told}</p><p>{POSTS[1][2]}</p>')
    assert items(one) == (one,) and told in one.body


def test_a_post_is_called_by_its_own_heading_and_the_page_s_title_stands_over_it() -> None:
    found = items(page("Karo war live: Truce extended", timed()))
    assert [item.imprint.headline and item.imprint.headline.quote for item in found] == [heading for _, heading, _ in POSTS]
    assert all(item.text.startswith("Karo war live: Truce extended\n\n") and item.imprint.headline.stands_in(item.text) for item in found if item.imprint.headline)


def test_a_post_without_a_heading_is_called_by_its_first_words() -> None:
    posts = "".join(f'<div><time datetime="2023-11-30T{clock}:00Z">{clock}</time><p>{told} More follows.</p></div>' for clock, _, told in POSTS)
    found = items(page("Karo war - live updates", posts))
    titles = [item.imprint.headline.quote for item in found if item.imprint.headline]
    assert titles[1:] == [told for _, _, told in POSTS[1:]]
    assert POSTS[0][2].startswith(f"{titles[0]} ")  # too long for a title: up to a word


def test_the_first_words_of_a_post_say_something() -> None:
    told = ("Good morning. The truce has held for a night.", "S. Karo, an envoy, spoke to both sides. More follows.", "Talks go on. The two sides meet again on Friday morning.")
    posts = "".join(f'<div><time datetime="2023-11-30T0{hour}:00Z">0{hour}:00</time><p>{text}</p></div>' for hour, text in zip((9, 8, 7), told, strict=True))
    titles = [item.imprint.headline.quote for item in items(page("Karo war - live updates", posts)) if item.imprint.headline]
    assert titles == ["Good morning. The truce has held for a night.", "S. Karo, an envoy, spoke to both sides.", "Talks go on."]


def test_a_post_goes_on_from_the_earlier_ones_whichever_way_the_page_goes() -> None:
    down, up = (items(page("Karo war live: Truce extended", posts)) for posts in (timed(), timed_upwards()))
    assert [len(before) for before in said_before(down)] == [2, 1, 0]
    assert said_before(down) == said_before(up)[::-1]
    assert said_before(down)[0] == (down[2].body, down[1].body)


def test_reports_of_a_page_that_is_no_live_one_know_nothing_of_one_another() -> None:
    body = "\n\n___\n\n".join(f"{told} Nothing else was known." for _, _, told in POSTS)
    given = Page(location="https://a.example/b", content=body.encode(), gathered=datetime(2024, 5, 1, tzinfo=UTC), facts=(("title", "World briefs"),))
    found = items(read(given))
    assert said_before(found) == [(), (), ()]
    assert {item.imprint.headline.quote for item in found if item.imprint.headline} == {"World briefs"}


def timed_upwards() -> str:
    return "".join(f"<div{post}" for post in reversed(timed().split("<div")[1:]))
