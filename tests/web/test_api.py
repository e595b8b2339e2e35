"""The API: the records of the command line, tagged, in parts; and the feeds and linked data."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
from fastapi.testclient import TestClient
from typer.testing import CliRunner

from trucewatch.cli import app as command_line
from trucewatch.web.app import make_app
from trucewatch.web.settings import Settings

At = tuple[Path, dict[str, str]]
TRUCE = "kataib-hezbollah--united-states-2020-10"
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def client(ledger: At, tmp_path: Path) -> Iterator[TestClient]:
    with TestClient(make_app(Settings(ledger=str(ledger[0]), people=str(tmp_path / "people")))) as made:
        yield made


@pytest.mark.parametrize(
    ("command", "address"),
    [
        (["status"], "/api/v1/verdicts"),
        (["status", TRUCE], f"/api/v1/truces/{TRUCE}/verdicts"),
        (["why", TRUCE], f"/api/v1/truces/{TRUCE}/why"),
    ],
)
def test_the_same_records_as_the_command_line(client: TestClient, ledger: At, command: list[str], address: str) -> None:
    options = ["--ledger", str(ledger[0]), "--at", "2020-11-01", "--format", "json"]
    printed = CliRunner().invoke(command_line, [*command, *options])
    assert printed.exit_code == 0, printed.output
    assert client.get(f"{address}?at=2020-11-01").json()["items"] == json.loads(printed.stdout.replace("/srv/secret/", ""))


def test_no_answer_shows_the_folders_of_the_machine(client: TestClient, ledger: At) -> None:
    text = ledger[1]["wire"]
    lists = ("truces", "verdicts", f"truces/{TRUCE}/why", f"truces/{TRUCE}/history", "stories", f"texts/{text}", "pledges", "incidents")
    answers = {name: client.get(f"/api/v1/{name}").text for name in lists}
    assert not [name for name, answer in answers.items() if "/srv" in answer]
    assert "ap.html" in answers[f"texts/{text}"] and "ap.html" in answers["pledges"]


def test_lists_come_in_parts_that_make_the_whole(client: TestClient) -> None:
    whole = client.get("/api/v1/pledges").json()
    assert whole["total"] == len(whole["items"]) > 2 and whole["next"] is None
    address, found = "/api/v1/pledges?limit=1", []
    while address:
        part = client.get(address).json()
        found += part["items"]
        address = part["next"]
    assert found == whole["items"]


def test_an_unchanged_answer_is_not_sent_twice(client: TestClient, ledger: At) -> None:
    address = "/api/v1/verdicts?at=2020-11-01"
    tag = client.get(address).headers["etag"]
    again = client.get(address, headers={"if-none-match": f'"x", W/{tag}'})
    assert again.status_code == 304 and not again.content
    assert client.get("/api/v1/verdicts?at=2020-11-02", headers={"if-none-match": tag}).status_code == 200
    text = client.get(f"/api/v1/texts/{ledger[1]['hostile']}").json()
    span, kind = text["report"]["pledges"][0]["undertaking"], text["report"]["pledges"][0]["kind"]
    key = f"{ledger[1]['hostile']}:{span['start']}-{span['end']}:{kind}"
    assert client.post("/api/v1/decisions", json={"key": key, "action": "reject", "reason": "no"}).status_code == 201
    assert client.get(address, headers={"if-none-match": tag}).status_code == 200


@pytest.mark.parametrize(
    ("address", "status"),
    [("/api/v1/truces/none", 404), ("/api/v1/texts/none", 404), ("/api/v1/verdicts?at=never", 400), ("/api/v1/verdicts?limit=0", 422),
     ("/api/v1/verdicts?by=hearsay", 422), ("/api/v1/none", 404)],
)  # fmt: skip
def test_what_goes_wrong_is_a_problem_in_words(client: TestClient, address: str, status: int) -> None:
    answer = client.get(address)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["status"] == status and answer.json()["detail"]


@pytest.mark.parametrize(
    ("body", "status"),
    [({"key": "none:1-2:x", "action": "accept"}, 404), ({"key": "none:1-2:x", "action": "undo"}, 404), ({"key": "x", "action": "delete"}, 422),
     ({}, 422)],
)  # fmt: skip
def test_a_decision_about_nothing_is_refused(client: TestClient, body: dict[str, str], status: int) -> None:
    assert client.post("/api/v1/decisions", json=body).status_code == status


def test_the_feed_of_a_truce_tells_its_changes_newest_first(client: TestClient) -> None:
    answer = client.get(f"/truces/{TRUCE}/feed.atom?at=2020-11-01")
    assert answer.headers["content-type"].startswith("application/atom+xml")
    entries = ElementTree.fromstring(answer.content).findall(f"{ATOM}entry")
    times = [entry.findtext(f"{ATOM}updated") or "" for entry in entries]
    assert times and times == sorted(times, reverse=True)
    assert len({entry.findtext(f"{ATOM}id") for entry in entries}) == len(entries)


def test_linked_data_points_at_the_words(client: TestClient, ledger: At) -> None:
    text = client.get(f"/api/v1/texts/{ledger[1]['wire']}").json()["document"]["text"]
    data = client.get(f"/evidence/{ledger[1]['wire']}.jsonld").json()
    assert len(data["annotations"]) == 2
    for annotation in data["annotations"]:
        for target in annotation["target"]:
            position, quote = target["selector"]
            assert text[position["start"] : position["end"]] == quote["exact"]
    assert client.get(f"/truces/{TRUCE}.jsonld").json()["prov:wasDerivedFrom"]


def test_the_description_tells_of_every_call(client: TestClient) -> None:
    described = client.get("/api/v1/openapi.json").json()["paths"]
    assert all(path.startswith("/api/v1/") for path in described)
    page = client.get("/api").text
    assert all(path in page for path in described)
