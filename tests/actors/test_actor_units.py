"""Numbered units, posts and patrols of a regular army or police, without a country's name, are those of the text's country."""

from __future__ import annotations

import pytest

from .test_actor_resolve import read

HERE = "MANILA, Philippines - The New People's Army attacked the Philippine government on Monday. "


@pytest.mark.parametrize(
    ("phrase", "actor"),
    [
        ("troops of the 80th Infantry Battalion", "philippine-army"), ("the 8th Infantry Battalion", "philippine-army"), ("Army's 2nd Infantry Division", "philippine-army"),
        ("a patrol of the 403rd Infantry Brigade", "philippine-army"), ("an army patrol", "philippine-army"), ("the police station", "philippines"),
    ],
)  # fmt: skip
def test_a_unit_is_its_country_s(phrase: str, actor: str) -> None:
    assert read(f"{HERE}Rebels fired at {phrase} in Rizal.", [phrase]) == [actor]


@pytest.mark.parametrize("phrase", ["the 36th Brigade", "fighters of the Tripoli Revolutionaries Brigade", "the Aramil Command"])
def test_a_band_s_brigade_is_not(phrase: str) -> None:
    assert read(f"{HERE}Rebels fired at {phrase} in Rizal.", [phrase]) != ["philippine-army"]
