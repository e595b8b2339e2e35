"""Pages from a real server on loopback, kind and hostile: each attack fails closed, and the batch goes on."""

from __future__ import annotations

import gzip
import time
import zlib
from http.server import BaseHTTPRequestHandler
from ipaddress import ip_network
from pathlib import Path

import pytest

from trucewatch.errors import PageError
from trucewatch.pages.net.addresses import Gate
from trucewatch.pages.net.fetch import Fetcher
from trucewatch.pages.net.manners import Manners
from trucewatch.pages.vault import Vault
from trucewatch.pages.web import WebSource
from trucewatch.records import Page, Quarantined

from .conftest import Site

HTML = "<!doctype html><html><body><p>The truce along the river held for a second day.</p></body></html>"


def pages(web: WebSource, location: str) -> list[Page]:
    return [item for item in web.pages(location) if isinstance(item, Page)]


def test_page_is_kept_as_received_with_its_headers(site: Site, web: WebSource) -> None:
    (page,) = pages(web, site.has("/a", HTML, ETag='"x"'))
    assert page.content == HTML.encode() and page.media_type == "text/html"
    assert dict(page.headers)["ETag"] == '"x"' and page.location == site.url + "/a"


def test_packed_page_is_unpacked(site: Site, web: WebSource) -> None:
    for encoding, body in (("gzip", gzip.compress(HTML.encode())), ("deflate", zlib.compress(HTML.encode()))):
        (page,) = pages(web, site.has("/a", body, Content_Encoding=encoding))
        assert page.content == HTML.encode()


def test_redirect_is_followed_and_remembered(site: Site, web: WebSource) -> None:
    site.has("/b", HTML)
    (page,) = pages(web, site.has("/a", status=302, Location="/b"))
    assert page.location.endswith("/b") and dict(page.facts)["asked"].endswith("/a")


def test_default_gate_refuses_loopback(site: Site) -> None:
    with pytest.raises(PageError, match="not public"):
        pages(WebSource(Manners(pause=0)), site.has("/a", HTML))
    assert site.asked == []


def test_redirect_to_a_closed_address_is_refused(site: Site, web: WebSource) -> None:
    for target in ("http://169.254.169.254/latest/meta-data/", "http://[::1]:80/", "http://10.0.0.1/"):
        with pytest.raises(PageError, match="not public"):
            pages(web, site.has("/a", status=302, Location=target))


@pytest.mark.parametrize("target", ["file:///etc/passwd", "ftp://127.0.0.1/x", "gopher://127.0.0.1/", "http://user:pass@127.0.0.1/"])
def test_redirect_to_another_scheme_is_refused(site: Site, web: WebSource, target: str) -> None:
    with pytest.raises(PageError, match=r"refused|only http"):
        pages(web, site.has("/a", status=302, Location=target))


def test_endless_redirects_end(site: Site, web: WebSource) -> None:
    with pytest.raises(PageError, match="more than 5 redirects"):
        pages(web, site.has("/a", status=302, Location="/a"))


def test_decompression_bomb_meets_the_cap(site: Site, web: WebSource) -> None:
    bomb = gzip.compress(b"\0" * 30_000_000, 6)
    began = time.monotonic()
    with pytest.raises(PageError, match="too large"):
        pages(web, site.has("/a", bomb, Content_Encoding="gzip"))
    assert time.monotonic() - began < 2


def test_endless_body_meets_the_cap(site: Site, web: WebSource) -> None:
    def endless(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.end_headers()
        while True:
            request.wfile.write(b"x" * 65_536)

    with pytest.raises(PageError, match="too large"):
        pages(web, site.does("/a", endless))


@pytest.mark.parametrize("head", [b"HTTP/1.1 200 OK\r\n\r\n", b"HTTP/1.1 200 OK\r\nX-Drip: "])
def test_dripping_server_is_cut_off(site: Site, head: bytes) -> None:
    def drip(request: BaseHTTPRequestHandler) -> None:
        request.wfile.write(head)
        for _ in range(200):
            request.wfile.write(b"a")
            time.sleep(0.05)

    impatient = Fetcher(gate=Gate((ip_network("127.0.0.0/8"),)), seconds=0.5)
    began = time.monotonic()
    with pytest.raises(PageError, match=r"takes more than 0.5 s"):
        impatient.get(site.does("/a", drip))
    assert time.monotonic() - began < 3


@pytest.mark.parametrize("answer", [b"", b"nonsense\r\n\r\n", b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort", b"\x00" * 50])
def test_broken_answer_is_an_error(site: Site, web: WebSource, answer: bytes) -> None:
    def broken(request: BaseHTTPRequestHandler) -> None:
        request.wfile.write(answer)
        request.close_connection = True

    with pytest.raises(PageError, match="cannot be got"):
        pages(web, site.does("/a", broken))


def test_wrong_packing_is_an_error(site: Site, web: WebSource) -> None:
    for encoding in ("gzip", "br", "gzip, gzip"):
        with pytest.raises(PageError, match="packed"):
            pages(web, site.has("/a", b"not packed", Content_Encoding=encoding))


def test_unchanged_page_is_not_sent_again(site: Site, web: WebSource, tmp_path: Path) -> None:
    vault = Vault(tmp_path)
    again = WebSource(web.manners, earlier=vault.last)
    location = site.has("/a", HTML, ETag='"v1"', Last_Modified="Sun, 11 Oct 2020 10:00:00 GMT")
    vault.keep(pages(again, location)[0])
    site.has("/a", status=304)
    assert list(again.pages(location)) == []
    asked = site.asked[-1][1]
    assert (asked["If-None-Match"], asked["If-Modified-Since"]) == ('"v1"', "Sun, 11 Oct 2020 10:00:00 GMT")


@pytest.mark.parametrize(("status", "remedy"), [(404, "check the address"), (403, "refuses programs"), (401, "login"), (500, "later"), (503, "later"), (410, "check")])
def test_a_refusal_is_told_with_what_helps(site: Site, web: WebSource, status: int, remedy: str) -> None:
    with pytest.raises(PageError) as told:
        pages(web, site.has("/a", HTML, status=status))
    assert remedy in told.value.remedy and (status in (404, 410) or "address" not in told.value.remedy)


@pytest.mark.parametrize("status", [404, 403, 500])
def test_failure_is_no_page(site: Site, web: WebSource, status: int) -> None:
    with pytest.raises(PageError, match=f"status {status}"):
        pages(web, site.has("/a", HTML, status=status))


def test_robots_are_obeyed(site: Site, web: WebSource) -> None:
    site.has("/robots.txt", "User-agent: *\nDisallow: /private/", "text/plain")
    site.has("/private/a", HTML)
    with pytest.raises(PageError, match=r"robots.txt forbids"):
        pages(web, site.url + "/private/a")
    assert len(pages(web, site.has("/open", HTML))) == 1
    assert [path for path, _ in site.asked] == ["/robots.txt", "/open"]


def test_site_whose_robots_cannot_be_read_is_left_alone(site: Site, web: WebSource) -> None:
    site.has("/robots.txt", status=500)
    with pytest.raises(PageError, match="forbids"):
        pages(web, site.has("/a", HTML))


def test_pauses_between_requests_and_longer_ones_that_robots_ask_for(site: Site, fetcher: Fetcher) -> None:
    now, slept = [0.0], []

    def sleep(seconds: float) -> None:
        slept.append(round(seconds, 1))
        now[0] += seconds

    polite = Manners(fetcher, pause=1.0, clock=lambda: now[0], sleep=sleep)
    site.has("/robots.txt", "User-agent: *\nCrawl-delay: 4", "text/plain")
    for _ in range(3):
        polite.get(site.has("/a", HTML))
    assert slept == [1.0, 4.0, 4.0]


def test_busy_site_is_asked_again_when_it_says(site: Site, fetcher: Fetcher) -> None:
    slept: list[float] = []
    replies = [429, 503, 200]

    def busy(request: BaseHTTPRequestHandler) -> None:
        status = replies.pop(0)
        request.send_response(status)
        request.send_header("Content-Length", "0")
        if status != 200:
            request.send_header("Retry-After", "7")
        request.end_headers()

    polite = Manners(fetcher, pause=0.0, clock=lambda: 0.0, sleep=slept.append)
    assert polite.get(site.does("/a", busy)).status == 200
    assert slept == [7.0, 7.0]


def test_site_that_stays_busy_is_given_up(site: Site, fetcher: Fetcher) -> None:
    with pytest.raises(PageError, match="busy"):
        Manners(fetcher, pause=0.0, sleep=lambda _: None).get(site.has("/a", status=503))


def test_feed_gives_full_entries_and_gets_the_others(site: Site, web: WebSource) -> None:
    site.has("/short", HTML)
    long = "word " * 200
    rss = f"""<?xml version="1.0"?><rss version="2.0"><channel><title>River Wire</title>
    <item><title>Full</title><link>{site.url}/full</link><pubDate>Sun, 11 Oct 2020 10:00:00 GMT</pubDate>
    <description>&lt;p&gt;{long}&lt;/p&gt;</description></item>
    <item><title>Short</title><link>{site.url}/short</link><description>A teaser.</description></item>
    <item><title>Gone</title><link>{site.url}/gone</link></item>
    <item><title>Trap</title><link>http://169.254.169.254/</link></item></channel></rss>"""
    found = list(web.pages(site.has("/feed", rss, "application/rss+xml")))
    assert [type(item) for item in found] == [Page, Page, Quarantined, Quarantined]
    assert isinstance(found[0], Page) and dict(found[0].facts)["published"].startswith("Sun, 11 Oct")
    assert isinstance(found[1], Page) and found[1].content == HTML.encode() and dict(found[1].facts)["title"] == "Short"
    assert "/full" not in [path for path, _ in site.asked]


def test_sitemap_and_index_lead_to_pages(site: Site, web: WebSource) -> None:
    site.has("/1", HTML)
    news = f"""<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
    <url><loc>{site.url}/1</loc><news:news>
    <news:publication><news:name>River Wire</news:name><news:language>en</news:language></news:publication>
    <news:publication_date>2020-10-11T10:00:00Z</news:publication_date><news:title>Truce holds</news:title></news:news></url></urlset>"""
    site.has("/news.xml.gz", gzip.compress(news.encode()), "application/gzip")
    index = f"<sitemapindex><sitemap><loc>{site.url}/news.xml.gz</loc></sitemap></sitemapindex>"
    (page,) = pages(web, site.has("/sitemap.xml", index, "application/xml"))
    facts = dict(page.facts)
    assert (facts["title"], facts["outlet"], facts["published_source"]) == ("Truce holds", "River Wire", "sitemap")


def test_sitemap_that_names_itself_ends(site: Site, web: WebSource) -> None:
    index = f"<sitemapindex><sitemap><loc>{site.url}/sitemap.xml</loc></sitemap></sitemapindex>"
    assert pages(web, site.has("/sitemap.xml", index, "application/xml")) == []
    assert len(site.asked) < 6
