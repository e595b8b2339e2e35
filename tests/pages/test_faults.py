"""What feeds, sitemaps, packed answers and archives get wrong in the wild: nothing cut off passes for whole, nothing is lost in silence."""

import gzip
import zlib
from pathlib import Path

import pytest

from trucewatch.documents import read
from trucewatch.errors import PageError
from trucewatch.pages import gather
from trucewatch.pages.feed import entries, is_feed
from trucewatch.pages.web import WebSource
from trucewatch.records import Page, Quarantined

from .conftest import Site
from .test_warc import record

PAGE = "<html><head><title>Truce holds</title></head><body><p>The army and the rebels of the river signed a truce on Monday.</p></body></html>"
SENTENCE = "The army and the rebels of the river signed a truce on Monday, both of them said. "


def feed(content: str | bytes) -> Page:
    from datetime import UTC, datetime

    raw = content.encode() if isinstance(content, str) else content
    return Page(location="https://wire.example/feed", content=raw, media_type="text/xml", gathered=datetime(2025, 3, 4, tzinfo=UTC))


def test_a_packed_answer_that_is_cut_off_is_no_page(site: Site, web: WebSource) -> None:
    whole = gzip.compress(PAGE.encode() * 50)
    with pytest.raises(PageError, match="cut off"):
        list(web.pages(site.has("/a", whole[: len(whole) // 2], Content_Encoding="gzip")))


def test_an_answer_packed_in_two_pieces_is_read_whole(site: Site, web: WebSource) -> None:
    half = len(PAGE) // 2
    packed = gzip.compress(PAGE[:half].encode()) + gzip.compress(PAGE[half:].encode())
    (page,) = web.pages(site.has("/a", packed, Content_Encoding="gzip"))
    assert isinstance(page, Page)
    assert page.content == PAGE.encode()


@pytest.mark.parametrize("encoding", ["gzip", "deflate"])
def test_an_answer_without_a_body_may_be_called_packed(site: Site, web: WebSource, encoding: str) -> None:
    (found,) = web.pages(site.has("/a", b"", Content_Encoding=encoding))
    assert isinstance(found, Quarantined)
    assert "empty" in found.reason


def test_a_packed_sitemap_too_large_says_which(site: Site, web: WebSource) -> None:
    bomb = gzip.compress(b"<urlset>" + b" " * 30_000_000 + b"</urlset>")
    address = site.has("/sitemap.xml.gz", bomb, "application/x-gzip")
    with pytest.raises(PageError, match="unpacked") as error:
        list(web.pages(address))
    assert address in str(error.value)


def test_an_address_is_asked_once_however_often_lists_name_it(site: Site, web: WebSource) -> None:
    site.has("/1", PAGE)
    site.has("/urls.xml", f"<urlset><url><loc>{site.url}/1</loc></url><url><loc>/1</loc></url></urlset>", "text/xml")
    index = f"<sitemapindex>{f'<sitemap><loc>{site.url}/urls.xml</loc></sitemap>' * 3}<sitemap><loc>{site.url}/index.xml</loc></sitemap></sitemapindex>"
    assert len(list(web.pages(site.has("/index.xml", index, "text/xml")))) == 1
    assert sorted(path for path, _ in site.asked if path != "/robots.txt") == ["/1", "/index.xml", "/urls.xml"]


def test_links_of_a_feed_are_relative_to_the_bases_it_names() -> None:
    atom = feed(
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:base="/news/"><entry xml:base="2025/"><title>Truce</title><link href="3.html"/></entry></feed>'
    )
    assert [entry.link for entry in entries(atom)] == ["https://wire.example/news/2025/3.html"]


def test_captions_of_pictures_are_no_text_of_an_entry() -> None:
    rss = feed(
        '<rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/"><channel><title>Wire</title><item><media:title>A bridge</media:title>'
        f"<title>Truce</title><link>/1</link><description>{SENTENCE}</description>"
        f'<media:content url="https://img.example/{"long/" * 40}"><media:description>A soldier on a bridge.</media:description></media:content>'
        "</item></channel></rss>"
    )
    (entry,) = entries(rss)
    assert (entry.content, dict(entry.facts)["title"]) == (SENTENCE, "Truce")


@pytest.mark.parametrize(
    ("title", "shown"), [("<![CDATA[Truce & <b>talks</b>]]>", "Truce & talks"), ("&lt;i&gt;Truce&lt;/i&gt; holds", "Truce holds"), ("5 &lt; 6", "5 < 6")]
)
def test_marks_of_emphasis_are_no_words_of_a_title(title: str, shown: str) -> None:
    (entry,) = entries(feed(f"<rss><channel><item><title>{title}</title></item></channel></rss>"))
    assert dict(entry.facts)["title"] == shown


def test_a_feed_that_declares_entities_is_a_feed_and_reads_no_file(tmp_path: Path) -> None:
    (secret := tmp_path / "secret").write_text("the secret")
    rss = feed(
        f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY x SYSTEM "{secret.as_uri()}">]><rss><channel><item><title>T &x;</title>'
        "<description>&x;</description></item></channel></rss>"
    )
    assert is_feed(rss.content)
    assert "the secret" not in "".join(str(entry) for entry in entries(rss))


def test_a_json_feed_with_a_mark_keeps_the_paragraphs_of_plain_text() -> None:
    text = (SENTENCE * 5).strip()
    json = f'{{"version": "https://jsonfeed.org/version/1.1", "items": [{{"id": "1", "title": "Truce", "content_text": "{text}\\n\\n{text} Twice."}}]}}'
    page = feed(b"\xef\xbb\xbf" + json.encode())
    (entry,) = entries(page)
    got = entry.page(page)
    assert isinstance(got, Page)
    assert read(got).body == f"{text}\n\n{text} Twice."


def test_a_feed_without_entries_says_so(tmp_path: Path) -> None:
    (file := tmp_path / "a.rss").write_text("<rss><channel><title>Wire</title></channel></rss>")
    with pytest.raises(PageError, match="no entries"):
        list(gather(str(file)))


@pytest.mark.parametrize(("body", "read_too"), [(PAGE.encode(), True), (gzip.compress(PAGE.encode(), mtime=0)[:-9], False)])
def test_an_archive_in_one_piece_goes_on_after_a_record_that_is_badly_packed(tmp_path: Path, body: bytes, read_too: bool) -> None:
    whole = record("https://a.example/1", PAGE.encode())
    lying = record("https://a.example/2", body).replace(b"Content-Type: text/html", b"Content-Encoding: gzip\r\nX: t/html", 1)
    lying = lying.replace(b"X: t/html; charset=utf-8", b"Content-Type: text/html")
    (file := tmp_path / "a.warc.gz").write_bytes(gzip.compress(whole + _sized(lying) + record("https://a.example/3", PAGE.encode())))
    found = list(gather(str(file)))
    assert [isinstance(item, Page) for item in found] == [True, read_too, True]
    assert [item.location[-1] for item in found] == ["1", "2", "3"]


def _sized(raw: bytes) -> bytes:
    """Return the record with the length that its block has now."""
    head, _, block = raw.partition(b"\r\n\r\n")
    size = len(block.removesuffix(b"\r\n\r\n"))
    rows = [b"Content-Length: %d" % size if row.startswith(b"Content-Length") else row for row in head.split(b"\r\n")]
    return b"\r\n".join(rows) + b"\r\n\r\n" + block


def test_a_page_that_the_archive_cut_says_so(tmp_path: Path) -> None:
    raw = record("https://a.example/1", PAGE.encode()).replace(b"WARC-Date", b"WARC-Truncated: length\r\nWARC-Date", 1)
    (file := tmp_path / "a.warc").write_bytes(raw)
    (page,) = gather(str(file))
    assert isinstance(page, Page)
    assert dict(page.facts)["truncated"] == "length"


@pytest.mark.parametrize("name", ["base64", "rot13", "hex", "zlib", "idna", "utf-7", "unicode_escape", "undefined", "nonsense"])
def test_no_declared_encoding_breaks_a_batch(tmp_path: Path, name: str) -> None:
    html = PAGE.replace("<head>", f"<head><meta charset='{name}'>").replace("Monday", "Monday at the café of Ramé, déjà \\x41")
    (tmp_path / "a.html").write_bytes(html.encode("latin-1"))
    (page,) = gather(str(tmp_path / "a.html"))
    assert isinstance(page, Page)
    assert "café of Ramé, déjà \\x41" in read(page).body


def test_raw_deflate_is_unpacked_or_refused_in_words(site: Site, web: WebSource) -> None:
    packer = zlib.compressobj(wbits=-15)
    with pytest.raises(PageError, match="badly packed"):
        list(web.pages(site.has("/a", packer.compress(PAGE.encode()) + packer.flush(), Content_Encoding="deflate")))
