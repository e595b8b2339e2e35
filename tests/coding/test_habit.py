"""Violence is habitual only where the act itself is told as recurring."""

from datetime import UTC, datetime

import pytest

from trucewatch.coding.rules import coder
from trucewatch.coding.terms import Terms
from trucewatch.records import Document


def habitual(text: str) -> bool:
    document = Document(page="0", location="t", text=text, body_end=len(text), gathered=datetime(2024, 12, 3, tzinfo=UTC))
    return bool(Terms()(document, coder().code(document)).habitual)


@pytest.mark.parametrize("text", [
    "Mortar attacks on the harbour have become a daily event.",
    "Repeated rocket attacks have hit the town.",
    "Israel has carried out near-daily strikes in Lebanon.",
    "The army and the rebels trade fire on a daily basis.",
    "Rockets are regularly fired at the base.",
    "Clashes, which are frequent near Sake, scare the villagers.",
])  # fmt: skip
def test_what_is_told_as_recurring_is_habitual(text: str) -> None:
    assert habitual(text)


@pytest.mark.parametrize("text", [
    'Hezbollah said it had fired as an "initial defensive warning response" to what it called repeated Israeli violations of the truce.',
    "The blast happened in Sisaket province during a routine patrol, the Thai army said.",
    "A bomb hit a bus in Kano on its regular run to Zaria on Monday.",
    "Rebels shelled the town of Sake on Monday after repeated warnings.",
    "An attack in Quetta on Monday killed almost fifty people.",
])  # fmt: skip
def test_an_act_told_beside_something_that_recurs_is_not(text: str) -> None:
    assert not habitual(text)
