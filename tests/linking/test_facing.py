"""An act of a side that names nobody as hit is in scope where it is plainly told as against the other side; else it stays open."""

import pytest
from tests.linking.stage import incident, report, signed
from tests.linking.test_accused import verdicts

from trucewatch.records import Label


def front_label(text: str, actor: tuple[str, str], verb: str, target: tuple[str, str] | None) -> Label:
    coded = incident(text, "air_drone_strike", verb, actor, target)
    return verdicts([signed(), report("2024-03-05", text, coded)], "2024-03-05")[actor[1]].label


TARGETS = ("identified targets", "new:identified-targets@1")
AGAINST = [
    ("Rebel areas burn. Meria jets flew deterrent strikes against identified targets while the ceasefire held.", TARGETS),
    ("The Northern Front met. Meria jets flew retaliatory strikes on Monday.", None),
    ("Meria jets flew strikes on the hills in response to rebel fire, and said the truce stood.", None),
    ("The Northern Front met. Meria jets flew strikes on the rebel-held hills of Karo.", ("rebel-held hills of Karo", "new:hills@1")),
    ("Meria jets flew strikes on the hills; the Northern Front said it had beaten them back.", ("the hills", "new:hills@1")),
]
OPEN = [
    ("Meria jets flew strikes against identified targets while the ceasefire held.", TARGETS),
    ("The Northern Front met. The River Movement fled. Meria jets flew retaliatory strikes on Monday.", None),
    ("Meria jets flew deterrent strikes against identified targets while the ceasefire held.", TARGETS),
    ("Rebel areas burn. The River Movement fled. Meria jets flew deterrent strikes against identified targets of the truce.", TARGETS),
    ("The Northern Front met. Meria jets flew strikes on the market of Karo.", ("market of Karo", "new:market@1")),
]


@pytest.mark.parametrize(("text", "target"), AGAINST)
def test_an_act_told_as_against_the_other_side_is_in_scope(text: str, target: tuple[str, str] | None) -> None:
    assert front_label(text, ("Meria jets", "meria"), "strikes", target) is Label.BREACH_ALLEGED


@pytest.mark.parametrize(("text", "target"), OPEN)
def test_an_act_that_may_be_against_others_stays_open(text: str, target: tuple[str, str] | None) -> None:
    assert front_label(text, ("Meria jets", "meria"), "strikes", target) is Label.STRAINED
