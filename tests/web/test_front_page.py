"""The front page: what changed lately, how old the evidence is, and every filter in the address, alone and with the others."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from html import unescape
from itertools import product
from pathlib import Path
from urllib.parse import urlencode

import pytest
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, given
from hypothesis import settings as tuned
from hypothesis import strategies as st
from tests.fixtures import small_ledger

from trucewatch.desk import Ledger
from trucewatch.desk.names import actor_name
from trucewatch.web.app import make_app
from trucewatch.web.asked import asked
from trucewatch.web.overview import SORTS, Wanted, fits, rows
from trucewatch.web.plain import own_path
from trucewatch.web.settings import Limits, Settings
from trucewatch.web.templating import age
from trucewatch.web.told import truce_seen

At = tuple[Path, dict[str, str]]
KNOWN = "2020-12-20"


@pytest.fixture(scope="module")
def client(made: At, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    many = Limits(read=(10**9, 1.0))
    with TestClient(make_app(Settings(ledger=str(made[0]), people=str(tmp_path_factory.mktemp("p") / "people"), limits=many))) as opened:
        yield opened


def titles(client: TestClient, query: str) -> list[str]:
    answer = client.get(f"/?{query}")
    assert answer.status_code == 200, answer.text
    return [unescape(one) for one in re.findall(r'<a href="/truces/([^?"]+)\?', answer.text) if "#" not in one][::1]


def choices(client: TestClient, name: str) -> list[str]:
    page = client.get(f"/?known={KNOWN}").text
    select = re.search(rf'<select id="{name}".*?</select>', page, re.DOTALL)
    assert select
    given = re.findall(r'<option(?: value="([^"]*)")?[^>]*>([^<]*)</option>', select[0])
    return [unescape(value or text) for value, text in given if (value or text) not in ("", "any")]


def test_every_combination_of_filters_shows_what_fits_all_of_them(client: TestClient) -> None:
    fields = {name: ["", *choices(client, name)[:3]] for name in ("label", "conflict", "actor", "country")} | {"q": ["", "hezbollah", "iraq"]}
    everything = rows(client.app.state.site.answers, asked(known=KNOWN))  # type: ignore[attr-defined]
    tried = 0
    for values in product(*fields.values()):
        chosen = dict(zip(fields, values, strict=True))
        expected = {row.truce.id for row in everything if fits(row, Wanted(**chosen))}
        query = urlencode({"known": KNOWN} | {name: value for name, value in chosen.items() if value})
        assert set(titles(client, query)) == expected, chosen
        tried += 1
    assert tried >= 24 and everything


def test_what_is_over_can_be_left_out(client: TestClient) -> None:
    everything = rows(client.app.state.site.answers, asked(known=KNOWN))  # type: ignore[attr-defined]
    open_ = {row.truce.id for row in everything if not all(verdict.is_over for verdict in row.verdicts)}
    assert set(titles(client, f"known={KNOWN}&label=not+over")) == open_ and choices(client, "label")[0] == "not over"


@pytest.mark.parametrize("sort", SORTS)
def test_each_order_shows_the_same_truces(client: TestClient, sort: str) -> None:
    assert sorted(titles(client, f"known={KNOWN}&sort={sort}")) == sorted(titles(client, f"known={KNOWN}"))


def test_a_filter_of_which_there_is_none_is_shown_as_what_empties_the_list(client: TestClient) -> None:
    page = client.get(f"/?known={KNOWN}&label=no+such&actor=<script>alert(1)</script>&country=XX&conflict=none").text
    assert "No truce fits these filters" in page and "<script>alert" not in page
    assert page.count("(none here)</option>") == 4 and "no such (none here)" in page


def test_the_clock_stays_when_filters_are_sent_and_pages_turned(client: TestClient) -> None:
    page = client.get("/?known=2099-01-01&by=recorded").text
    assert '<input type="hidden" name="by" value="recorded">' in page
    assert 'name="by"' not in client.get(f"/?known={KNOWN}").text


def test_what_changed_last_names_the_party_and_the_state_and_leads_to_why(client: TestClient) -> None:
    page = client.get(f"/?known={KNOWN}").text
    told = re.search(r"<dt>Changed last</dt><dd>(.*?)</dd>", page)
    first = titles(client, f"known={KNOWN}")[0]
    row = next(row for row in rows(client.app.state.site.answers, asked(known=KNOWN)) if row.truce.id == first)  # type: ignore[attr-defined]
    assert told and row.changed
    faction, change = row.changed
    assert f"{actor_name(faction)}, {change.label.value}" in unescape(re.sub("<[^>]+>", "", told[1]))
    link = re.search(r'href="([^"]+)"', told[1])
    assert link
    address, _, place = unescape(link[1]).partition("#")
    assert re.search(rf'<details id="{place}" open>', client.get(address).text)


@pytest.mark.parametrize(
    ("q", "known"),
    [
        ("hizballah", True), ("Kata'ib Hizbullah", True), ("USA", True), ("IRÁQ", True), ("october 2020", True), ("hezbollah 2020", True),
        ("bollah", False), ("!!!", False), ("hezbollah 1999", False),
    ],
)  # fmt: skip
def test_a_party_is_found_by_any_of_its_names_in_any_spelling(client: TestClient, q: str, known: bool) -> None:
    assert ("kataib-hezbollah--united-states-2020-10" in titles(client, urlencode({"known": KNOWN, "q": q}))) is known


@pytest.fixture
def struck(ledger: At, tmp_path: Path) -> Iterator[TestClient]:
    """The site of the small ledger, and of a page that tells of violence alone while the truce is in force."""
    with Ledger(ledger[0]) as book:
        small_ledger.page(book, "r.html", small_ledger.ROCKET, "2020-10-16T09:00", "Reuters")
    with TestClient(make_app(Settings(ledger=str(ledger[0]), people=str(tmp_path / "people")))) as opened:
        yield opened


def test_reports_of_violence_that_a_truce_may_cover_are_evidence_on_it(struck: TestClient) -> None:
    answers, later = struck.app.state.site.answers, 0  # type: ignore[attr-defined]
    for day in ("2020-10-15", "2020-10-18", "2020-11-18", KNOWN):
        when = asked(known=day)
        for row in rows(answers, when):
            seen, claims = truce_seen(answers, row.truce.id, when), answers.indexed(when).claims[row.truce.id]
            of_violence = {told for one in seen.happenings if one.covered != "out" for told, _ in one.event.claims if told.told <= when.at}
            everything = of_violence | {told for told, _ in claims}
            assert row.newest == max(told.told for told in everything) and row.stories == len({told.story for told in everything})
            assert (seen.stories, seen.prints) == (row.stories, len({told.id for told in everything}))
            assert row.since == min(told.told for told, _ in claims)
            later += bool(of_violence - {told for told, _ in claims})
    assert later, "no report tells of violence alone"


@pytest.mark.parametrize(
    ("since", "text"),
    [
        (timedelta(minutes=3), "less than an hour"), (timedelta(hours=1), "1 hour"), (timedelta(hours=23), "23 hours"), (timedelta(days=1), "1 day"),
        (timedelta(days=29), "29 days"), (timedelta(days=30), "1 month"), (timedelta(days=364), "12 months"), (timedelta(days=730), "2 years"),
    ],
)  # fmt: skip
def test_the_age_of_the_newest_evidence_in_words(since: timedelta, text: str) -> None:
    now = datetime(2020, 12, 20, tzinfo=UTC)
    assert age(now - since, now) == text


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("known=yesterday", 400), ("at=2020-13-40", 400), ("by=rumour", 400), ("page=0", 422), ("page=x", 422), ("page=100000", 200),
        ("sort=nothing", 200), ("q=" + "a" * 201, 422), ("known=9999-12-31", 200), ("known=0001-01-01", 200), ("at=2020-11-17T20:00%2B02:00", 200),
        ("known=%00", 400), ("q=%00%E2%80%AE", 200), ("q=%FF%FE", 200), ("label=in+force&label=resumed", 200), ("%3Cscript%3E=1", 200),
    ],
)  # fmt: skip
def test_what_makes_no_sense_is_said_in_words_and_never_breaks_the_site(client: TestClient, query: str, status: int) -> None:
    answer = client.get(f"/?{query}")
    assert answer.status_code == status, answer.text
    if status >= 400:
        assert "To the list of truces" in answer.text and "Traceback" not in answer.text


@tuned(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(st.sampled_from(["q", "label", "country", "actor", "conflict", "sort", "at", "known", "by", "page"]), st.text(max_size=60)))
def test_whatever_stands_in_the_address_the_answer_is_a_page(client: TestClient, wanted: dict[str, str]) -> None:
    query = urlencode(wanted, errors="replace")
    answer = client.get(f"/?{query}")
    assert answer.status_code in (200, 400, 422) and "</html>" in answer.text and "\u202e" not in answer.text


@pytest.mark.parametrize("address", ["//evil.example", "/\\evil.example", "/\t/evil.example", "/\n/evil.example", "https://evil.example", "x", ""])
def test_a_form_leads_to_no_other_site(address: str) -> None:
    assert own_path(address) == "/"


def test_a_form_leads_to_a_page_of_this_site() -> None:
    assert own_path("/review?alone=true&page=2") == "/review?alone=true&page=2"
