"""What an entry of a whole article must have, and what is one threat, on reports made by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.coding.blend.join import joined
from trucewatch.coding.blend.policy import BlendPolicy, Choice
from trucewatch.coding.blend.same import same_pledge
from trucewatch.records import Condition, Pledge, PledgeKind, Precision, Span, When


def at(text: str, phrase: str) -> Span:
    start = text.index(phrase)
    return Span.of(text, start, start + len(phrase))


def pledge(text: str, kind: str, undertaking: str, sure: float = 0.8, condition: str | None = None) -> Pledge:
    term = Condition(span=at(text, condition)) if condition else None
    return Pledge(kind=PledgeKind(kind), undertaking=at(text, undertaking), sentence=at(text, text), confidence=sure, condition=term)


def test_a_condition_in_the_same_words_is_one_threat() -> None:
    text = "It will hit back if the South intrudes into its waters. Should the South intrude into waters of ours, arms will answer."
    one = pledge(text, "threat_to_end", "hit back", condition="if the South intrudes into its waters")
    other = pledge(text, "threat_to_end", "arms will answer", condition="Should the South intrude into waters of ours")
    assert same_pledge(one, other)
    assert not same_pledge(one, pledge(text, "threat_to_end", "arms will answer"))


@given(st.floats(0, 1), st.floats(0, 1), st.floats(0, 1), st.booleans())
def test_an_entry_stands_from_its_least_probability_on_which_is_another_where_both_find_it(
    sure: float, alone: float, together: float, both: bool
) -> None:
    text = "The rebels will hold their fire for a week."
    policy = BlendPolicy(alone={"pledge": alone, "incident": 0.5}, together={"pledge": together, "incident": 0.5})
    one = pledge(text, "declaration", "hold their fire", sure)
    found = joined("pledge", [one], [pledge(text, "declaration", "hold their fire")] if both else [], policy)
    assert bool(found) == (sure >= (together if both else alone))


@pytest.mark.parametrize(
    ("phrase", "precision", "stands"),
    [
        ("on Sunday at noon", "day", True), ("midnight", "unknown", True), ("at once", "day", True),
        ("by Sunday", "day", False), ("immediate", "day", False), ("a week before", "unknown", False), ("since 1994", "year", False),
    ],
)  # fmt: skip
def test_a_start_that_only_the_rules_found_stands_where_it_tells_a_day_of_effect(phrase: str, precision: str, stands: bool) -> None:
    text = f"The rebels will hold their fire, {phrase}, they said."
    policy = BlendPolicy(choices={"pledge.starts": Choice(only_rules=True)})
    one = pledge(text, "declaration", "hold their fire")
    starting = one.model_copy(update={"starts": When(span=at(text, phrase), precision=Precision(precision))})
    (found,) = joined("pledge", [one], [starting], policy)
    assert (isinstance(found, Pledge) and found.starts is not None) == stands
