"""What an entry of a whole article must have, and what is one threat, on reports made by hand."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from trucewatch.coding.blend.policy import BlendPolicy, from_toml, read_policy, to_toml
from trucewatch.coding.blend.same import same_pledge
from trucewatch.records import Condition, Pledge, PledgeKind, Span


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


@given(st.integers(0, 10_000), st.floats(0, 1), st.floats(0, 1))
def test_length_only_ever_raises_the_bar(size: int, least: float, long: float) -> None:
    policy = BlendPolicy(alone={"pledge": least, "incident": 0.5}, long={"pledge": long}, beyond=1500)
    there = policy.at_length(size)
    assert there.alone["pledge"] == (max(least, long) if size > 1500 else least)
    assert there.alone["incident"] == 0.5


def test_the_policy_is_read_back_as_it_was_written() -> None:
    shipped = read_policy()
    assert shipped.long == {"pledge": 0.5, "incident": 0.55}
    assert from_toml(to_toml(shipped)) == shipped
