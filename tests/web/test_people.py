"""Who may do what: roles, sessions, replies, limits."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from shutil import copy

import pytest
from fastapi.testclient import TestClient

from trucewatch.errors import SettingError
from trucewatch.web.app import make_app
from trucewatch.web.people import accounts
from trucewatch.web.people.roles import Role
from trucewatch.web.people.store import Store
from trucewatch.web.serving import settings_for
from trucewatch.web.settings import Limits, Settings

At = tuple[Path, dict[str, str]]
PASSWORD = "long enough a word"


@pytest.fixture(scope="module")
def people(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("people") / "people"
    store = Store(path)
    for name, role in (("rita", Role.READER), ("carl", Role.CODER), ("rea", Role.REVIEWER), ("ada", Role.ADMIN)):
        accounts.add(store, name, PASSWORD, role)
    return path


@pytest.fixture
def settings(ledger: At, people: Path, tmp_path: Path) -> Settings:
    copy(people, tmp_path / "people")
    return Settings(ledger=str(ledger[0]), people=str(tmp_path / "people"), local=False, hosts=(), limits=Limits(sign_in=(6, 60.0)))


@pytest.fixture
def client(settings: Settings) -> Iterator[TestClient]:
    with TestClient(make_app(settings)) as made:
        yield made


def csrf(client: TestClient, page: str) -> str:
    found = re.search(r'name="csrf" value="(\w+)"', client.get(page).text)
    assert found, page
    return found[1]


def sign_in(client: TestClient, name: str, password: str = PASSWORD) -> int:
    form = {"csrf": csrf(client, "/sign-in"), "name": name, "password": password}
    return client.post("/sign-in", data=form, follow_redirects=False).status_code


def test_signing_in_and_out(client: TestClient) -> None:
    client.get("/sign-in")
    before = client.cookies["trucewatch"]
    assert sign_in(client, "carl", "wrong password") == 401
    assert sign_in(client, "nobody") == 401
    assert sign_in(client, "carl") == 303
    assert client.cookies["trucewatch"] != before
    assert "carl" in client.get("/").text
    kept = client.cookies["trucewatch"]
    client.post("/sign-out", data={"csrf": csrf(client, "/")})
    client.cookies.set("trucewatch", kept)
    assert "Sign in" in client.get("/").text


def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(client: TestClient) -> None:
    header = client.get("/sign-in").headers["set-cookie"].lower()
    assert "httponly" in header and "samesite=lax" in header


@pytest.mark.parametrize(
    ("name", "page", "status"),
    [("", "/", 200), ("", "/admin", 303), ("", "/moderate", 303), ("rita", "/admin", 403), ("carl", "/moderate", 403), ("rea", "/admin", 403),
     ("ada", "/admin", 200), ("ada", "/moderate", 200)],
)  # fmt: skip
def test_pages_are_for_those_whose_role_reaches(client: TestClient, name: str, page: str, status: int) -> None:
    if name:
        sign_in(client, name)
    assert client.get(page, follow_redirects=False).status_code == status


@pytest.mark.parametrize(("name", "status"), [("rita", 403), ("carl", 303), ("rea", 303)])
def test_only_coders_decide(client: TestClient, ledger: At, name: str, status: int) -> None:
    sign_in(client, name)
    key = _key(client, ledger[1]["wire"])
    form = {"csrf": csrf(client, "/review"), "key": key, "does": "accept"}
    assert client.post("/review/decide", data=form, follow_redirects=False).status_code == status
    told = client.get("/api/v1/decisions").json()["items"]
    assert [one["by"] for one in told] == ([name] if status == 303 else [])


def test_only_reviewers_split_and_join(client: TestClient, ledger: At) -> None:
    sign_in(client, "carl")
    truce = client.get("/api/v1/truces").json()["items"][0]["id"]
    form = {"csrf": csrf(client, "/account"), "does": "split", "keys": [_key(client, ledger[1]["wire"])]}
    assert client.post(f"/review/group/truce/{truce}", data=form).status_code == 403


def test_a_private_site_shows_strangers_nothing(settings: Settings, ledger: At) -> None:
    with TestClient(make_app(replace(settings, public=False))) as client:
        for page in ("/", "/stories", f"/evidence/{ledger[1]['wire']}", f"/evidence/{ledger[1]['wire']}/original", "/review"):
            assert client.get(page, follow_redirects=False).status_code == 303
        assert client.get("/api/v1/truces").status_code == 401
        sign_in(client, "rita")
        assert client.get("/").status_code == 200


def test_programs_decide_with_a_token_and_not_with_a_session(client: TestClient, ledger: At) -> None:
    sign_in(client, "carl")
    key = _key(client, ledger[1]["wire"])
    body = {"key": key, "action": "reject", "reason": "misread"}
    assert client.post("/api/v1/decisions", json=body).status_code == 400
    made = client.post("/account/token", data={"csrf": csrf(client, "/account"), "label": "a notebook"}).text
    word = re.search(r"tw_[\w-]+", made)
    assert word
    client.cookies.clear()
    assert client.post("/api/v1/decisions", json=body).status_code == 401
    bearer = {"authorization": f"Bearer {word[0]}"}
    answer = client.post("/api/v1/decisions", json=body, headers=bearer)
    assert answer.status_code == 201 and answer.json()[0]["by"] == "carl"
    undone = client.post("/api/v1/decisions", json={"key": key, "action": "undo"}, headers=bearer)
    assert undone.status_code == 201


def test_guessing_passwords_is_slowed_down(client: TestClient) -> None:
    assert [sign_in(client, "ada", "guess") for _ in range(7)][-1] == 429


def test_a_closed_account_is_out_at_once(client: TestClient, settings: Settings) -> None:
    sign_in(client, "carl")
    accounts.close(Store(settings.people), "carl", "test")
    assert "Sign in" in client.get("/").text
    assert sign_in(client, "carl") == 401


def test_passwords_sessions_and_tokens_are_kept_as_hashes(client: TestClient, settings: Settings) -> None:
    sign_in(client, "carl")
    content = b"".join(file.read_bytes() for file in Path(settings.people).parent.glob("people*"))
    assert PASSWORD.encode() not in content and client.cookies["trucewatch"].encode() not in content
    assert b"$argon2id$" in content


def test_the_audit_log_is_kept_and_cannot_be_changed(client: TestClient, settings: Settings) -> None:
    sign_in(client, "carl", "wrong")
    sign_in(client, "ada")
    page = client.get("/admin").text
    assert "sign-in failed" in page and "signed in" in page
    with sqlite3.connect(settings.people) as connection, pytest.raises(sqlite3.Error, match="append-only"):
        connection.execute("DELETE FROM audit")


def test_a_reply_waits_is_published_and_can_be_withdrawn(client: TestClient, ledger: At) -> None:
    about = f"text:{ledger[1]['wire']}"
    form = {"about": about, "name": "<i>Reader</i>", "email": "reader@example.org", "text": "<script>alert(1)</script> I was there \u202e."}
    sent = client.post("/reply", data=form | {"csrf": csrf(client, "/reply")})
    key = re.search(r'class="hash">([\w-]+)<', sent.text)
    assert key and "I was there" not in client.get(f"/evidence/{ledger[1]['wire']}").text
    sign_in(client, "ada")
    waiting = client.get("/moderate").text
    assert "reader@example.org" in waiting
    client.post("/moderate", data={"csrf": csrf(client, "/moderate"), "number": 1, "does": "publish"})
    for page in (f"/evidence/{ledger[1]['wire']}", "/replies.atom"):
        shown = client.get(page).text
        assert "I was there" in shown and "reader@example.org" not in shown and "<script>alert" not in shown and "\u202e" not in shown
    client.post("/reply/withdraw", data={"csrf": csrf(client, "/reply"), "key": key[1]})
    assert "I was there" not in client.get(f"/evidence/{ledger[1]['wire']}").text


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": " "},
        {"email": "nobody"},
        {"text": ""},
        {"about": "ledger"},
        {"text": "http://a http://b https://c"},
        {"email": "a@b.c\nBcc: x@y.z"},
    ],
)
def test_what_is_no_reply_is_refused(client: TestClient, wrong: dict[str, str]) -> None:
    form = {"about": "truce:x", "name": "Reader", "email": "reader@example.org", "text": "words"} | wrong
    assert client.post("/reply", data=form | {"csrf": csrf(client, "/reply")}).status_code in (400, 422)


def test_a_reply_that_fills_the_hidden_field_is_kept_nowhere(client: TestClient) -> None:
    form = {"about": "truce:x", "name": "Bot", "email": "bot@example.org", "text": "buy", "website": "http://x"}
    assert client.post("/reply", data=form | {"csrf": csrf(client, "/reply")}).status_code == 200
    sign_in(client, "ada")
    assert "bot@example.org" not in client.get("/moderate").text


def test_without_accounts_a_site_is_for_this_machine_alone(tmp_path: Path) -> None:
    ledger = str(tmp_path / "x.ledger")
    for host in ("0.0.0.0", "192.168.1.7", "example.org", "::"):
        with pytest.raises(SettingError, match="this machine alone"):
            settings_for(ledger, host)
    assert settings_for(ledger, "127.0.0.1").local and settings_for(ledger, "::1").local
    accounts.add(Store(f"{ledger}.people"), "ada", PASSWORD, Role.ADMIN)
    assert not settings_for(ledger, "0.0.0.0").local


@pytest.mark.parametrize(("name", "password"), [("a b", PASSWORD), ("", PASSWORD), ("ada", "short")])
def test_bad_names_and_passwords_are_refused(tmp_path: Path, name: str, password: str) -> None:
    with pytest.raises(SettingError):
        accounts.add(Store(tmp_path / "people"), name, password, Role.CODER)


def _key(client: TestClient, text: str) -> str:
    record = client.get(f"/api/v1/texts/{text}").json()["report"]["pledges"][0]
    return f"{text}:{record['undertaking']['start']}-{record['undertaking']['end']}:{record['kind']}"
