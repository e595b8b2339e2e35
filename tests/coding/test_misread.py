"""What is no entry, and what an entry of a whole article must have, on reports made by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.coding.blend.misread import without_misread
from trucewatch.coding.blend.policy import BlendPolicy, from_toml, read_policy, to_toml
from trucewatch.coding.blend.refusal import with_refusal
from trucewatch.coding.blend.same import same_pledge
from trucewatch.records import Coder, Condition, Incident, IncidentKind, Pledge, PledgeKind, Report, Span


def at(text: str, phrase: str) -> Span:
    start = text.index(phrase)
    return Span.of(text, start, start + len(phrase))


def pledge(text: str, kind: str, undertaking: str, sure: float = 0.8, condition: str | None = None) -> Pledge:
    term = Condition(span=at(text, condition)) if condition else None
    return Pledge(kind=PledgeKind(kind), undertaking=at(text, undertaking), sentence=at(text, text), confidence=sure, condition=term)


def left(text: str, *entries: Pledge | Incident) -> list[str]:
    pledges = tuple(one for one in entries if isinstance(one, Pledge))
    incidents = tuple(one for one in entries if isinstance(one, Incident))
    report = Report(text_sha256="0" * 64, coder=Coder(name="t", version="1"), pledges=pledges, incidents=incidents)
    found = without_misread(report, text)
    return [one.kind.value for one in (*found.pledges, *found.incidents)]


@pytest.mark.parametrize(
    ("text", "kind", "undertaking", "stays"),
    [
        ("The group will go on with its attacks, it said.", "declaration", "go on with its attacks", False),
        ("The group will go on with its attacks, it said.", "threat_to_end", "go on with its attacks", True),
        ("The group will halt its attacks, it said.", "declaration", "halt its attacks", True),
        ("Norway hoped that both would restore calm.", "declaration", "restore calm", False),
        ("Norway hoped for talks. The rebels stopped firing.", "declaration", "stopped firing", True),
    ],
)
def test_vows_and_hopes_are_no_promises(text: str, kind: str, undertaking: str, stays: bool) -> None:
    assert left(text, pledge(text, kind, undertaking)) == ([kind] if stays else [])


@pytest.mark.parametrize(
    ("text", "partner", "kind"),
    [
        ("The factions offered a truce to the Americans.", "offer", "offer"),
        ("The factions offered a truce to the Americans.", None, "offer"),
        ("The factions have offered a truce and will not target the Americans.", None, "offer"),
        ("The factions spoke of a truce with the Americans.", "proposal", "proposal"),
        ("The factions spoke of a truce with the Americans.", None, None),
        ("The factions spoke of a truce with the Americans.", "rejection", None),
        ("The factions turned the offer of a truce down.", "offer", "rejection"),
        ("The factions will not hear of a truce.", None, "rejection"),
    ],
)
def test_nobody_refuses_without_a_word_of_refusal(text: str, partner: str | None, kind: str | None) -> None:
    rule = pledge(text, partner, "truce") if partner else None
    found = with_refusal(pledge(text, "rejection", "truce"), rule)
    assert (found and found.kind.value) == kind


def test_a_condition_refuses_nothing() -> None:
    text = "The factions offered a truce if the Americans withdraw."
    told = pledge(text, "rejection", "truce", condition="if the Americans withdraw")
    found = with_refusal(told, pledge(text, "offer", "truce"))
    assert found and found.kind is PledgeKind.OFFER
    assert with_refusal(told.model_copy(update={"condition": None}), None) is not None


def test_one_bid_in_the_same_words_is_one() -> None:
    text = "He turned down the rebels' call for a two-sided ceasefire."
    bid, call, reply = (pledge(text, kind, "two-sided ceasefire", sure) for kind, sure in (("offer", 0.9), ("call_for", 0.8), ("rejection", 0.7)))
    assert left(text, bid, call, reply) == ["offer", "rejection"]
    assert left(text, call, reply) == ["call_for", "rejection"]


def test_violence_told_by_how_often_is_no_incident() -> None:
    text = "The factions attacked American troops more than 160 times since October."
    incident = Incident(kind=IncidentKind.ARMED_CLASH, anchor=at(text, "attacked"), sentence=at(text, text))
    assert left(text, incident) == []
    once = incident.model_copy(update={"sentence": at(text, "The factions attacked American troops")})
    assert left(text, once) == ["armed_clash"]


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
    assert shipped.long == {"pledge": 0.6}
    assert from_toml(to_toml(shipped)) == shipped
