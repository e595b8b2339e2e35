"""Some of a state's men, units and things, told without its name, are the state's that the text is about."""

from __future__ import annotations

import pytest
from tests.actors.test_actor_resolve import read

ATTACK = "In the Philippines, the communist NPA rebels attacked {} on Monday."


@pytest.mark.parametrize(
    ("phrase", "actor"),
    [
        ("two policemen", "philippines"),
        ("four off-duty policemen", "philippines"),
        ("coast guard vessel", "philippines"),
        ("police station", "philippines"),
        ("three soldiers", "philippine-army"),
        ("at least 12 soldiers", "philippine-army"),
        ("six government troops", "philippine-army"),
        ("army convoy", "philippine-army"),
        ("naval patrol boat", "philippine-army"),
        ("army captain", "philippine-army"),
        ("Task Force Zamboanga", "philippine-army"),
        ("Joint Task Force Sulu", "philippine-army"),
    ],
)
def test_men_units_and_things_of_a_state_are_its_own(phrase: str, actor: str) -> None:
    assert read(ATTACK.format(phrase), [phrase]) == [actor]


@pytest.mark.parametrize(
    "phrase",
    ["two former soldiers", "child soldiers", "three guards", "two rebels", "rebel army base", "Multinational Joint Task Force", "Civilian Task Force"],
)
def test_those_who_only_sound_alike_are_nobodys(phrase: str) -> None:
    assert (read(ATTACK.format(phrase), [phrase])[0] or "").startswith("new:")


@pytest.mark.parametrize(
    ("text", "phrase", "actor"),
    [
        ("The ELN killed three soldiers in Arauca, Colombia.", "three soldiers", "colombian-army"),
        ("Off Sri Lanka the LTTE sank a navy vessel.", "navy vessel", "sri-lankan-army"),
        ("Fighters of the FNL in Burundi wounded two policemen.", "two policemen", "burundi"),
        ("Israel said two French soldiers were hurt.", "two French soldiers", "french-army"),
    ],
)
def test_whose_they_are_says_the_country_or_the_word_beside_them(text: str, phrase: str, actor: str) -> None:
    assert read(text, [phrase]) == [actor]


def test_where_no_country_is_named_they_are_nobodys() -> None:
    assert (read("Rebels killed two soldiers.", ["two soldiers"])[0] or "").startswith("new:")
