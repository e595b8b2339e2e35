"""Linked data: on every page, valid, with nothing in it that could leave its element, and no name that its context does not know."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from tests.web.browsing import TRUCE, copied

from trucewatch.web import feed, linked
from trucewatch.web.app import make_app
from trucewatch.web.asked import asked
from trucewatch.web.templating import as_json_ld
from trucewatch.web.told import truce_seen

At = tuple[Path, dict[str, str]]
# What the context of the W3C Web Annotation vocabulary (https://www.w3.org/ns/anno.jsonld) makes of the names that the site uses.
ANNOTATION = {
    "id",
    "type",
    "motivation",
    "body",
    "value",
    "purpose",
    "target",
    "source",
    "selector",
    "start",
    "end",
    "exact",
    "prefix",
    "suffix",
}
TYPES = {"Annotation", "TextualBody", "SpecificResource", "TextPositionSelector", "TextQuoteSelector"}


@pytest.fixture
def client(made: At, tmp_path: Path) -> Iterator[TestClient]:
    with TestClient(make_app(copied(made, tmp_path))) as opened:
        yield opened


def data_of(page: str) -> dict[str, Any]:
    blocks = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    assert len(blocks) == 1
    found: dict[str, Any] = json.loads(blocks[0])
    return found


@pytest.mark.parametrize(
    ("where", "kind"),
    [("/?known=2020-10-15", "DataCatalog"), (f"/truces/{TRUCE}", "schema:Dataset"), ("/evidence/{wire}", "schema:NewsArticle"), ("/evidence/{hostile}", "schema:NewsArticle"),
     ("/stories", "CollectionPage"), ("/words", "DefinedTermSet"), ("/api", "WebPage"), ("/review", "WebPage"), ("/review/agreement", "WebPage"),
     (f"/review/group/truce/{TRUCE}", "WebPage"), ("/reply?about=truce:x", "WebPage"), ("/sign-in", "WebPage"), ("/nothing", "WebPage"), ("/?at=never", "WebPage")],
)  # fmt: skip
def test_every_page_says_what_it_is(client: TestClient, made: At, where: str, kind: str) -> None:
    data = data_of(client.get(where.format(**made[1])).text)
    assert kind in data.get("@type", data.get("type"))
    assert json.loads(json.dumps(data)) == data


@pytest.mark.parametrize("where", ["/truces/" + TRUCE, "/evidence/{wire}", "/evidence/{hostile}"])
def test_the_file_says_the_same_as_the_page(client: TestClient, made: At, where: str) -> None:
    address = where.format(**made[1])
    answer = client.get(f"{address}.jsonld")
    assert answer.headers["content-type"].startswith("application/ld+json")
    assert answer.json() == data_of(client.get(address).text)


def names_of(value: Any) -> Iterator[tuple[str, Any]]:
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, dict):
            for name, inner in one.items():
                yield name, inner
                yield from names_of(inner) if name != "@context" else ()


@pytest.mark.parametrize("where", ["/truces/" + TRUCE, "/evidence/{wire}"])
def test_no_name_is_lost_when_expanded(client: TestClient, made: At, where: str) -> None:
    data = client.get(f"{where.format(**made[1])}.jsonld").json()
    own = data["@context"][1]
    for name, inner in names_of(data):
        assert name == "@context" or name in ANNOTATION or name in own or name.split(":")[0] in own, name
        for kind in ([inner] if isinstance(inner, str) else inner) if name == "type" else ():
            assert kind in TYPES or kind.split(":")[0] in own, kind


def test_where_a_truce_comes_from_are_addresses_of_texts(client: TestClient) -> None:
    derived = client.get(f"/truces/{TRUCE}.jsonld").json()["prov:wasDerivedFrom"]
    assert derived
    for one in derived:
        assert client.get(one["id"].removeprefix("http://testserver")).status_code == 200


def test_nothing_in_it_leaves_its_element(client: TestClient, made: At) -> None:
    page = client.get(f"/evidence/{made[1]['hostile']}").text
    assert "<script>document.title='owned'</script> truce" in data_of(page)["schema:headline"]
    hostile = "</script><!--<script> & \u2028 \u202e ' \""
    written = as_json_ld({hostile: hostile})
    assert not set(written) & set("<>&\u2028\u202e") and json.loads(written) == {hostile: hostile}
    assert data_of(client.get("/%3C/script%3E%3Cscript%3Ealert(1)%3C/script%3E").text)["@type"] == "WebPage"


def test_what_only_tells_groups_of_one_name_apart_is_in_no_title(client: TestClient) -> None:
    answers = client.app.state.site.answers  # type: ignore[attr-defined]
    seen = truce_seen(answers, TRUCE, asked(known="2020-10-15"))
    named = replace(seen, truce=seen.truce.model_copy(update={"name": "Gunmen@12ab – Iraq, October 2020"}))
    assert linked.truce(named, "http://x")["schema:name"] == "Gunmen – Iraq, October 2020"
    assert b"<title>Gunmen \xe2\x80\x93 Iraq, October 2020: changes</title>" in feed.changes(named, "http://x")
