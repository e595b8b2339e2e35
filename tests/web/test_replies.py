"""Replies: the address is seen by moderators alone, the writer can withdraw, and neither robots nor floods get through."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote

import pytest
from fastapi.testclient import TestClient
from tests.web.browsing import TRUCE, copied
from typer.testing import CliRunner

from trucewatch.cli import app as command_line
from trucewatch.web.app import make_app
from trucewatch.web.people import accounts
from trucewatch.web.people.roles import Role
from trucewatch.web.people.store import Store
from trucewatch.web.settings import Limits, Settings

At = tuple[Path, dict[str, str]]
PASSWORD = "long enough a word"
EMAIL = "reader@example.org"
FORM = {"about": f"truce:{TRUCE}", "name": "A reader", "email": EMAIL, "text": "I was there."}


@pytest.fixture
def settings(made: At, tmp_path: Path) -> Settings:
    found = copied(made, tmp_path, local=False, hosts=(), limits=Limits(reply=(5, 600.0)))
    accounts.add(Store(found.people), "ada", PASSWORD, Role.ADMIN)
    return found


@pytest.fixture
def client(settings: Settings) -> Iterator[TestClient]:
    with TestClient(make_app(settings)) as opened:
        yield opened


def csrf(client: TestClient, page: str) -> str:
    found = re.search(r'name="csrf" value="(\w+)"', client.get(page).text)
    assert found
    return found[1]


def send(client: TestClient, **given: str) -> Any:
    return client.post("/reply", data=FORM | {"csrf": csrf(client, "/reply")} | given)


def key_of(page: str) -> str:
    found = re.search(r'class="hash">([\w-]+)<', page)
    assert found
    return found[1]


def as_moderator(client: TestClient) -> None:
    client.post("/sign-in", data={"csrf": csrf(client, "/sign-in"), "name": "ada", "password": PASSWORD})


def moderate(client: TestClient, does: str, number: int = 1) -> int:
    return client.post("/moderate", data={"csrf": csrf(client, "/moderate"), "number": number, "does": does}).status_code


def published(client: TestClient, **given: str) -> str:
    """Send a reply, let it through, and return the key of its writer."""
    key = key_of(send(client, **given).text)
    as_moderator(client)
    moderate(client, "publish")
    client.cookies.clear()
    return key


def everything_that_is_public(client: TestClient, made: At) -> dict[str, str]:
    paths = client.get("/api/v1/openapi.json").json()["paths"]
    names = {"truce": TRUCE, "text": made[1]["wire"]}
    calls = [re.sub(r"\{(\w+)\}", lambda one: names[one[1]], path) for path, verbs in paths.items() if "get" in verbs]
    pages = ["/", f"/truces/{TRUCE}", f"/truces/{TRUCE}.jsonld", f"/truces/{TRUCE}/feed.atom", f"/evidence/{made[1]['wire']}", f"/evidence/{made[1]['wire']}.jsonld",
             "/stories", "/review", "/replies.atom", "/reply?about=truce:" + TRUCE]  # fmt: skip
    return {where: client.get(where).text for where in (*pages, *calls)}


def test_a_reply_is_shown_marked_as_a_readers_word_and_changes_no_state(client: TestClient) -> None:
    before = client.get(f"/api/v1/truces/{TRUCE}/verdicts?at=2020-11-01").json()
    published(client)
    page = client.get(f"/truces/{TRUCE}").text
    assert "Replies of readers" in page and "It is no evidence and changes no state" in page and "I was there." in page
    assert client.get(f"/api/v1/truces/{TRUCE}/verdicts?at=2020-11-01").json() == before


def test_before_a_moderator_reads_it_nobody_sees_it(client: TestClient, made: At) -> None:
    send(client)
    assert [where for where, text in everything_that_is_public(client, made).items() if "I was there" in text] == []


def test_the_address_is_in_no_page_feed_or_answer(client: TestClient, made: At) -> None:
    published(client)
    public = everything_that_is_public(client, made)
    assert "I was there." in public[f"/truces/{TRUCE}"] and "I was there." in public["/replies.atom"]
    assert [where for where, text in public.items() if EMAIL in text] == []


def test_the_address_is_in_no_export_and_not_in_the_ledger(client: TestClient, settings: Settings, tmp_path: Path) -> None:
    published(client)
    for format_ in ("csv", "json", "journal"):
        done = CliRunner().invoke(command_line, ["export", format_, "--ledger", settings.ledger, "-o", str(tmp_path / f"out.{format_}")])
        assert done.exit_code == 0, done.output
    made = [file for file in tmp_path.rglob("*") if file.is_file() and not file.name.startswith("people")]
    assert len(made) >= 4
    assert [file.name for file in made if EMAIL.encode() in file.read_bytes()] == []


def test_withdrawn_or_removed_nothing_of_it_is_left_but_that_there_was_one(client: TestClient, settings: Settings) -> None:
    key = published(client)
    assert client.post("/reply/withdraw", data={"csrf": csrf(client, "/reply"), "key": key}).status_code == 200
    second = key_of(send(client).text)
    as_moderator(client)
    with sqlite3.connect(settings.people) as connection:
        [number] = [row[0] for row in connection.execute("SELECT id FROM reply")]
    assert moderate(client, "remove", number) == 200
    with sqlite3.connect(settings.people) as connection:
        assert connection.execute("SELECT count(*) FROM reply").fetchone() == (0,)
        told = " ".join(f"{who} {did} {about}" for who, did, about in connection.execute("SELECT who, did, about FROM audit"))
    assert "reply withdrawn" in told and "reply removed" in told and EMAIL not in told and "A reader" not in told
    assert client.post("/reply/withdraw", data={"csrf": csrf(client, "/reply"), "key": second}).status_code == 404


def test_a_key_withdraws_its_own_reply_alone(client: TestClient) -> None:
    published(client)
    for wrong in ("", "x", "%", "' OR 1=1 --"):
        assert client.post("/reply/withdraw", data={"csrf": csrf(client, "/reply"), "key": wrong}).status_code in (404, 422)
    assert "I was there." in client.get(f"/truces/{TRUCE}").text


def test_one_address_can_reply_only_so_often(client: TestClient, settings: Settings) -> None:
    answers = [send(client) for _ in range(6)]
    assert [one.status_code for one in answers] == [200] * 5 + [429]
    assert "too many requests from your address" in answers[-1].text and "seconds" in answers[-1].text
    with sqlite3.connect(settings.people) as connection:
        assert connection.execute("SELECT count(*) FROM reply").fetchone() == (5,)


@pytest.mark.parametrize("spam", [{"website": "http://x"}, {"text": "http://a http://b www.c.example"}])
def test_what_robots_send_is_kept_nowhere(client: TestClient, settings: Settings, spam: dict[str, str]) -> None:
    send(client, **spam)
    with sqlite3.connect(settings.people) as connection:
        assert connection.execute("SELECT count(*) FROM reply").fetchone() == (0,)


def test_a_form_is_good_only_from_a_page_of_this_site(client: TestClient) -> None:
    token = csrf(client, "/reply")
    assert client.post("/reply", data=FORM | {"csrf": "0" * 64}).status_code == 400
    assert client.post("/reply", data=FORM | {"csrf": token}, headers={"origin": "https://evil.example"}).status_code == 400


def test_the_page_says_what_it_is_about(client: TestClient, made: At) -> None:
    assert "Kataib Hezbollah" in client.get(f"/reply?about=truce:{TRUCE}").text
    assert "Kataib Hezbollah halts its attacks" in client.get(f"/reply?about=text:{made[1]['wire']}").text
    hostile = client.get("/reply?about=text:%22%3E%3Cscript%3Ealert(1)%3C/script%3E").text
    assert "<script>alert" not in hostile
    assert "start from its page" in client.get("/reply").text


def test_on_a_private_site_strangers_cannot_reply(settings: Settings) -> None:
    with TestClient(make_app(replace(settings, public=False))) as client:
        assert client.get("/reply", follow_redirects=False).status_code == 303
        token = csrf(client, "/sign-in")
        assert client.post("/reply", data=FORM | {"csrf": token}).status_code == 401


def test_a_reply_to_one_record_stands_beside_it_and_where_it_is_reviewed(client: TestClient, made: At) -> None:
    page = client.get(f"/evidence/{made[1]['wire']}").text
    about = unquote(re.search(r'/reply\?about=(record:[^"]+)"', page)[1])  # type: ignore[index]
    key = about.removeprefix("record:")
    form = client.get(f"/reply?about={quote(about)}").text
    assert re.search("About: .*(Pledge|Incident) 1: ", form) and "Kataib Hezbollah halts its attacks" in form
    published(client, about=about, text="It was two rockets.")
    page = client.get(f"/evidence/{made[1]['wire']}").text
    assert re.search(r"It was two rockets\..*about <a href=[^>]+>(Pledge|Incident) 1: ", page, re.DOTALL)
    assert "It was two rockets." in client.get(f"/review/record?key={quote(key)}").text
    assert "It was two rockets." not in client.get(f"/truces/{TRUCE}").text
    link = re.search(r'<link rel="alternate" href="([^"]+/evidence/[^"]+)"', client.get("/replies.atom").text)
    assert link and "It was two rockets." in client.get(unescape(link[1])).text
