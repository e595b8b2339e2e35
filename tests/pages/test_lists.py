"""Lists of articles: from GDELT, by hand, and at an address; what they say goes with the page that is got."""

import gzip
import json
from pathlib import Path

import pytest

from trucewatch.documents import read
from trucewatch.errors import PageError
from trucewatch.pages.lists import ListSource
from trucewatch.pages.source import source_for
from trucewatch.pages.web import WebSource
from trucewatch.records import Page, Quarantined

from .conftest import Site

TEXT = "The two armies kept to the truce for a second day, officials said, and lorries with flour crossed the river by the northern bridge."
HTML = f"<!doctype html><html><head><title>Truce holds</title></head><body><article><h1>Truce holds</h1><p>{TEXT}</p></article></body></html>"


def article(url: str) -> dict[str, str]:
    return {
        "url": url, "url_mobile": "", "title": "Truce holds", "seendate": "20240503T101500Z", "socialimage": "", "domain": "wire.example",
        "language": "English", "sourcecountry": "Sudan",
    }  # fmt: skip


def pages(web: WebSource, file: Path) -> list[Page | Quarantined]:
    return list(ListSource(web).pages(str(file)))


@pytest.mark.parametrize("name", ["a.json", "20240503.gkg.csv", "today.urls"])
def test_each_form_finds_its_source(name: str) -> None:
    assert isinstance(source_for(name), ListSource)


def test_gdelt_article_list_in_a_file(tmp_path: Path, site: Site, web: WebSource) -> None:
    address, gone = site.has("/1", HTML), site.url + "/2"
    (file := tmp_path / "artlist.json").write_text(json.dumps({"articles": [article(address), article(gone), article(address), {"title": "x"}, 3]}))
    found = pages(web, file)
    assert [type(item) for item in found] == [Page, Quarantined, Quarantined, Quarantined]
    assert isinstance(found[0], Page) and dict(found[0].facts)["record"].endswith("artlist.json#1")
    imprint = read(found[0]).imprint
    assert imprint.published is not None and imprint.published.isoformat() == "2024-05-03T10:15:00+00:00"


def test_gdelt_article_list_at_an_address(site: Site, web: WebSource) -> None:
    one, two = site.has("/1", HTML), site.has("/2", HTML.replace("second", "third"))
    found = list(web.pages(site.has("/api?mode=artlist", json.dumps({"articles": [article(one), article(two)]}), "application/json")))
    assert [page.location for page in found] == [one, two]
    assert all(isinstance(page, Page) and dict(page.facts)["domain" if "domain" in dict(page.facts) else "outlet"] == "wire.example" for page in found)


def test_gdelt_knowledge_graph_gives_the_web_pages_it_names(tmp_path: Path, site: Site, web: WebSource) -> None:
    def record(collection: str, document: str) -> str:
        cells = [""] * 27
        cells[0], cells[1], cells[2], cells[3], cells[4] = "20240503101500-1", "20240503101500", collection, "wire.example", document
        return "\t".join(cells)

    address = site.has("/1", HTML)
    (file := tmp_path / "20240503101500.gkg.csv").write_text("\n".join([record("1", address), record("2", "BBC Monitoring"), "broken\tline"]))
    page, broken = pages(web, file)
    assert isinstance(page, Page) and isinstance(broken, Quarantined) and broken.location.endswith("#3") and "27" in broken.reason
    published = read(page).imprint.published
    assert published is not None and published.isoformat() == "2024-05-03T10:15:00+00:00"


def test_addresses_one_a_line(tmp_path: Path, site: Site, web: WebSource) -> None:
    (file := tmp_path / "my.urls").write_text(f"# what to read\n{site.has('/1', HTML)}\n\nftp://x.example/a\n")
    assert [type(item) for item in pages(web, file)] == [Page, Quarantined]


def test_an_array_of_articles_and_a_feed_in_a_file(tmp_path: Path, web: WebSource) -> None:
    (array := tmp_path / "a.json").write_text(json.dumps([{"title": "Truce holds", "text": TEXT}]))
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "F", "items": [{"id": "1", "title": "Truce holds", "content_text": TEXT * 9}]}
    (fed := tmp_path / "b.json").write_text(json.dumps(feed))
    for file in (array, fed):
        (page,) = pages(web, file)
        assert isinstance(page, Page) and TEXT in read(page).body


@pytest.mark.parametrize(("content", "reason"), [("{", "not readable as JSON"), ("{}", "neither"), ("[]", "no entries"), ("[" * 100_000, "not readable")])
def test_what_is_no_list_is_an_error(tmp_path: Path, web: WebSource, content: str, reason: str) -> None:
    (file := tmp_path / "a.json").write_text(content)
    with pytest.raises(PageError, match=reason):
        pages(web, file)


def test_a_feed_and_a_sitemap_saved_as_xml_are_read_as_such(tmp_path: Path, site: Site, web: WebSource) -> None:
    site.has("/1", HTML)
    whole = f"<description>{TEXT * 8}</description>"
    (tmp_path / "feed.xml").write_text(f"<rss><channel><item><link>https://wire.example/1</link>{whole}</item></channel></rss>")
    assert [page.location for page in pages(web, tmp_path / "feed.xml")] == ["https://wire.example/1"]
    named = f"<news><publication><name>River Wire</name></publication><title>Truce holds</title></news><loc>{site.url}/1</loc>"
    (tmp_path / "s.xml.gz").write_bytes(gzip.compress(f"<urlset><url>{named}</url></urlset>".encode()))
    (page,) = pages(web, tmp_path / "s.xml.gz")
    assert isinstance(page, Page) and read(page).imprint.outlet == "River Wire"
    (tmp_path / "page.xml").write_text(f'<?xml version="1.0"?>{HTML}')
    assert [type(item) for item in pages(web, tmp_path / "page.xml")] == [Page]
