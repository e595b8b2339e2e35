"""The first look at a large ledger takes long: a browser is told so at once, and gets its page as soon as it can."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from fastapi.testclient import TestClient
from tests.web.browsing import At, copied, running, violations

from trucewatch.desk import Ledger
from trucewatch.web import app
from trucewatch.web.settings import Settings

PAGE = {"accept": "text/html,application/xhtml+xml"}


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> Iterator[Event]:
    """A ledger that answers only once it may."""
    may, seen = Event(), Ledger.seen

    def wait(self: Ledger, *given: Any) -> Any:
        assert may.wait(60)
        return seen(self, *given)

    monkeypatch.setattr(Ledger, "seen", wait)
    monkeypatch.setattr(app, "PATIENCE", 0.2)
    yield may
    may.set()


@pytest.fixture
def settings(made: At, tmp_path: Path) -> Settings:
    return copied(made, tmp_path)


def test_a_browser_is_told_to_wait_and_then_gets_the_page(slow: Event, settings: Settings) -> None:
    with TestClient(app.make_app(settings)) as client:
        first = client.get("/?known=2020-12-20", headers=PAGE)
        assert first.status_code == 503 and first.headers["retry-after"] == "5" and "The ledger is being read" in first.text
        assert 'href="/?known=2020-12-20"' in first.text and "script-src 'self'" in first.headers["content-security-policy"]
        assert client.get("/static/site.css", headers=PAGE).status_code == 200
        slow.set()
        assert client.get("/api/v1/truces").status_code == 200  # programs wait, and get what they asked for
        assert "Which truces hold" in client.get("/", headers=PAGE).text


def test_the_page_that_waits_looks_again_by_itself(slow: Event, settings: Settings, page: Any) -> None:
    with running(settings) as address:
        page.goto(address)
        assert page.get_by_role("status").is_visible() and violations(page) == []
        slow.set()
        page.get_by_role("heading", name="Which truces hold").wait_for(timeout=20_000)
