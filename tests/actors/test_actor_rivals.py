"""Two governments of one country: who is meant by "both camps", "the army" and "the recognised government"."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from .test_actor_resolve import read

THEN = datetime(2020, 5, 1, tzinfo=UTC)
GNA, LNA = "government-of-national-accord", "libyan-national-army"


@pytest.mark.parametrize(
    ("text", "phrase", "actor"),
    [
        ("Libya's internationally recognised government refused in Tripoli.", "Libya's internationally recognised government", GNA),
        ("The Libyan U.N.-recognized government welcomed the pause in Tripoli.", "Libyan U.N.-recognized government", GNA),
        ("LNA spokesman Ahmed Mismari said that the army was halting its fire. The GNA in Tripoli refused.", "army", LNA),
        ("The Libyan National Army said the army was staying. The Government of National Accord in Libya refused.", "army", LNA),
    ],
)
def test_one_of_two_governments_or_armies(text: str, phrase: str, actor: str) -> None:
    assert read(text, [phrase], published=THEN) == [actor]


def test_both_camps_are_the_two_that_fight_and_not_who_calls() -> None:
    text = "Turkey and Russia called for a truce. The GNA and the LNA fight over Tripoli. The envoy pressed both camps to accept."
    assert set(read(text, ["GNA", "LNA", "both camps"], published=THEN)[2:]) == {GNA, LNA}


def test_rival_administrations_of_a_country_are_none_of_another() -> None:
    text = "Libya's two rival administrations declared a truce. The GNA and the LNA said so. Egypt proposed a plan."
    assert set(read(text, ["GNA", "LNA", "Egypt", "Libya's two rival administrations"], published=THEN)[3:]) == {GNA, LNA}


@pytest.mark.parametrize(
    ("text", "phrase", "actor", "published"),
    [
        # the state's own army, named beside
        ("The Libyan army held the city. The LNA and the GNA fought. The army fired.", "army", "libyan-army", THEN),
        # the army of a people is not the country's
        ("The Arakan Army and the National Unity Government spoke of Myanmar. The army bombed a village.", "army", "burmese-army", THEN),
    ],
)
def test_what_is_the_states_own_stays_its_own(text: str, phrase: str, actor: str, published: datetime) -> None:
    assert read(text, [phrase], published=published) == [actor]
