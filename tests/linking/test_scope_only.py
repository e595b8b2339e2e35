"""What only limits what a truce covers: that is no condition which anybody could meet or fail."""

import pytest
from tests.linking.stage import FRONT, KIN, MERIA, pledge, report, span

from trucewatch.linking import link
from trucewatch.records import Condition, Terms

SIGN = "Meria and the Northern Front sign a ceasefire"


def terms(rest: str, condition: str) -> Terms:
    """The terms of the ceasefire of which a text tells a condition."""
    text = f"{SIGN}{rest}"
    told = pledge(text, "agreement", MERIA | FRONT, "ceasefire", condition=Condition(span=span(text, condition)))
    linked = link([report("2024-03-01", text, told)], KIN)
    return next(reading for testimony in linked.testimonies for reading in testimony.terms)


@pytest.mark.parametrize(("rest", "condition"), [
    ("; it covers only hostilities between the two.", "only hostilities between the two"),
    (" that applies to Karo alone.", "applies to Karo alone"),
    (", only between Karo and Lem.", "only between Karo and Lem"),
    ("; it is limited to the city of Karo.", "limited to the city of Karo"),
    (" that covers offensive action only.", "covers offensive action only"),
])  # fmt: skip
def test_what_is_covered_is_scope_and_no_condition(rest: str, condition: str) -> None:
    told = terms(rest, condition)
    assert not told.clauses and told.scope.actions == (condition,) and not told.scope.exceptions


@pytest.mark.parametrize("condition", ["only if attacks stop", "only after Norda ends its attacks", "only in return for prisoners",
                                       "only within 24 hours of the exchange"])  # fmt: skip
def test_what_must_happen_first_stays_a_condition(condition: str) -> None:
    told = terms(f", {condition}.", condition)
    assert [clause.text for clause in told.clauses] == [condition] and not told.scope.actions


def test_who_is_left_out_is_an_exception() -> None:
    told = terms(", except in self-defence.", "except in self-defence")
    assert not told.clauses and told.scope.exceptions == ("except in self-defence",)
