"""Two people review at once: each sees what the other decided, is told before deciding on what is not so any more, and loses nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from httpx import Response
from tests.web.browsing import TRUCE, copied

from trucewatch.web.app import make_app
from trucewatch.web.people import accounts
from trucewatch.web.people.roles import Role
from trucewatch.web.people.store import Store

At = tuple[Path, dict[str, str]]
PASSWORD = "long enough a word"


@pytest.fixture
def both(made: At, tmp_path: Path) -> Iterator[tuple[TestClient, TestClient]]:
    """Two reviewers, Carl and Rea, each with a browser."""
    settings = copied(made, tmp_path, local=False, hosts=())
    for name in ("carl", "rea"):
        accounts.add(Store(settings.people), name, PASSWORD, Role.REVIEWER)
    app = make_app(settings)
    with TestClient(app) as one, TestClient(app) as other:
        for client, name in ((one, "carl"), (other, "rea")):
            client.post("/sign-in", data={"csrf": hidden(client, "/sign-in", "csrf"), "name": name, "password": PASSWORD})
        yield one, other


def hidden(client: TestClient, page: str, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]*)"', client.get(page).text)
    assert found, (page, name)
    return found[1]


def form(client: TestClient, page: str = "/review") -> dict[str, str]:
    """Open a page and return what its forms carry."""
    return {name: hidden(client, page, name) for name in ("csrf", "seen")}


def key_of(client: TestClient, text: str) -> str:
    record = client.get(f"/api/v1/texts/{text}").json()["report"]["pledges"][0]
    return f"{text}:{record['undertaking']['start']}-{record['undertaking']['end']}:{record['kind']}"


def decide(client: TestClient, given: dict[str, str], key: str, does: str, reason: str = "") -> Response:
    return client.post("/review/decide", data=given | {"key": key, "does": does, "reason": reason}, follow_redirects=False)


def decided(client: TestClient) -> list[tuple[str, str]]:
    return [(one["by"], one["action"]) for one in client.get("/api/v1/decisions").json()["items"]]


def test_whoever_comes_second_is_told_and_nothing_is_recorded(both: tuple[TestClient, TestClient], made: At) -> None:
    carl, rea = both
    key, stale = key_of(carl, made[1]["wire"]), form(rea)
    assert decide(carl, form(carl), key, "reject", "<i>misread</i>").status_code == 303
    answer = decide(rea, stale, key, "accept")
    assert answer.status_code == 409
    assert "carl</bdi> rejected this a moment ago" in answer.text and "&lt;i&gt;misread&lt;/i&gt;" in answer.text
    assert decided(carl) == [("carl", "reject")]


def test_whoever_still_wants_to_sends_it_again_and_both_are_kept(both: tuple[TestClient, TestClient], made: At) -> None:
    carl, rea = both
    key, stale = key_of(carl, made[1]["wire"]), form(rea)
    decide(carl, form(carl), key, "reject", "misread")
    told = decide(rea, stale, key, "accept").text
    again = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', told.split("<main")[1]))
    assert rea.post("/review/decide", data=again, follow_redirects=False).status_code == 303
    assert decided(carl) == [("carl", "reject"), ("rea", "accept")]
    assert "people disagree about it" in carl.get("/review").text


def test_a_decision_about_another_record_is_no_hindrance(both: tuple[TestClient, TestClient], made: At) -> None:
    carl, rea = both
    stale = form(rea)
    decide(carl, form(carl), key_of(carl, made[1]["end"]), "accept")
    assert decide(rea, stale, key_of(rea, made[1]["wire"]), "accept").status_code == 303


def test_correcting_and_taking_back_are_held_in_the_same_way(both: tuple[TestClient, TestClient], made: At) -> None:
    carl, rea = both
    key = key_of(carl, made[1]["wire"])
    page = f"/review/record?key={key}"
    stale = form(rea, page)
    decide(carl, form(carl), key, "reject", "misread")
    corrected = {"key": key, "field": "undertaking", "words": "attacks"}
    assert rea.post("/review/correct", data=stale | corrected).status_code == 409
    sequence = hidden(rea, page, "sequence")
    stale = form(rea, page)
    carl.post("/review/undo", data=form(carl) | {"key": key, "sequence": sequence})
    assert rea.post("/review/undo", data=stale | {"key": key, "sequence": sequence}).status_code == 409
    assert decided(carl) == [("carl", "reject"), ("carl", "undo")]


def test_a_truce_that_somebody_split_meanwhile_is_not_split_again(both: tuple[TestClient, TestClient], made: At) -> None:
    carl, rea = both
    where = f"/review/group/truce/{TRUCE}"
    stale = form(rea, where)
    split = {"does": "split", "keys": key_of(carl, made[1]["reprint"])}
    assert carl.post(where, data=form(carl, where) | split, follow_redirects=False).status_code == 303
    answer = rea.post(where, data=stale | split, follow_redirects=False)
    assert answer.status_code == 409 and "nothing of yours is recorded" in answer.text


def test_who_judges_independently_is_told_nothing_and_hindered_by_nothing(both: tuple[TestClient, TestClient], made: At) -> None:
    carl, rea = both
    page = rea.get("/review?alone=true").text
    assert "data-after" not in page and 'name="seen"' not in page
    csrf, key = hidden(rea, "/review?alone=true", "csrf"), key_of(rea, made[1]["wire"])
    decide(carl, form(carl), key, "reject", "misread")
    assert decide(rea, {"csrf": csrf}, key, "accept").status_code == 303


def test_of_two_at_the_same_instant_one_is_recorded_and_one_is_asked(both: tuple[TestClient, TestClient], made: At) -> None:
    carl, rea = both
    key = key_of(carl, made[1]["wire"])
    forms = [(carl, form(carl)), (rea, form(rea))]
    with ThreadPoolExecutor(2) as pool:
        answers = sorted(one.status_code for one in pool.map(lambda pair: decide(pair[0], pair[1], key, "accept"), forms))
    assert answers == [303, 409] and len(decided(carl)) == 1


def test_the_news_tell_who_did_what_about_which_record(both: tuple[TestClient, TestClient], made: At) -> None:
    carl, rea = both
    key, after = key_of(carl, made[1]["wire"]), hidden(rea, "/review", "seen")
    assert rea.get(f"/review/news?after={after}").json() == {"newest": int(after), "decided": []}
    decide(carl, form(carl), key, "reject", "turned \u202e round")
    news = rea.get(f"/review/news?after={after}").json()
    assert news["decided"] == [{"keys": [key], "said": "carl rejected this a moment ago.", "reason": "turned [U+202E] round"}]
    assert rea.get(f"/review/news?after={news['newest']}").json()["decided"] == []


def test_nobody_is_led_off_the_site_by_the_way_back(both: tuple[TestClient, TestClient], made: At) -> None:
    carl, rea = both
    key, stale = key_of(carl, made[1]["wire"]), form(rea)
    decide(carl, form(carl), key, "accept")
    answer = rea.post("/review/decide", data=stale | {"key": key, "does": "accept", "back": "https://evil.example/"})
    assert answer.status_code == 409 and 'href="https://evil' not in answer.text
