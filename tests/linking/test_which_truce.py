"""Of several truces of the same parties: what a sentence says of one steers; with nothing said it is the latest."""

import pytest
from tests.linking.stage import KIN, MERIA, NORDA, pledge, report
from tests.linking.test_drafts import labels

from trucewatch.linking import Told, link
from trucewatch.records import Label

IN_FORCE, SUSPENDED = Label.IN_FORCE, Label.SUSPENDED


def made(when: str, text: str) -> Told:
    return report(when, text, pledge(text, "agreement", MERIA | NORDA, "ceasefire"))


def two_truces() -> list[Told]:
    return [
        made("2024-01-28", "Meria and Norda on Monday agree to a ceasefire at talks in Farland."),
        made("2024-04-26", "Meria and Norda sign an expanded ceasefire."),
    ]


@pytest.mark.parametrize(("text", "what", "expected"), [
    ("Meria said on Monday that it would suspend an enhanced ceasefire agreement with Norda.", "enhanced ceasefire agreement", 1),
    ("Meria suspends its ceasefire with Norda at talks in Farland on Monday.", "ceasefire", 1),
    ("Meria suspends the ceasefire with Norda signed last month.", "ceasefire", 1),
    ("Meria suspends the April ceasefire with Norda.", "ceasefire", 1),
    ("Meria suspends the January ceasefire with Norda.", "ceasefire", 0),
    ("Meria suspends the ceasefire with Norda agreed in January.", "ceasefire", 0),
    ("Meria suspends the ceasefire with Norda agreed in Janina.", "ceasefire", 1),
    ("Meria suspends the Aprilia ceasefire with Norda.", "ceasefire", 1),
    ("Meria suspends the Janina ceasefire with Norda.", "ceasefire", 1),
])  # fmt: skip
def test_a_suspension_is_of_the_truce_that_its_sentence_tells_or_else_of_the_latest(text: str, what: str, expected: int) -> None:
    end = report("2024-05-10", text, pledge(text, "termination", MERIA, what, said_by=("Meria", "meria")))
    linked = link([*two_truces(), end], KIN)
    assert [labels(linked, "2024-05-10", number)["meria"] is SUSPENDED for number in (0, 1)] == [expected == 0, expected == 1]
