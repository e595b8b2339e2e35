"""A provider, a site that lets people in from there, and the way between them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest
from fastapi.testclient import TestClient
from tests.web.provider import CLIENT, SECRET, Provider

from trucewatch.web.app import make_app
from trucewatch.web.settings import Limits, Settings
from trucewatch.web.sign_on.setting import SignOn

At = tuple[Path, dict[str, str]]
ROLES = {"reviewer": ("desk", "editors"), "admin": ("keepers",)}
PASSWORD = "long enough a word"


@pytest.fixture
def provider() -> Iterator[Provider]:
    running = Provider().start()
    yield running
    running.stop()


@pytest.fixture
def settings(ledger: At, tmp_path: Path, provider: Provider) -> Settings:
    sign_on = SignOn(issuer=provider.issuer, client=CLIENT, label="the desk's accounts", roles=ROLES, secret=SECRET)
    limits = Limits(sign_in=(40, 60.0))
    return Settings(ledger=str(ledger[0]), people=str(tmp_path / "people"), local=False, hosts=(), sign_on=sign_on, limits=limits)


@pytest.fixture
def client(settings: Settings) -> Iterator[TestClient]:
    with TestClient(make_app(settings)) as made:
        yield made


def there(client: TestClient) -> str:
    """Go to the provider and return the address that it sends the browser back to."""
    answer = client.get("/sign-on", follow_redirects=False)
    assert answer.status_code == 303, answer.text
    return str(httpx.get(answer.headers["location"]).headers["location"])


def come_back(client: TestClient, address: str) -> httpx.Response:
    parts = urlsplit(address)
    return client.get(f"{parts.path}?{parts.query}", follow_redirects=False)


def sign_on(client: TestClient) -> httpx.Response:
    return come_back(client, there(client))


def who(client: TestClient) -> str:
    return "".join(re.findall(r'<a href="/account"><bdi>([^<]*)</bdi>', client.get("/words").text))


def said(answer: httpx.Response) -> str:
    return "".join(re.findall(r'role="alert">(.*?)</div>', answer.text, re.DOTALL))
