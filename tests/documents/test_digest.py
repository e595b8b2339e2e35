from datetime import UTC, datetime
from pathlib import Path

import pytest
from benchmarks.pages_imprint import marked
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.documents import read
from trucewatch.documents.digest import items
from trucewatch.pages import gather
from trucewatch.records import Document, Page

FIRST = "BEIRUT (AP) — The Latest on the fighting along the border (all times local):"
ONE = "The army says that it has shot down a drone over the southern suburbs and that nobody was hurt."
TWO = "A spokesman for the mission says that both sides have agreed to a pause of six hours for the wounded.\n\nIt begins at noon."
THREE = "Shells have fallen near a hospital, its director says. He counts four dead."


def document(text: str) -> Document:
    page = Page(location="https://a.example/latest", content=text.encode(), gathered=datetime(2024, 5, 1, tzinfo=UTC), facts=(("title", "The Latest"),))
    return read(page)


@pytest.mark.parametrize("marks", [("9:15 a.m.", "8 a.m.", "7:30 a.m."), ("___", "___", "___"), ("14:05 GMT", "12:30 GMT", "11:00 GMT"), ("1.", "2.", "3.")])
def test_items_are_documents_of_their_own(marks: tuple[str, str, str]) -> None:
    text = f"{FIRST}\n\n{marks[0]}\n\n{ONE}\n\n{marks[1]}\n\n{TWO}\n\n{marks[2]}\n\n{THREE}"
    found = items(document(text))
    assert [item.body for item in found] == [FIRST, ONE, TWO, THREE]
    assert [item.location for item in found][-1] == "https://a.example/latest#item-4"
    assert all(item.imprint.agency == "AP" and item.text.startswith("The Latest\n\n") for item in found)


def test_spans_stay_true_or_go() -> None:
    first, second, *_ = items(document(f"{FIRST}\n\n___\n\n{ONE}\n\n___\n\n{TWO}"))
    assert first.imprint.agency_span is not None and first.imprint.agency_span.stands_in(first.text)
    assert first.imprint.dateline is not None and first.imprint.dateline.place.stands_in(first.text)
    assert second.imprint.agency_span is None and second.imprint.dateline is None
    assert second.imprint.headline is not None and second.imprint.headline.stands_in(second.text)


def test_ordinary_article_is_its_own_only_item() -> None:
    for text in (f"{ONE}\n\n{TWO}", f"{ONE}\n\n___\n\n{TWO}"):
        whole = document(text)
        assert items(whole) == (whole,)


@given(st.lists(st.sampled_from([ONE, THREE, "___", "9:15 a.m.", "Short.", ""]), min_size=1, max_size=10).filter(lambda rows: ONE in rows))
def test_items_are_pieces_of_the_article_in_order(rows: list[str]) -> None:
    whole = document("\n\n".join(rows))
    at = 0
    for item in items(whole):
        assert item.text[item.body_start : item.body_end] == item.body
        at = whole.text.index(item.body, at) + len(item.body)


HEADED = """The Latest: truce at the border

Here is what happened on the seventh day of the fighting along the border, hour by hour.

Drone shot down over the suburbs

BEIRUT (AP) — The army says that it has shot down a drone over the southern suburbs and that nobody was hurt.

A second one turned back, it says.

Hospital hit in the north

KARO, March 4 (Reuters) - Shells have fallen near a hospital, its director says. He counts four dead.

Envoys agree to a pause

GENEVA — A spokesman for the mission says that both sides have agreed to a pause of six hours for the wounded.
"""


def test_reports_under_headings_of_their_own_are_divided_each_with_its_place() -> None:
    found = items(document(HEADED.split("\n\n", 1)[1]))
    assert [item.body.split("\n")[0] for item in found[1:]] == ["Drone shot down over the suburbs", "Hospital hit in the north", "Envoys agree to a pause"]
    assert [item.imprint.dateline.place.quote if item.imprint.dateline else None for item in found] == [None, "BEIRUT", "KARO", "GENEVA"]
    assert all(item.imprint.dateline is None or item.imprint.dateline.span.stands_in(item.text) for item in found)
    assert found[1].body.endswith("turned back, it says.")


def test_a_report_has_the_agency_of_its_own_dateline_and_else_the_page_s() -> None:
    found = [one.imprint for one in items(document(HEADED.split("\n\n", 1)[1]))]
    assert [one.agency for one in found] == ["AP", "AP", "Reuters", "AP"]
    assert [[hop.name for hop in one.chain] for one in found] == [[name, "a.example"] for name in ("AP", "AP", "Reuters", "AP")]
    spans = [one.agency_span.quote if one.agency_span else None for one in found]
    assert spans == [None, "AP", "Reuters", None]
    told = [next(ground.span for ground in one.grounds if ground.field == "agency") for one in found]
    assert told == [one.agency_span for one in found] == [one.chain[0].span for one in found]


def test_an_agency_that_prints_another_s_report_passed_it_on() -> None:
    page = Page(location="https://apnews.com/a", content=HEADED.encode(), gathered=datetime(2024, 5, 1, tzinfo=UTC))
    found = [one.imprint for one in items(read(page))]
    assert [[hop.name for hop in one.chain] for one in found[1:]] == [["AP"], ["Reuters", "AP"], ["AP"]]


def plain(title: str, text: str) -> Document:
    page = Page(location="https://a.example/a", content=text.encode(), gathered=datetime(2024, 5, 1, tzinfo=UTC), facts=(("title", title),))
    return read(page)


def test_so_they_are_without_the_name_of_a_digest_if_each_begins_as_a_dispatch() -> None:
    body = HEADED.split("\n\n", 1)[1]
    assert len(items(plain("Fighting along the border", body))) == 4
    assert len(items(plain("Fighting along the border", body.replace("GENEVA — A", "A")))) == 1
    assert len(items(plain("The Latest: fighting", body.replace("GENEVA — A", "A")))) == 4


def test_times_in_the_headings_divide_what_is_called_live_and_nothing_else() -> None:
    body = f"14:05 GMT - Drone shot down\n\n{ONE}\n\n12:30 GMT - Hospital hit\n\n{THREE}\n\n11:00 GMT - A pause\n\n{TWO}\n"
    assert len(items(plain("Border fighting: live updates", body))) == 3
    assert len(items(plain("How the day went", body))) == 1


ARTICLES = sorted((Path(__file__).parents[1] / "fixtures" / "articles").glob("*.jsonl"))
SECTIONS = ("What it means", "How it began", "Who is behind it", "What comes next")
HEADINGS = [
    ("What happened?", "Who is behind it", "What comes next"),
    ("Gaza", "West Bank", "Lebanon"),
    ("March 4", "March 5", "March 6"),
    ("1. The truce", "2. The breach", "3. The talks"),
]


def sections(headings: tuple[str, ...], before: str = "") -> str:
    parts = (f"{heading}\n\n{before}{section} {section}" for heading, section in zip(headings, (ONE, TWO, THREE), strict=True))
    return f"KARO (AP) — {ONE}\n\n" + "\n\n".join(parts)


@pytest.mark.parametrize("headings", HEADINGS)
@pytest.mark.parametrize("title", ["What we know about the truce", "The Latest: truce at the border", "Weekly roundup"])
def test_an_article_with_sections_stays_one(title: str, headings: tuple[str, ...]) -> None:
    assert len(items(plain(title, sections(headings)))) == 1


@pytest.mark.parametrize("headings", HEADINGS)
@pytest.mark.parametrize("before", ["Mohamed Haftar: ", "HAFTAR: ", "Background: ", "Karo: ", "Aisha — ", "Karo — "])
def test_what_somebody_says_under_headings_is_no_dispatch(before: str, headings: tuple[str, ...]) -> None:
    assert len(items(plain("Three questions about the truce", sections(headings, before)))) == 1


@pytest.fixture(scope="module")
def articles() -> list[Document]:
    found = [page.document for page in marked() if page.document]
    return found + [read(page) for file in ARTICLES for page in gather(str(file)) if isinstance(page, Page)]


def test_no_real_article_is_divided_nor_with_headings_between_its_paragraphs(articles: list[Document]) -> None:
    assert len(articles) > 200 and [one.location for one in articles if len(items(one)) > 1] == []
    long = [rows for one in articles if len(rows := [row for row in one.body.split("\n") if row.strip()]) > 3]
    for rows in long:
        apart = "\n\n".join(f"{SECTIONS[number % 4]}\n\n{row}" if number % 2 else row for number, row in enumerate(rows))
        assert len(items(plain("The truce", apart))) == len(items(plain("The Latest: the truce", apart))) == 1, rows[0]
    assert len(long) > 50


def test_a_page_of_headings_without_end_is_looked_at_once() -> None:
    assert len(items(plain("The Latest", "Heading\n\n" * 100_000 + ONE))) == 1


@given(st.permutations(["Heading of one", "KARO (AP) — " + ONE, "Heading of two", TWO, "BEIRUT — " + THREE, "Heading of three", "GENEVA — " + ONE, ""]))
def test_headed_items_are_pieces_in_order_too(rows: list[str]) -> None:
    whole = plain("Border", "\n\n".join(rows))
    at = 0
    for item in items(whole):
        at = whole.text.index(item.body, at) + len(item.body)
        assert item.imprint.dateline is None or item.imprint.dateline.span.stands_in(item.text)


NUMBERED = f"Good morning. Today's digest.\n\n1. BEIRUT (AP) - {ONE}\n\n2. KARO, March 4 (Reuters) - {TWO}\n\n3) GENEVA (AFP) – {THREE}"


def test_numbered_reports_are_divided_where_each_number_stands_before_the_head_of_a_dispatch() -> None:
    found = items(plain("Daily digest", NUMBERED))
    assert [item.imprint.dateline.place.quote if item.imprint.dateline else None for item in found] == ["BEIRUT", "KARO", "GENEVA"]
    assert [item.imprint.agency for item in found] == ["AP", "Reuters", "AFP"]
    assert found[0].body.startswith("BEIRUT") and found[1].body.endswith("It begins at noon.")


@pytest.mark.parametrize("text", [NUMBERED.replace("GENEVA (AFP) – ", ""), NUMBERED.replace("2. ", "").replace("3) ", "")])
def test_a_list_with_numbers_is_no_digest(text: str) -> None:
    assert len(items(plain("Peace plan", text))) == 1
