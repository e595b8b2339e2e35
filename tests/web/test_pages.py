"""The pages as any visitor gets them: without a script, on a site for this machine alone."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from trucewatch.web.app import make_app
from trucewatch.web.settings import Settings

At = tuple[Path, dict[str, str]]
TRUCE = "kataib-hezbollah--united-states-2020-10"


@pytest.fixture
def client(ledger: At, tmp_path: Path) -> Iterator[TestClient]:
    path, _ = ledger
    with TestClient(make_app(Settings(ledger=str(path), people=str(tmp_path / "people")))) as made:
        yield made


def token(client: TestClient, page: str) -> str:
    found = re.search(r'name="csrf" value="(\w+)"', client.get(page).text)
    assert found
    return found[1]


def test_the_front_page_lists_truces_with_a_label_in_words_for_each_party(client: TestClient) -> None:
    page = client.get("/?known=2020-11-01").text
    assert f'href="/truces/{TRUCE}?known=2020-11-01"' in page
    assert re.search(r'class="label l-[a-z-]+" title="[^"]+">[a-z ]+</span>', page)
    assert "Kataib Hezbollah" in page


@pytest.mark.parametrize(
    ("query", "there"),
    [
        ("q=kataib", True), ("q=nobody", False), ("label=strained", True), ("label=resumed", False), ("actor=kataib-hezbollah", True),
        ("actor=iran", False), ("country=IQ", True), ("country=CO", False), ("q=iraq", True),
        ("conflict=kataib-hezbollah--united-states", True), ("conflict=asaib-ahl-al-haq--united-states", False), ("conflict=none", False), ("known=2020-10-01", False), ("at=2020-10-01", False),
    ],
)  # fmt: skip
def test_filters_stand_in_the_address(client: TestClient, query: str, there: bool) -> None:
    known = "" if query.startswith(("known", "at")) else "&known=2020-10-15"
    assert (f"/truces/{TRUCE}" in client.get(f"/?{query}{known}").text) is there


def test_the_past_is_shown_as_it_was_known(client: TestClient) -> None:
    other = "/truces/asaib-ahl-al-haq--united-states-2020-10"
    assert "Asaib Ahl al-Haq" not in client.get("/?known=2020-10-15").text
    assert client.get(f"{other}?known=2020-10-15").status_code == 404
    assert "Asaib Ahl al-Haq ended the truce" in client.get(f"{other}?known=2020-10-25").text


def test_why_leads_to_the_sentence_in_the_text(client: TestClient, ledger: At) -> None:
    page = unescape(client.get(f"/truces/{TRUCE}?known=2020-10-15").text)
    links = re.findall(r'href="(/evidence/(\w+)\?known=2020-10-15&from=\d+&to=\d+)#focus"', page)
    assert {text for _, text in links} == {ledger[1]["wire"], ledger[1]["reprint"]}
    shown = client.get(links[0][0]).text
    focused = "".join(re.findall(r'<mark class="[^"]*focus"[^>]*>([^<]*)</mark>', shown))
    assert "Kataib Hezbollah will suspend attacks on the United States" in unescape(focused)


def test_conditions_incidents_and_who_says_what_are_told(client: TestClient) -> None:
    page = client.get(f"/truces/{TRUCE}?known=2020-10-15").text
    assert "on the condition that American forces withdraw" in page
    assert "pending" in page
    assert "shelling or rockets" in page
    assert 'class="area"' in page
    assert "its spokesman" in page


def test_the_text_carries_its_imprint_hashes_and_other_prints(client: TestClient, ledger: At) -> None:
    texts = ledger[1]
    page = client.get(f"/evidence/{texts['wire']}").text
    assert texts["wire"] in page
    assert "The Times of Israel" in page
    assert '<mark class="f-undertaking' in page
    beside = client.get(f"/evidence/{texts['wire']}?beside={texts['reprint']}").text
    assert "<del>" in beside and "<ins>" in beside


def test_the_marked_text_is_the_text_code_point_by_code_point(client: TestClient, ledger: At) -> None:
    page = client.get(f"/evidence/{ledger[1]['wire']}").text
    box = re.search(r'<div class="text"[^>]*>(.*?)</div>', page, re.DOTALL)
    assert box
    assert unescape(re.sub(r"<[^>]+>", "", box[1])) == client.get(f"/api/v1/texts/{ledger[1]['wire']}").json()["document"]["text"]


@pytest.mark.parametrize(
    "where", ["/", "/stories", "/review", "/evidence/{hostile}", "/truces/" + TRUCE, "/evidence/{hostile}?beside={wire}"]
)
def test_hostile_text_stays_text(client: TestClient, ledger: At, where: str) -> None:
    page = client.get(where.format(**ledger[1])).text
    assert "<script>document" not in page and "<script>alert" not in page and "<img" not in page
    assert "\u202e" not in page
    assert "javascript:" not in page
    assert "/srv/secret" not in page
    for data in re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL):
        json.loads(data)


def test_the_original_is_shown_dead(client: TestClient, ledger: At) -> None:
    answer = client.get(f"/evidence/{ledger[1]['hostile']}/original")
    policy = answer.headers["content-security-policy"]
    assert policy.startswith("sandbox; default-src 'none'")
    assert "allow-scripts" not in policy


def test_every_answer_forbids_what_is_not_ours(client: TestClient) -> None:
    for where in ("/", "/words", "/nothing", "/api/v1/truces", "/static/site.css", "/?at=never"):
        policy = client.get(where).headers["content-security-policy"]
        assert "default-src 'none'" in policy and "script-src 'self'" in policy
        assert "unsafe-inline" not in policy


def test_pages_hold_no_inline_script_style_or_foreign_address(client: TestClient, ledger: At) -> None:
    for where in ("/", f"/truces/{TRUCE}", f"/evidence/{ledger[1]['wire']}", "/review", "/words", "/reply?about=truce:x"):
        page = re.sub(r'<script type="application/ld\+json">.*?</script>', "", client.get(where).text, flags=re.DOTALL)
        assert not re.search(r"<script(?![^>]*src=)", page)
        assert not re.search(r'\s(style|on[a-z]+)="', page)
        assert not re.search(r'(src|href)="(?!https?://)[a-z]+:', page.replace('href="#', ""))


@pytest.mark.parametrize(
    ("where", "status"),
    [("/?at=never", 400), ("/?known=0000-00-00", 400), ("/?by=hearsay", 400), ("/?page=0", 422), ("/truces/none", 404), ("/evidence/none", 404),
     ("/nothing", 404), ("/review/record?key=none:1-2:x", 404), ("/review/group/truce/none", 404), ("/review/group/party/none", 422)],
)  # fmt: skip
def test_what_is_not_there_is_said_in_words(client: TestClient, where: str, status: int) -> None:
    answer = client.get(where)
    assert answer.status_code == status
    assert 'role="alert"' in answer.text


def test_another_name_for_this_machine_is_not_answered(client: TestClient) -> None:
    assert client.get("/", headers={"host": "evil.example"}).status_code == 421


def test_an_empty_ledger_is_said_to_be_empty(tmp_path: Path) -> None:
    from trucewatch.desk import Ledger

    Ledger(tmp_path / "empty.ledger").close()
    with TestClient(make_app(Settings(ledger=str(tmp_path / "empty.ledger"), people=str(tmp_path / "people")))) as client:
        assert "No truce is known" in client.get("/").text
        assert client.get("/review").status_code == client.get("/stories").status_code == 200


def test_a_decision_on_the_site_counts_at_once_and_can_be_taken_back(client: TestClient, ledger: At) -> None:
    key = client.get("/api/v1/truces").json()["items"][0]["id"] and _key(client, ledger[1]["hostile"])
    csrf = token(client, "/review")
    form = {"csrf": csrf, "key": key, "does": "reject", "reason": "<b>no</b>"}
    assert client.post("/review/decide", data=form, follow_redirects=False).status_code == 303
    assert "Harakat al-Nujaba" not in client.get("/?known=2020-11-01").text
    history = client.get(f"/review/record?key={key}").text
    assert "&lt;b&gt;no&lt;/b&gt;" in history and "Take it back" in history
    sequence = re.search(r'name="sequence" value="(\d+)"', history)
    assert sequence
    client.post("/review/undo", data={"csrf": csrf, "sequence": sequence[1]})
    assert "Harakat al-Nujaba" in client.get("/?known=2020-11-01").text
    assert [one["action"] for one in client.get("/api/v1/decisions").json()["items"]] == ["reject", "undo"]


def test_a_correction_by_words_of_the_text(client: TestClient, ledger: At) -> None:
    key = _key(client, ledger[1]["wire"], "incidents")
    csrf = token(client, f"/review/record?key={key}")
    answer = client.post("/review/correct", data={"csrf": csrf, "key": key, "field": "place", "words": "BAGHDAD", "reason": "dateline"})
    assert answer.status_code == 200
    assert client.get("/api/v1/incidents").json()["items"][0]["place"] == "BAGHDAD"
    wrong = client.post("/review/correct", data={"csrf": csrf, "key": key, "field": "place", "words": "Atlantis"})
    assert wrong.status_code == 400 and "does not stand in the text" in wrong.text


def test_splitting_on_the_site(client: TestClient, ledger: At) -> None:
    where = f"/review/group/truce/{TRUCE}"
    csrf = token(client, where)
    before = client.get("/api/v1/truces").json()["total"]
    client.post(where, data={"csrf": csrf, "does": "split", "keys": [_key(client, ledger[1]["reprint"])], "reason": "other"})
    assert client.get("/api/v1/truces").json()["total"] == before + 1


def test_a_kind_is_corrected_by_the_words_that_the_page_shows(client: TestClient, ledger: At) -> None:
    key = _key(client, ledger[1]["wire"], "incidents")
    csrf = token(client, f"/review/record?key={key}")
    assert "shelling or rockets; air or drone strike" in client.get(f"/review/record?key={key}").text
    form = {"csrf": csrf, "key": key, "field": "kind", "reason": "so"}
    assert client.post("/review/correct", data=form | {"words": "Air or drone strike"}).status_code == 200
    changed = client.get("/api/v1/incidents").json()["items"][0]
    assert changed["kind"] == "air_drone_strike"
    wrong = client.post("/review/correct", data=form | {"key": _key(client, ledger[1]["wire"], "incidents"), "words": "earthquake"})
    assert wrong.status_code == 400 and "earthquake" in wrong.text


def test_what_is_joined_is_called_by_name_and_with_nothing_there_is_no_joining(client: TestClient, ledger: At) -> None:
    where = f"/review/group/truce/{TRUCE}"
    csrf = token(client, where)
    before = client.get("/api/v1/truces").json()["total"]
    client.post(where, data={"csrf": csrf, "does": "split", "keys": [_key(client, ledger[1]["reprint"])]})
    split = client.get(where).text
    assert 'October 2020</bdi>: ' in split and re.search(r'<option value="[\w-]+">[^<]+ – [^<]+</option>', split)
    for other in ("", "no-such-truce", TRUCE):
        refused = client.post(where, data={"csrf": csrf, "does": "join", "other": other})
        assert refused.status_code == 400 and "choose one from the list" in refused.text
    other = re.search(r'<option value="([\w-]+)">', split)
    assert other
    assert client.post(where, data={"csrf": csrf, "does": "join", "other": other[1]}).status_code == 200
    assert client.get("/api/v1/truces").json()["total"] == before


def test_a_form_without_its_token_or_from_elsewhere_is_refused(client: TestClient, ledger: At) -> None:
    key = _key(client, ledger[1]["wire"])
    csrf = token(client, "/review")
    form = {"key": key, "does": "accept"}
    assert client.post("/review/decide", data=form | {"csrf": "0" * 64}).status_code == 400
    assert client.post("/review/decide", data=form).status_code == 422
    elsewhere = client.post("/review/decide", data=form | {"csrf": csrf}, headers={"origin": "https://evil.example"})
    assert elsewhere.status_code == 400
    assert client.get("/api/v1/decisions").json()["total"] == 0


def test_after_a_form_nobody_is_sent_off_the_site(client: TestClient, ledger: At) -> None:
    csrf = token(client, "/review")
    for back in ("https://evil.example/", "//evil.example", "/\\evil.example"):
        form = {"csrf": csrf, "key": _key(client, ledger[1]["wire"]), "does": "accept", "back": back}
        assert client.post("/review/decide", data=form, follow_redirects=False).headers["location"] == "/"


def _key(client: TestClient, text: str, sort: str = "pledges") -> str:
    report = client.get(f"/api/v1/texts/{text}").json()["report"]
    record = report[sort][0]
    anchor = record["undertaking" if sort == "pledges" else "anchor"]
    return f"{text}:{anchor['start']}-{anchor['end']}:{record['kind']}"
