from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.documents import read
from trucewatch.documents.digest import items
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
