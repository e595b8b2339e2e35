"""Addresses that are wrong, or another's: the batch goes on, and nobody's words are put into another's mouth."""

import json
from pathlib import Path

import pytest

from trucewatch.errors import PageError
from trucewatch.pages import gather
from trucewatch.pages.links import joined, same_site
from trucewatch.pages.lists import ListSource
from trucewatch.pages.web import WebSource
from trucewatch.records import Page, Quarantined

from .conftest import Site

HTML = "<!doctype html><html><body><p>The truce along the river held for a second day.</p></body></html>"
WRONG = "http://[bad"


def rss(*items: str) -> str:
    return f"<rss><channel><title>River Wire</title>{''.join(f'<item>{item}</item>' for item in items)}</channel></rss>"


def test_relative_links_are_joined_and_wrong_ones_stay() -> None:
    assert joined("https://a.example/x/", "y") == "https://a.example/x/y"
    assert joined("https://a.example/", " ") == ""
    assert joined("https://a.example/", WRONG) == WRONG


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("https://a.example/feed", "https://www.a.example/1", True),
        ("https://feeds.a.example/all", "https://a.example/1", True),
        ("https://a.example/feed", "https://world.a.example/1", True),
        ("https://a.example/feed", "https://b.example/1", False),
        ("https://a.example/feed", "https://nota.example/1", False),
        ("https://a.example/feed", WRONG, False),
    ],
)
def test_one_site(one: str, other: str, same: bool) -> None:
    assert same_site(one, other) is same is same_site(other, one)


@pytest.mark.parametrize("form", ["feed", "sitemap", "articles"])
def test_a_wrong_address_in_a_list_is_set_aside_and_the_rest_goes_on(site: Site, web: WebSource, form: str) -> None:
    good = site.has("/1", HTML)
    body = {
        "feed": rss(f"<link>{WRONG}</link>", f"<link>{good}</link>"),
        "sitemap": f"<urlset><url><loc>{WRONG}</loc></url><url><loc>{good}</loc></url></urlset>",
        "articles": json.dumps({"articles": [{"url": WRONG}, {"url": good}]}),
    }[form]
    bad, page = web.pages(site.has("/list", body, "text/xml"))
    assert isinstance(bad, Quarantined) and (bad.location, bad.remedy) == (WRONG, "give an address that begins with https://")
    assert isinstance(page, Page) and page.location == good


def test_a_wrong_address_in_a_file_of_addresses_is_set_aside(tmp_path: Path, site: Site, web: WebSource) -> None:
    (tmp_path / "a.urls").write_text(f"{WRONG}\n{site.has('/1', HTML)}\n")
    found = list(ListSource(web).pages(str(tmp_path / "a.urls")))
    assert [type(item) for item in found] == [Quarantined, Page]


@pytest.mark.parametrize("address", [WRONG, "http://a b.example/", "http://example.org:99999/"])
def test_a_wrong_address_is_an_error(web: WebSource, address: str) -> None:
    with pytest.raises(PageError):
        list(web.pages(address))


def test_a_redirect_to_a_wrong_address_is_an_error(site: Site, web: WebSource) -> None:
    with pytest.raises(PageError, match="only http"):
        list(web.pages(site.has("/a", status=302, Location=WRONG)))


def test_what_a_feed_says_in_anothers_name_is_got_from_there(site: Site, web: WebSource) -> None:
    words = "<description>" + "They never agreed to anything. " * 40 + "</description>"
    feed = rss(f"<link>{site.url}/own</link>{words}", f"<link>http://192.0.2.1/false</link>{words}")
    own, other = web.pages(site.has("/feed", feed, "text/xml"))
    assert isinstance(own, Page) and own.location == f"{site.url}/own"
    assert isinstance(other, Quarantined) and other.location == "http://192.0.2.1/false"


def test_an_entry_whose_link_is_no_web_address_stands_at_the_feed(tmp_path: Path) -> None:
    words = "<description>" + "The truce held. " * 50 + "</description>"
    (tmp_path / "a.rss").write_text(rss(f"<guid isPermaLink='false'>7</guid><link>file:///etc/passwd</link>{words}", f"<title>Two</title>{words}"))
    assert [item.location for item in gather(str(tmp_path / "a.rss"))] == [f"{tmp_path}/a.rss#7", f"{tmp_path}/a.rss#Two"]


def test_relative_links_of_a_feed_in_a_file_are_those_of_its_site(tmp_path: Path) -> None:
    words = f"<content type='html'>{'The truce held. ' * 50}</content>"
    atom = f"<feed><link href='https://wire.example/'/><entry><link href='/1'/><title>T</title>{words}</entry></feed>"
    (tmp_path / "a.atom").write_text(atom)
    assert [item.location for item in gather(str(tmp_path / "a.atom"))] == ["https://wire.example/1"]
