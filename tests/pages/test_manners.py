"""Manners hold for every address that is asked, also those that redirects lead to, and for as long as a site asks."""

from pathlib import Path

import pytest

from trucewatch.errors import PageError
from trucewatch.pages.lists import ListSource
from trucewatch.pages.net.fetch import Fetcher
from trucewatch.pages.net.manners import Manners
from trucewatch.pages.web import WebSource, _shared

from .conftest import Site

HTML = "<!doctype html><html><body><p>The truce along the river held for a second day.</p></body></html>"


def test_robots_are_obeyed_where_a_redirect_leads(site: Site, web: WebSource) -> None:
    site.has("/robots.txt", "User-agent: *\nDisallow: /closed", "text/plain")
    site.has("/closed/a", HTML)
    with pytest.raises(PageError, match="forbids"):
        list(web.pages(site.has("/a", status=302, Location="/closed/a")))
    assert "/closed/a" not in [path for path, _ in site.asked]


def test_a_redirect_waits_its_turn(site: Site, fetcher: Fetcher) -> None:
    slept: list[float] = []
    site.has("/b", HTML)
    Manners(fetcher, pause=2.0, clock=lambda: 0.0, sleep=slept.append).get(site.has("/a", status=302, Location="/b"))
    assert slept == [2.0, 2.0]


def test_a_site_that_asks_for_hours_is_given_up_and_not_asked_before(site: Site, fetcher: Fetcher) -> None:
    now = [0.0]
    polite = Manners(fetcher, pause=0.0, clock=lambda: now[0], sleep=lambda _: None)
    busy = site.has("/a", status=429, Retry_After="7200")
    for minutes in (120, 60):
        with pytest.raises(PageError, match=f"left alone for {minutes} more minutes"):
            polite.get(busy)
        now[0] += 3600.0
    assert [path for path, _ in site.asked] == ["/robots.txt", "/a"]
    site.has("/a", HTML)
    assert polite.get(busy).status == 200


def test_a_list_asks_a_host_no_faster_than_a_feed_does(site: Site, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, fetcher: Fetcher) -> None:
    slept: list[float] = []
    shared = Manners(fetcher, pause=2.0, clock=lambda: 0.0, sleep=slept.append)
    monkeypatch.setattr("trucewatch.pages.net.manners.Manners", lambda _: shared if not site.asked else pytest.fail("a second one was made"))
    _shared.cache_clear()
    (tmp_path / "a.urls").write_text("\n".join(site.has(f"/{number}", HTML) for number in range(3)))
    assert len(list(ListSource().pages(str(tmp_path / "a.urls")))) == 3
    assert [path for path, _ in site.asked] == ["/robots.txt", "/0", "/1", "/2"] and slept == [2.0] * 3
    _shared.cache_clear()


def test_rules_are_read_again_after_an_hour(site: Site, fetcher: Fetcher) -> None:
    now = [0.0]
    polite = Manners(fetcher, pause=0.0, clock=lambda: now[0])
    site.has("/robots.txt", status=503)
    with pytest.raises(PageError, match="forbids"):
        polite.get(site.has("/a", HTML))
    site.has("/robots.txt", "User-agent: *\nDisallow:", "text/plain")
    now[0] = 3601.0
    assert polite.get(site.url + "/a").status == 200
