"""What a provider says is believed only where it is the provider's, for this site, for this sign-in; what it gets wrong is told."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from dataclasses import replace

import pytest

pytest.importorskip("joserfc", reason="joserfc is not installed: pip install 'trucewatch[oidc]'")

import httpx
from fastapi.testclient import TestClient
from joserfc.jwk import RSAKey
from tests.web.provider import CLIENT, SECRET, Provider, shared
from tests.web.signing_on import client, come_back, provider, said, settings, sign_on, there, who

from trucewatch.web.app import make_app
from trucewatch.web.settings import Settings

__all__ = ["client", "provider", "settings"]


@pytest.mark.parametrize(
    "wrong",
    [{"nonce": "another"}, {"nonce": None}, {"aud": "another"}, {"aud": [CLIENT, "another"]}, {"azp": "another"}, {"iss": "https://evil.example"},
     {"exp": 1}, {"exp": None}, {"iat": int(time.time()) + 3600}, {"iat": None}, {"sub": None}, {"sub": 7}, {"sub": ""}],
)  # fmt: skip
def test_a_token_that_is_not_for_this_sign_in_is_not_believed(client: TestClient, provider: Provider, wrong: dict[str, object]) -> None:
    provider.wrong = wrong
    answer = sign_on(client)
    assert answer.status_code == 502 and said(answer) and who(client) == ""


def test_a_token_for_several_is_believed_where_it_was_made_for_us(client: TestClient, provider: Provider) -> None:
    provider.wrong = {"aud": [CLIENT, "another"], "azp": CLIENT}
    assert sign_on(client).status_code == 303


def _forged(provider: Provider) -> None:
    provider.turn_keys(publish=False)


def _forged_under_a_known_name(provider: Provider) -> None:
    provider.key = RSAKey.generate_key(2048, {"kid": "one"})


def _signed_with_the_shared_secret(provider: Provider) -> None:
    provider.key, provider.algorithm = shared(SECRET), "HS256"


@pytest.mark.parametrize("forge", [_forged, _forged_under_a_known_name, _signed_with_the_shared_secret])
def test_only_the_providers_own_keys_count(client: TestClient, provider: Provider, forge: Callable[[Provider], None]) -> None:
    forge(provider)
    assert sign_on(client).status_code == 502 and who(client) == ""


def test_a_new_key_of_the_provider_is_looked_for(client: TestClient, provider: Provider, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("trucewatch.web.sign_on.provider.AGAIN", -1.0)
    assert sign_on(client).status_code == 303
    provider.turn_keys()
    assert sign_on(client).status_code == 303
    assert provider.asked.count("/.well-known/openid-configuration") == 1


def test_the_answer_of_another_provider_is_refused(client: TestClient, provider: Provider) -> None:
    answer = come_back(client, re.sub(r"iss=[^&]+", "iss=https://evil.example", there(client)))
    assert answer.status_code == 400 and "/token" not in provider.asked


def test_what_the_provider_refuses_is_said_and_stays_text(client: TestClient, provider: Provider) -> None:
    provider.refuses = "<script>alert(1)</script>"
    answer = sign_on(client)
    assert answer.status_code == 400 and "&lt;script&gt;" in said(answer) and "<script>alert" not in answer.text


@pytest.mark.parametrize(
    ("described", "words"),
    [({"issuer": "https://evil.example"}, "calls itself"), ({"token_endpoint": None}, "lacks token_endpoint"),
     ({"jwks_uri": "http://evil.example/keys"}, "not HTTPS"), ({"authorization_endpoint": "javascript:alert(1)"}, "not HTTPS"),
     ({"code_challenge_methods_supported": ["plain"]}, "PKCE")],
)  # fmt: skip
def test_a_provider_that_describes_itself_wrongly_is_not_asked(
    client: TestClient, provider: Provider, described: dict[str, object], words: str
) -> None:
    provider.described = described
    answer = client.get("/sign-on", follow_redirects=False)
    assert answer.status_code == 502 and words in said(answer)


@pytest.mark.parametrize("broken", ["/.well-known/openid-configuration", "/keys"])
def test_a_broken_provider_is_told_of_and_asked_again_later(client: TestClient, provider: Provider, broken: str) -> None:
    provider.broken = broken
    answer = client.get("/sign-on", follow_redirects=False)
    answer = come_back(client, str(httpx.get(answer.headers["location"]).headers["location"])) if answer.status_code == 303 else answer
    assert answer.status_code == 502 and "answers 500" in said(answer)
    provider.broken = ""
    assert sign_on(client).status_code == 303


def test_a_wrong_secret_is_told_of(client: TestClient, provider: Provider) -> None:
    provider.secret = "another"
    answer = sign_on(client)
    assert answer.status_code == 502 and "who are you?" in said(answer)


def test_a_provider_may_want_the_secret_in_the_form_or_none(settings: Settings, provider: Provider) -> None:
    provider.described = {"token_endpoint_auth_methods_supported": ["client_secret_post"]}
    with TestClient(make_app(settings)) as client:
        assert sign_on(client).status_code == 303
    assert settings.sign_on
    provider.secret = ""
    with TestClient(make_app(replace(settings, sign_on=settings.sign_on.model_copy(update={"secret": ""})))) as client:
        assert sign_on(client).status_code == 303


def test_a_provider_that_is_not_there_is_told_of(settings: Settings) -> None:
    assert settings.sign_on
    gone = settings.sign_on.model_copy(update={"issuer": "http://127.0.0.1:9"})
    with TestClient(make_app(replace(settings, sign_on=gone))) as client:
        answer = client.get("/sign-on", follow_redirects=False)
        assert answer.status_code == 502 and "cannot be reached" in said(answer)
