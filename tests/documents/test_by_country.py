"""Round-ups by country: each country's section is a report of its own, and what only looks like one stays whole."""

from datetime import UTC, datetime

import pytest

from trucewatch.documents import read
from trucewatch.documents.digest import items
from trucewatch.records import Document, Page

ONE = "The ceasefire between the government and the rebels came to its end at midnight, the monitors said."
MORE = "Its foreign minister said that the army would go on."
TWO = "A six-week suspension of army operations against the group expired in September and was not renewed."
THREE = "Some 40 soldiers were missing after militants overran a fort in the hills on Tuesday night."


def document(title: str, text: str) -> Document:
    page = Page(location="https://a.example/week", content=text.encode(), gathered=datetime(2024, 5, 1, tzinfo=UTC), facts=(("title", title),))
    return read(page)


@pytest.mark.parametrize(
    ("title", "heads"),
    [
        ("SOUTH ASIA ROUND-UP", ("SRI LANKA. ", "INDIA. ", "PAKISTAN. ")),
        ("Africa brief", ("Sudan: ", "South Sudan: ", "Chad: ")),
        ("Weekly digest", ("• Ivory Coast — ", "• Mali — ", "• Niger — ")),
        ("Wars of the week", ("COLOMBIA – ", "ECUADOR – ", "PERU – ")),
        ("War: weekly round-up", ("**Libya:** ", "**Yemen:** ", "**Syria:** ")),
    ],
)
def test_each_country_s_section_is_a_report_of_its_own(title: str, heads: tuple[str, str, str]) -> None:
    text = f"{heads[0]}{ONE}\n\n{MORE}\n\n{heads[1]}{TWO}\n\n{heads[2]}{THREE}"
    found = items(document(title, text))
    assert [one.body for one in found] == [f"{heads[0]}{ONE}\n\n{MORE}", heads[1] + TWO, heads[2] + THREE]


def test_two_countries_are_enough_where_the_page_is_called_a_round_up() -> None:
    text = f"NEPAL: {ONE}\n\n{MORE}\n\nINDIA: {TWO}"
    assert len(items(document("Asia round-up", text))) == 2
    assert len(items(document("Fighting on the border goes on", text))) == 1


@pytest.mark.parametrize(
    ("title", "heads"),
    [
        ("Where the neighbours stand", ("Egypt: ", "Qatar: ", "Turkey: ")),
        ("Round-up: world reacts to the truce", ("EGYPT: ", "QATAR: ", "TURKEY: ")),
        ("World reacts to the truce", ("Egypt: ", "Qatar: ", "Turkey: ")),
        ("What is known", ("Background: ", "Haftar: ", "Who fights: ")),
        ("What is known", ("COLOMBO: ", "TRIPOLI: ", "KARO: ")),
        ("What is known", ("Sudan and its neighbours. ", "Chad said so. ", "Egypt's army: ")),
    ],
)
def test_what_is_no_section_by_country_stays_one(title: str, heads: tuple[str, str, str]) -> None:
    text = f"{heads[0]}{ONE}\n\n{MORE}\n\n{heads[1]}{TWO}\n\n{heads[2]}{THREE}"
    assert len(items(document(title, text))) == 1


def test_figures_by_country_are_a_table() -> None:
    text = f"{ONE}\n\nMali: 14 dead\nNiger: 3 dead\nChad: 20 dead\n\n{TWO}"
    assert len(items(document("Wars of the week", text))) == 1
