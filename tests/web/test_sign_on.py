"""Single sign-on against a real provider on this machine: the way there and back, roles by groups, and everything that must not get in."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

pytest.importorskip("joserfc", reason="joserfc is not installed: pip install 'trucewatch[oidc]'")
httpx = pytest.importorskip("httpx", reason="httpx is not installed: pip install 'trucewatch[oidc]'")

from fastapi.testclient import TestClient  # noqa: E402
from joserfc.jwk import RSAKey  # noqa: E402
from tests.web.provider import CLIENT, SECRET, Provider, shared  # noqa: E402

from trucewatch.web.app import make_app  # noqa: E402
from trucewatch.web.people import accounts  # noqa: E402
from trucewatch.web.people.roles import Role  # noqa: E402
from trucewatch.web.people.store import Store  # noqa: E402
from trucewatch.web.settings import Limits, Settings  # noqa: E402
from trucewatch.web.sign_on.setting import SignOn  # noqa: E402

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


def test_a_sign_in_is_good_once_and_for_the_browser_that_began_it(client: TestClient, settings: Settings) -> None:
    address = there(client)
    with TestClient(client.app) as other:
        other.get("/sign-in")
        assert come_back(other, address).status_code == 400 and who(other) == ""
    assert come_back(client, address).status_code == 303
    client.cookies.clear()
    assert come_back(client, address).status_code == 400
    assert come_back(client, "/sign-on/back?state=made-up&code=x").status_code == 400


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
