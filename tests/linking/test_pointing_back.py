""""The agreement", "its plan": the truce that the same report has told of before, where the sentence names none."""

import pytest
from tests.linking.stage import FRONT, KIN, MERIA, pledge, report, signed, within
from tests.linking.test_drafts import labels

from trucewatch.linking import Linked, link
from trucewatch.records import Label

HALT = "Meria ordered a halt to its attacks on the Northern Front."


def linked(kind: str, text: str, what: str, who: dict[str, str] = FRONT, before: str = HALT) -> Linked:
    """What comes of a halt, if that is told, and of what the next sentence says of it."""
    page = f"{before} {text}"
    told = [within(page, before, pledge(page, "declaration", MERIA, "halt to its attacks"))] if before == HALT else []
    return link([report("2024-03-01", page, *told, within(page, text, pledge(page, kind, who, what)))], KIN)


@pytest.mark.parametrize(("kind", "text", "what"), [
    ("acceptance", "Its commander, for the Front, agreed to the plan.", "plan"),
    ("acceptance", "The Front said that it accepts this proposal.", "proposal"),
    ("declaration", "The Front said that it stood by the agreement.", "stood by the agreement"),
    ("acceptance", "The Front said that it would abide by it.", "abide by it"),
])  # fmt: skip
def test_who_accepts_or_keeps_what_was_told_before_is_the_other_side_of_it(kind: str, text: str, what: str) -> None:
    assert [truce.parties for truce in linked(kind, text, what, {"Front": "front"}).truces] == [("front", "meria")]


@pytest.mark.parametrize(("kind", "text", "what"), [
    ("acceptance", "The Northern Front accepted the trade deal.", "trade deal"),
    ("acceptance", "The Northern Front accepted a plan for schools.", "plan for schools"),
    ("declaration", "The Northern Front stood by a separate agreement.", "stood by a separate agreement"),
    ("acceptance", "The Northern Front accepted it was late.", "accepted it was late"),
])  # fmt: skip
def test_another_agreement_is_no_side_of_it(kind: str, text: str, what: str) -> None:
    assert all("front" not in truce.parties for truce in linked(kind, text, what).truces)


def test_who_answers_a_page_without_a_truce_makes_none() -> None:
    assert not linked("acceptance", "The Northern Front accepted the plan.", "plan", before="Meria opened a road.").truces


def test_an_agreement_that_is_over_by_this_word_alone_is_the_truce_told_before() -> None:
    first, text = "A ceasefire with Meria had lasted for a month.", "The Northern Front said that the agreement was over."
    end = within(f"{first} {text}", text, pledge(f"{first} {text}", "termination", FRONT, "agreement"))
    assert labels(link([signed(), report("2024-03-20", f"{first} {text}", end)], KIN), "2024-03-20")["front"] is Label.ENDED
