"""What people do with their accounts on the site, and what it says where it fails itself."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from tests.web.test_people import PASSWORD, csrf, people, settings, sign_in

from trucewatch.errors import LedgerError
from trucewatch.web.app import make_app
from trucewatch.web.people import audit
from trucewatch.web.people.store import Store
from trucewatch.web.settings import Settings

__all__ = ["people", "settings"]
NEW = "another long enough word"


@pytest.fixture
def client(settings: Settings) -> Iterator[TestClient]:
    with TestClient(make_app(settings), raise_server_exceptions=False) as made:
        yield made


def test_whoever_signs_in_goes_on_to_the_page_that_was_asked_for(client: TestClient) -> None:
    asked = client.get("/account?changed=false", follow_redirects=False).headers["location"]
    assert asked == "/sign-in?to=%2Faccount%3Fchanged%3Dfalse"
    page = client.get(asked).text
    assert 'name="to" value="/account?changed=false"' in page
    form = {"csrf": csrf(client, asked), "name": "carl", "password": PASSWORD}
    assert client.post("/sign-in", data=form | {"to": "/account?changed=false"}, follow_redirects=False).headers["location"] == "/account?changed=false"
    assert client.post("/sign-in", data=form | {"csrf": csrf(client, "/sign-in"), "to": "//evil.example"}, follow_redirects=False).headers["location"] == "/"


def test_a_form_that_comes_after_the_session_is_over_leads_through_signing_in_back_to_its_page(client: TestClient) -> None:
    client.get("/sign-in")
    form = {"csrf": csrf(client, "/sign-in"), "key": "x", "does": "accept"}
    headers = {"referer": "http://testserver/review?page=2"}
    answer = client.post("/review/decide", data=form, headers=headers, follow_redirects=False)
    assert answer.status_code == 401 and 'href="/sign-in?to=/review%3Fpage%3D2"' in answer.text
    elsewhere = client.post("/review/decide", data=form, headers={"referer": "https://evil.example//evil.example/x"}, follow_redirects=False)
    assert "evil" not in elsewhere.text


def test_people_change_their_own_password(client: TestClient) -> None:
    sign_in(client, "carl")
    before = client.cookies["trucewatch"]

    def change(old: str, new: str) -> int:
        form = {"csrf": csrf(client, "/account"), "old": old, "new": new}
        return client.post("/account/password", data=form, follow_redirects=False).status_code

    assert change("wrong password", NEW) == 400 and change(PASSWORD, "short") == 400
    assert change(PASSWORD, NEW) == 303
    assert "carl" in client.get("/account?changed=true").text and client.cookies["trucewatch"] != before
    with TestClient(client.app) as other:
        other.cookies.set("trucewatch", before)
        assert "carl" not in other.get("/").text
    client.cookies.clear()
    assert sign_in(client, "carl") == 401 and sign_in(client, "carl", NEW) == 303


def test_an_administrator_closes_reopens_and_gives_a_new_password_and_makes_no_account_twice(client: TestClient) -> None:
    sign_in(client, "ada")

    def does(what: str, **given: str) -> int:
        form = {"csrf": csrf(client, "/admin"), "name": "carl", "does": what} | given
        return client.post("/admin/account", data=form, follow_redirects=False).status_code

    assert does("make", role="admin", password=NEW) == 400
    assert does("close") == 303 and ">Reopen<" in client.get("/admin").text
    assert does("reopen") == 303 and ">Reopen<" not in client.get("/admin").text
    assert does("password", password=NEW) == 303
    client.cookies.clear()
    assert sign_in(client, "carl", NEW) == 303
    assert "You are <bdi>carl</bdi>, coder" in client.get("/account").text


def test_a_name_that_is_nobodys_is_not_in_the_log_since_it_may_be_a_password(client: TestClient, settings: Settings) -> None:
    assert sign_in(client, "my secret word", "carl") == 401 and sign_in(client, "carl", "wrong") == 401
    with closing(Store(settings.people)) as store:
        assert [(one["who"], one["did"]) for one in audit.lines(store)][:2] == [("carl", "sign-in failed"), ("unknown", "sign-in failed")]


def test_the_whole_log_can_be_read_page_by_page(client: TestClient, settings: Settings) -> None:
    with closing(Store(settings.people)) as store:
        for number in range(audit.NEWEST + 5):
            audit.write(store, "test", f"line {number:03}")
    sign_in(client, "ada")
    first = client.get("/admin").text
    older = first.rsplit('href="/admin?before=', 1)[1].split('"', 1)[0]
    assert "line 204" in first and "line 000" not in first and "line 000" in client.get(f"/admin?before={older}").text


def test_what_is_typed_in_a_reply_is_not_lost_when_something_is_wrong(client: TestClient) -> None:
    form = {"about": "truce:x", "name": "A <b>reader</b>", "email": "nobody", "text": "Many words </textarea> of mine."}
    answer = client.post("/reply", data=form | {"csrf": csrf(client, "/reply")})
    assert answer.status_code == 400 and "an e-mail address is needed" in answer.text and "what you wrote is still here" in answer.text
    assert 'value="A &lt;b&gt;reader&lt;/b&gt;"' in answer.text and "Many words &lt;/textarea&gt; of mine." in answer.text


def test_what_the_site_cannot_do_is_its_own_fault_and_tells_no_secrets(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    sign_in(client, "carl")

    def away(*_: object) -> None:
        raise LedgerError("cannot connect as secret-user to secret-host", "postgresql://secret-host")

    monkeypatch.setattr(Store, "reading", away)
    for page in ("/", "/account", "/sign-in"):
        answer = client.get(page)
        assert answer.status_code == 503 and "secret" not in answer.text and "try again in a minute" in answer.text, page
    answer = client.get("/api/v1/truces")
    assert answer.status_code == 503 and "secret" not in answer.text and answer.json()["status"] == 503


def test_a_mistake_in_the_site_is_answered_with_a_page_that_says_so(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("trucewatch.web.pages.truces.listing", lambda *_: 1 / 0)
    answer = client.get("/")
    assert answer.status_code == 500 and "Something is wrong here" in answer.text and "ZeroDivisionError" not in answer.text
    assert "script-src 'self'" in answer.headers["content-security-policy"]


def test_all_that_was_decided_can_be_read(client: TestClient, ledger: tuple[Path, dict[str, str]]) -> None:
    assert "Nobody has decided anything yet" in client.get("/review/history").text
    sign_in(client, "carl")
    record = client.get(f"/api/v1/texts/{ledger[1]['wire']}").json()["report"]["pledges"][0]
    key = f"{ledger[1]['wire']}:{record['undertaking']['start']}-{record['undertaking']['end']}:{record['kind']}"
    form = {"csrf": csrf(client, "/review"), "key": key, "does": "reject", "reason": "<i>misread</i>"}
    assert client.post("/review/decide", data=form, follow_redirects=False).status_code == 303
    page = client.get("/review/history").text
    assert "1 decision<" in page and "rejected this" in page and "&lt;i&gt;misread" in page and "/review/record?key=" in page
    assert "Kataib Hezbollah halts its attacks" in page
