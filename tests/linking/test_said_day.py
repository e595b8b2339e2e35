"""The day on which an act was made or told, wherever its sentence names it, and until when a truce is told as prolonged."""

from datetime import date

import pytest
from tests.linking.stage import FRONT, KIN, pledge, report
from tests.linking.test_drafts import labels

from trucewatch.linking import link
from trucewatch.linking.said_day import made_on
from trucewatch.records import Label

TOLD = "2024-05-13"  # a Monday


def _made(text: str, kind: str, own: str) -> tuple[date, date] | None:
    when = made_on(pledge(text, kind, FRONT, own), date.fromisoformat(TOLD))
    return (when.earliest.date(), when.latest.date()) if when else None


@pytest.mark.parametrize(("text", "kind", "first", "last"), [
    ("The Northern Front said on 30 April that it was extending its own unilateral ceasefire.", "extension", (4, 30), (4, 30)),
    ("On 30 April the Northern Front extended its own unilateral ceasefire.", "extension", (4, 30), (4, 30)),
    ("On Tuesday the Northern Front, which holds the hills of Karo, declared a ceasefire.", "declaration", (5, 7), (5, 7)),
    ("KARO, May 13 (AP) — Late on Tuesday the Northern Front told reporters of its ceasefire.", "declaration", (5, 7), (5, 7)),
    ("Late Tuesday, the Northern Front declared a ceasefire.", "declaration", (5, 7), (5, 7)),
    ("The Northern Front said early Tuesday that it would keep a ceasefire.", "declaration", (5, 7), (5, 7)),
    ("The Northern Front will keep a ceasefire, its commander said late Tuesday.", "declaration", (5, 7), (5, 7)),
    ("The Northern Front signed a ceasefire Saturday in Karo.", "agreement", (5, 11), (5, 11)),
    ("The Northern Front announced late on April 30 that it would keep its men back in a ceasefire.", "declaration", (4, 30), (4, 30)),
    ("In April the Northern Front ordered its men to keep a ceasefire.", "declaration", (4, 1), (4, 30)),
    ("The ceasefire of the Northern Front, first declared on 2 April, was renewed last week.", "declaration", (5, 6), (5, 12)),
    ("The ceasefire of the Northern Front, which was declared on 2 April, was extended on Friday.", "declaration", (5, 10), (5, 10)),
])  # fmt: skip
def test_an_act_was_made_on_the_day_beside_its_first_verb_or_before_its_subject(
    text: str, kind: str, first: tuple[int, int], last: tuple[int, int]
) -> None:
    assert _made(text, kind, "ceasefire") == (date(2024, *first), date(2024, *last))


@pytest.mark.parametrize("text", [
    "On Tuesday the Northern Front attacked Karo, a day after it announced that it would keep a ceasefire.",
    "The Northern Front, which on Tuesday freed two soldiers of Meria, declared a ceasefire.",
    "The Northern Front said late Tuesday’s shelling would not end its ceasefire.",
    "On Monday the Northern Front declared a ceasefire.",  # the day of the report
])  # fmt: skip
def test_a_day_of_something_else_is_not_that_of_the_act(text: str) -> None:
    assert _made(text, "declaration", "ceasefire") is None


@pytest.mark.parametrize("aside", [", first declared on 2 April,", ", which was declared on 2 April and extended until its end,", ""])
@pytest.mark.parametrize("until", ["until 31 May", "to the end of May", "through May 31"])
def test_until_when_a_truce_is_prolonged_is_its_term_though_no_coder_read_it(aside: str, until: str) -> None:
    text = f"The truce of the Northern Front{aside} was renewed last week {until}."
    linked = link([report(TOLD, text, pledge(text, "declaration", FRONT, "truce"))], KIN)
    assert [labels(linked, day)["front"] for day in ("2024-05-30", "2024-06-01")] == [Label.IN_FORCE, Label.EXPIRED]


def test_what_was_broken_last_week_was_not_prolonged() -> None:
    text = "The truce of the Northern Front, first declared on 2 April, was broken last week, and talks go on until 31 May."
    linked = link([report(TOLD, text, pledge(text, "declaration", FRONT, "truce"))], KIN)
    assert all(labels(linked, "2024-06-01")[who] is not Label.EXPIRED for who in labels(linked, "2024-06-01"))


def test_a_prolonging_that_opens_a_story_holds_from_the_day_that_it_names() -> None:
    text = "The Northern Front said on 30 April that it was extending its own ceasefire."
    linked = link([report(TOLD, text, pledge(text, "extension", FRONT, "ceasefire", said_by=("Northern Front", "front")))], KIN)
    assert [labels(linked, day).get("front") for day in ("2024-04-29", "2024-05-02")] == [None, Label.IN_FORCE]
