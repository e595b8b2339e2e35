"""A condition begins where its opening words do: "if, and only if," is one opening."""

import pytest

from trucewatch.coding import passage
from trucewatch.coding.blend.whole import whole_conditions
from trucewatch.coding.rules import coder
from trucewatch.records import Coder, Condition, Pledge, PledgeKind, Report, Span


def whole(text: str, condition: str) -> str:
    """The words of a condition that the network found, as the stage leaves them."""
    what, told = Span.find(text, "truce"), Span.find(text, condition)
    assert what and told
    pledge = Pledge(
        kind=PledgeKind.DECLARATION, undertaking=what, condition=Condition(span=told), sentence=Span.of(text, 0, len(text))
    )  # fmt: skip
    report = Report(text_sha256="0" * 64, coder=Coder(name="hand", version="1"), pledges=(pledge,))
    found = whole_conditions(report, text).pledges[0].condition
    assert found
    return found.span.quote


@pytest.mark.parametrize(("text", "condition", "all_of_it"), [
    ("The truce works if, and only if, it is reciprocated.", "only if, it is reciprocated", "if, and only if, it is reciprocated"),
    ("The Front keeps its truce if and only if the army does.", "only if the army does", "if and only if the army does"),
    ("The truce begins when, but only when, they leave Karo.", "only when, they leave Karo", "when, but only when, they leave Karo"),
    ("The Front declared a truce, and only if attacked would it fire.", "only if attacked", "only if attacked"),
    ("The Front declared a truce if attacks end, and only if asked.", "only if asked", "only if asked"),
    ("The Front declared a truce if attacks end.", "if attacks end", "if attacks end"),
])  # fmt: skip
def test_a_condition_has_all_its_opening_words(text: str, condition: str, all_of_it: str) -> None:
    assert whole(text, condition) == all_of_it


@pytest.mark.parametrize("condition", [
    "if and only if the army halts its air strikes",
    "if, and only if, the army halts its air strikes",
    "when, but only when, the army halts its air strikes",
    "only if the army halts its air strikes",
])  # fmt: skip
def test_the_rules_cut_nothing_off_after_it(condition: str) -> None:
    text = f"The Arakan Army said on Monday that it would observe a ceasefire {condition}."
    coded = coder().code(passage.to_document({"id": "a", "url": "x", "title": None, "published": "2024-02-03", "text": text}))
    assert [pledge.condition and pledge.condition.span.quote for pledge in coded.pledges] == [condition]
