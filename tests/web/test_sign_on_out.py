"""Signing out where a provider let somebody in: here, there, and from there."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("joserfc", reason="joserfc is not installed: pip install 'trucewatch[oidc]'")

import httpx
from fastapi.testclient import TestClient
from joserfc.jwk import RSAKey
from tests.web.provider import Provider
from tests.web.signing_on import PASSWORD, client, provider, settings, sign_on, who

from trucewatch.web.app import make_app
from trucewatch.web.people import accounts
from trucewatch.web.people.roles import Role
from trucewatch.web.people.store import Store
from trucewatch.web.settings import Settings

__all__ = ["client", "provider", "settings"]


def csrf(client: TestClient) -> str:
    found = re.search(r'name="csrf" value="(\w+)"', client.get("/account").text)
    assert found
    return found[1]


def told(client: TestClient, token: str) -> int:
    return client.post("/sign-on/ended", data={"logout_token": token}).status_code


def test_signing_out_here_offers_to_sign_out_there_and_the_provider_sends_back(client: TestClient, provider: Provider) -> None:
    provider.described["end_session_endpoint"] = f"{provider.issuer}/out?tenant=1"
    sign_on(client)
    answer = client.post("/sign-out", data={"csrf": csrf(client)})
    address = re.search(r'href="(http://127[^"]+/out[^"]+)"', answer.text)
    assert answer.status_code == 200 and address and who(client) == ""
    assert httpx.get(unescape(address[1])).headers["location"] == "http://testserver/"


@pytest.mark.parametrize("broken", [False, True])
def test_where_there_is_nothing_to_sign_out_of_one_is_just_out(client: TestClient, provider: Provider, broken: bool) -> None:
    sign_on(client)
    form = csrf(client)
    if broken:
        provider.stop()
    assert client.post("/sign-out", data={"csrf": form}, follow_redirects=False).headers["location"] == "/"
    assert who(client) == ""


def test_a_session_that_ends_there_ends_here_and_no_other(client: TestClient, provider: Provider) -> None:
    provider.person["sid"] = "first"
    sign_on(client)
    with TestClient(client.app) as elsewhere:
        provider.person["sid"] = "second"
        sign_on(elsewhere)
        assert told(client, provider.ended(sid="first", sub="s-1")) == 200
        assert who(client) == "" and who(elsewhere) == "nadia"
        assert told(client, provider.ended(sub="s-1")) == 200
        assert who(elsewhere) == ""


def test_a_session_with_a_password_is_not_the_providers_to_end(client: TestClient, provider: Provider, settings: Settings) -> None:
    sign_on(client)
    accounts.add(Store(settings.people), "nadia", PASSWORD, Role.ADMIN)
    page = client.get("/sign-in").text
    token = re.search(r'name="csrf" value="(\w+)"', page)
    assert token
    client.post("/sign-in", data={"csrf": token[1], "name": "nadia", "password": PASSWORD})
    assert told(client, provider.ended(sub="s-1")) == 200
    assert who(client) == "nadia"


@pytest.mark.parametrize(
    "wrong",
    [
        {"aud": "another"}, {"iss": "https://evil.example"}, {"events": None}, {"events": {"other": {}}}, {"nonce": "n"}, {"sub": None},
        {"iat": 1_600_000_000, "exp": None}, {"exp": 1_600_000_000}, {"jti": None}, {"iat": "yesterday"},
    ],
)  # fmt: skip
def test_what_is_no_word_of_an_end_ends_nothing(client: TestClient, provider: Provider, wrong: dict[str, Any]) -> None:
    sign_on(client)
    assert told(client, provider.ended(**({"sub": "s-1"} | wrong))) == 400
    assert who(client) == "nadia"


def test_a_word_that_somebody_else_signed_ends_nothing(client: TestClient, provider: Provider) -> None:
    sign_on(client)
    provider.key = RSAKey.generate_key(2048, {"kid": "one", "use": "sig"})
    assert told(client, provider.ended(sub="s-1")) == 400 and told(client, "x.y.z") == 400 and told(client, "\0") == 400
    assert who(client) == "nadia"


def test_when_a_session_is_over_nothing_of_the_provider_is_left_in_the_file(
    client: TestClient, provider: Provider, settings: Settings
) -> None:
    provider.person["sid"] = "sid-of-a-session"
    sign_on(client)
    client.post("/sign-out", data={"csrf": csrf(client)})
    content = b"".join(file.read_bytes() for file in Path(settings.people).parent.glob("people*"))
    assert b"sid-of-a-session" not in content and b"eyJ" not in content


def test_a_site_without_single_sign_on_takes_no_such_word(client: TestClient, provider: Provider, settings: Settings) -> None:
    from dataclasses import replace

    from trucewatch.web.app import make_app

    with TestClient(make_app(replace(settings, sign_on=None))) as other:
        assert told(other, provider.ended(sub="s-1")) == 404


def left(client: TestClient, **said: str) -> httpx.Response:
    """Fetch what the provider's page has in a frame, as browsers do it: without this site's cookie."""
    with TestClient(client.app) as frame:
        return frame.get("/sign-on/left", params=said)


def test_a_frame_of_the_providers_page_ends_that_session_and_no_other(client: TestClient, provider: Provider) -> None:
    provider.person["sid"] = "first"
    sign_on(client)
    with TestClient(client.app) as elsewhere:
        provider.person["sid"] = "second"
        sign_on(elsewhere)
        answer = left(client, iss=provider.issuer, sid="first")
        assert answer.status_code == 200 and answer.headers["cache-control"] == "no-store"
        assert answer.headers["content-security-policy"] == f"default-src 'none'; frame-ancestors {provider.issuer}"
        assert who(client) == "" and who(elsewhere) == "nadia"
        assert left(client, iss=provider.issuer, sid="first").status_code == 200


@pytest.mark.parametrize(
    "said", [{}, {"sid": "first"}, {"iss": "https://evil.example", "sid": "first"}, {"iss": "", "sid": ""}, {"iss": "the issuer"}]
)
def test_a_frame_that_names_no_session_of_the_provider_ends_nothing(client: TestClient, provider: Provider, said: dict[str, str]) -> None:
    provider.person["sid"] = "first"
    sign_on(client)
    said = {name: provider.issuer if value == "the issuer" else value for name, value in said.items()}
    assert left(client, **said).status_code == 400
    assert left(client, iss=provider.issuer, sid="another").status_code == 200
    assert who(client) == "nadia"


def test_without_a_provider_no_frame_ends_anything(settings: Settings) -> None:
    with TestClient(make_app(replace(settings, sign_on=None))) as client:
        assert left(client, iss="https://id.example.org", sid="x").status_code == 404
