from pathlib import Path

import pytest

from trucewatch.documents import read
from trucewatch.errors import PageError
from trucewatch.pages import gather
from trucewatch.pages.feed import entries, is_feed
from trucewatch.pages.original import original
from trucewatch.pages.xml import root_of, text_in
from trucewatch.records import Page, Quarantined

LONG = "<p>Both sides kept to the truce along the river on Sunday, an observer of the mission said.</p>" * 8


def feed(text: str | bytes) -> Page:
    page = original("https://wire.example/feed", text.encode() if isinstance(text, str) else text, "application/xml")
    assert isinstance(page, Page)
    return page


RSS = f"""<?xml version="1.0" encoding="UTF-8"?>
<!-- a feed --><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>River Wire</title><language>en</language><item><title>Truce &amp;amp; aid</title><link>/a</link>
<pubDate>Sun, 11 Oct 2020 10:00:00 GMT</pubDate><dc:creator>The desk</dc:creator>
<description>Short</description><content:encoded><![CDATA[{LONG}]]></content:encoded></item></channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>River Wire</title><entry><title>Truce &amp; aid</title>
<link rel="self" href="/self"/><link rel="alternate" href="/a"/><published>2020-10-11T10:00:00Z</published>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{LONG}</div></content></entry></feed>"""
RDF = f"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>River Wire</title></channel><item><title>Truce &amp; aid</title><link>/a</link><dc:date>2020-10-11T10:00:00Z</dc:date>
<description>{LONG.replace("<", "&lt;")}</description></item></rdf:RDF>"""
JSON = f"""{{"version": "https://jsonfeed.org/version/1.1", "title": "River Wire", "items":
[{{"id": "1", "url": "/a", "title": "Truce & aid", "date_published": "2020-10-11T10:00:00Z", "content_html": "{LONG}"}}]}}"""


@pytest.mark.parametrize("text", [RSS, ATOM, RDF, JSON])
def test_every_kind_of_feed_gives_the_same_document(text: str) -> None:
    page = feed(text)
    assert is_feed(page.content)
    (entry,) = entries(page)
    got = entry.page(page)
    assert isinstance(got, Page) and got.location == "https://wire.example/a"
    document = read(got)
    imprint = document.imprint
    assert imprint.headline is not None and imprint.headline.quote == "Truce & aid"
    assert imprint.published is not None and imprint.published.isoformat() == "2020-10-11T10:00:00+00:00"
    assert (imprint.published_source, imprint.outlet) == ("feed", "River Wire")
    assert document.body.startswith("Both sides kept to the truce")


@pytest.mark.parametrize(
    ("said", "author"),
    [
        ("<author><name>Jane Doe</name><email>jane@wire.example</email></author><author><name>John Doe</name></author>", "Jane Doe, John Doe"),
        ("<author>desk@wire.example</author>", "desk@wire.example"),
        ("", None),
    ],
)
def test_the_authors_of_an_entry_are_those_of_the_document(said: str, author: str | None) -> None:
    page = feed(ATOM.replace("<published>", f"{said}<published>"))
    (entry,) = entries(page)
    got = entry.page(page)
    assert isinstance(got, Page) and read(got).imprint.author == author


@pytest.mark.parametrize("text", ["<!doctype html><html></html>", "<urlset></urlset>", '{"a": 1}', "Feed the rss"])
def test_what_is_no_feed(text: str) -> None:
    assert not is_feed(text.encode())


def test_entities_are_not_expanded_and_files_not_read(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("the secret")
    lol = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "lol"}">' for n in range(12))
    bomb = f"""<?xml version="1.0"?><!DOCTYPE rss [{lol}<!ENTITY x SYSTEM "{secret.as_uri()}">]>
    <rss><channel><title>T</title><item><title>&l11; &x;</title><link>/a</link></item></channel></rss>"""
    (entry,) = entries(feed(bomb))
    assert "lol" not in str(entry.facts) and "secret" not in str(entry.facts).replace("secret.txt", "")


def test_broken_feed_gives_what_can_be_read() -> None:
    assert [entry.link for entry in entries(feed(RSS[: RSS.index("</item>")]))] == ["https://wire.example/a"]
    (entry,) = entries(feed("<rss><item><title>A & B</title><link>/b</link></item></rss>"))
    assert dict(entry.facts)["title"].startswith("A")


def test_feed_in_a_file(tmp_path: Path) -> None:
    (tmp_path / "a.rss").write_text(RSS)
    (page,) = gather(str(tmp_path / "a.rss"))
    assert isinstance(page, Page) and dict(page.facts)["feed"].endswith("a.rss")


def test_entry_without_content_is_set_aside(tmp_path: Path) -> None:
    (tmp_path / "a.rss").write_text("<rss><channel><item><title>Only a title</title></item></channel></rss>")
    (item,) = gather(str(tmp_path / "a.rss"))
    assert isinstance(item, Quarantined) and "empty" in item.reason


def test_file_that_is_no_feed_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "a.rss").write_text("just words")
    with pytest.raises(PageError, match=r"XML|feed"):
        list(gather(str(tmp_path / "a.rss")))


@pytest.mark.parametrize("cut", ["</description>", LONG[400:440]])
def test_the_entry_in_which_a_feed_breaks_off_is_set_aside(tmp_path: Path, cut: str) -> None:
    item = f"<item><title>{{}}</title><link>https://wire.example/{{}}</link><description><![CDATA[{LONG}]]></description></item>"
    whole = "<rss version='2.0'><channel><title>River Wire</title>" + "".join(item.format(name, name) for name in ("a", "b", "c"))
    (file := tmp_path / "a.rss").write_text(whole[: whole.rindex(cut)], encoding="utf-8")
    pages = list(gather(str(file)))
    assert [page.location for page in pages if isinstance(page, Page)] == ["https://wire.example/a", "https://wire.example/b"]
    assert [one.reason for one in pages if isinstance(one, Quarantined)] == ["the feed breaks off in its entry 'c'"]


def test_a_feed_that_is_nested_too_deep_is_refused_as_such() -> None:
    deep = b"<rss><channel><item>" + b"<a>" * 5000 + b"</a>" * 5000 + b"</item></channel></rss>"
    with pytest.raises(PageError, match="nested too deep"):
        root_of(deep, "a.rss")


@pytest.mark.parametrize(("title", "read"), [("Truce &x; holds", "Truce holds"), ("&x;Truce <b>in</b>&x; Karo", "Truce in Karo"), ("Truce &amp; talks", "Truce & talks"), ("&x;", "")])
def test_an_entity_that_a_feed_declares_is_no_part_of_a_title(title: str, read: str) -> None:
    feed = f'<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/hostname">]><rss><channel><title>{title}</title></channel></rss>'
    assert text_in(root_of(feed.encode(), "a.rss")[0], "title") == read
