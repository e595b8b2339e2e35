"""Single sign-on against a real provider on this machine: the way there and back, roles by groups, accounts and whom they are tied to."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

pytest.importorskip("joserfc", reason="joserfc is not installed: pip install 'trucewatch[oidc]'")

import httpx
from fastapi.testclient import TestClient
from tests.web.provider import Provider
from tests.web.signing_on import PASSWORD, At, client, come_back, provider, said, settings, sign_on, there, who

from trucewatch.web.app import make_app
from trucewatch.web.people import accounts
from trucewatch.web.people.roles import Role
from trucewatch.web.people.store import Store
from trucewatch.web.settings import Settings

__all__ = ["client", "provider", "settings"]


def test_a_person_is_let_in_with_the_role_of_the_group_and_out_again(client: TestClient) -> None:
    page = client.get("/sign-in").text
    assert 'href="/sign-on"' in page and "the desk&#39;s accounts" in page and 'name="password"' in page
    before = client.cookies["trucewatch"]
    answer = sign_on(client)
    assert answer.status_code == 303 and answer.headers["location"] == "/review"
    assert who(client) == "nadia" and client.cookies["trucewatch"] != before
    assert "reviewer" in client.get("/account").text
    csrf = re.search(r'name="csrf" value="(\w+)"', client.get("/account").text)
    assert csrf
    client.post("/sign-out", data={"csrf": csrf[1]})
    assert who(client) == ""


def test_what_is_asked_of_the_provider_is_new_each_time(client: TestClient) -> None:
    asked = [parse_qs(urlsplit(client.get("/sign-on", follow_redirects=False).headers["location"]).query) for _ in range(2)]
    assert asked[0]["redirect_uri"] == ["http://testserver/sign-on/back"]
    for name in ("state", "nonce", "code_challenge"):
        assert asked[0][name] != asked[1][name] and len(asked[0][name][0]) >= 40


@pytest.mark.parametrize(
    ("groups", "role"),
    [(["desk"], "reviewer"), (["desk", "keepers"], "admin"), ("keepers", "admin"), (["Desk"], None), ([], None), (None, None), (7, None)],
)
def test_groups_give_roles_and_none_gives_none(client: TestClient, provider: Provider, groups: object, role: str | None) -> None:
    provider.person["groups"] = groups
    answer = sign_on(client)
    if role is None:
        assert answer.status_code == 403 and "none of your groups" in said(answer)
        assert who(client) == ""
    else:
        assert role in client.get("/account").text


def test_everybody_may_have_a_role(settings: Settings, provider: Provider) -> None:
    assert settings.sign_on
    provider.person["groups"] = None
    with TestClient(make_app(replace(settings, sign_on=settings.sign_on.model_copy(update={"others": "reader"})))) as client:
        assert sign_on(client).headers["location"] == "/"
        assert "reader" in client.get("/account").text


def test_groups_may_lie_deeper_or_be_told_when_asked(settings: Settings, provider: Provider) -> None:
    assert settings.sign_on
    provider.person = {"sub": "s-1"}
    provider.told = {"realm_access": {"roles": ["keepers"]}, "email": "nadia@example.org"}
    deeper = settings.sign_on.model_copy(update={"groups": "realm_access.roles", "name": "email"})
    with TestClient(make_app(replace(settings, sign_on=deeper))) as client:
        sign_on(client)
        assert who(client) == "nadia@example.org" and "admin" in client.get("/account").text


def test_a_person_without_a_group_any_more_is_out(client: TestClient, provider: Provider, settings: Settings) -> None:
    sign_on(client)
    with TestClient(client.app) as elsewhere:
        provider.person["groups"] = []
        assert sign_on(elsewhere).status_code == 403
    assert who(client) == ""
    provider.person["groups"] = ["keepers"]
    sign_on(client)
    assert "admin" in client.get("/account").text


def test_a_closed_account_stays_closed(client: TestClient, settings: Settings) -> None:
    sign_on(client)
    accounts.close(Store(settings.people), "nadia", "test")
    answer = sign_on(client)
    assert answer.status_code == 403 and "closed" in said(answer) and who(client) == ""


def test_a_name_is_no_key_to_the_account_of_that_name(client: TestClient, settings: Settings, provider: Provider) -> None:
    accounts.add(Store(settings.people), "nadia", PASSWORD, Role.ADMIN)
    answer = sign_on(client)
    assert answer.status_code == 403 and "not tied to you" in said(answer)
    provider.person["preferred_username"] = "mallory"
    sign_on(client)
    provider.person |= {"sub": "s-2", "preferred_username": "mallory"}
    assert sign_on(client).status_code == 403


def test_an_account_with_a_password_can_be_tied_and_keeps_its_role(client: TestClient, settings: Settings) -> None:
    accounts.add(Store(settings.people), "nadia", PASSWORD, Role.ADMIN)
    _with_password(client, "nadia")
    page = client.post("/account/tie", data={"csrf": _csrf(client, "/account")}).text
    address = re.search(r'href="(http://127[^"]+)"', page)
    assert address
    back = httpx.get(address[1].replace("&amp;", "&")).headers["location"]
    assert come_back(client, back).headers["location"] == "/account"
    client.cookies.clear()
    sign_on(client)
    assert who(client) == "nadia" and "admin" in client.get("/account").text


def test_an_account_is_tied_only_from_its_own_page(client: TestClient, settings: Settings) -> None:
    accounts.add(Store(settings.people), "nadia", PASSWORD, Role.ADMIN)
    _with_password(client, "nadia")
    assert client.post("/account/tie", data={"csrf": "0" * 64}).status_code == 400
    sign_on(client)  # from a link elsewhere, while signed in: it ties nothing
    client.cookies.clear()
    assert sign_on(client).status_code == 403


def test_an_account_without_a_password_takes_none(client: TestClient) -> None:
    sign_on(client)
    client.cookies.clear()
    for guess in ("", "\0nobody", " "):
        form = {"csrf": _csrf(client, "/sign-in"), "name": "nadia", "password": guess}
        assert client.post("/sign-in", data=form, follow_redirects=False).status_code in (401, 422)
        assert who(client) == ""


def test_a_sign_in_is_good_once_and_for_the_browser_that_began_it(client: TestClient, settings: Settings) -> None:
    address = there(client)
    with TestClient(client.app) as other:
        other.get("/sign-in")
        assert come_back(other, address).status_code == 400 and who(other) == ""
    assert come_back(client, address).status_code == 303
    client.cookies.clear()
    assert come_back(client, address).status_code == 400
    assert come_back(client, "/sign-on/back?state=made-up&code=x").status_code == 400


def test_signing_in_is_in_the_audit_log_and_secrets_are_in_no_file(client: TestClient, provider: Provider, settings: Settings) -> None:
    provider.person["groups"] = ["keepers"]
    address = there(client)
    come_back(client, address)
    assert "signed in" in client.get("/admin").text
    content = b"".join(file.read_bytes() for file in Path(settings.people).parent.glob("people*"))
    assert parse_qs(urlsplit(address).query)["state"][0].encode() not in content and client.cookies["trucewatch"].encode() not in content


def test_a_site_without_it_says_so(ledger: At, tmp_path: Path) -> None:
    with TestClient(make_app(Settings(ledger=str(ledger[0]), people=str(tmp_path / "people"), local=False, hosts=()))) as client:
        assert client.get("/sign-on").status_code == client.get("/sign-on/back?state=x&code=y").status_code == 404
        assert "/sign-on" not in client.get("/sign-in").text


def _with_password(client: TestClient, name: str) -> None:
    form = {"csrf": _csrf(client, "/sign-in"), "name": name, "password": PASSWORD}
    assert client.post("/sign-in", data=form, follow_redirects=False).status_code == 303


def _csrf(client: TestClient, page: str) -> str:
    found = re.search(r'name="csrf" value="(\w+)"', client.get(page).text)
    assert found, page
    return found[1]
