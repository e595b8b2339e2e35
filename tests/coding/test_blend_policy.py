"""Which coder is believed about what, as data."""

from __future__ import annotations

import pytest

from trucewatch.coding.blend.policy import BlendPolicy, Choice, from_toml, read_policy, to_toml


@pytest.mark.parametrize("policy", [read_policy(), BlendPolicy(choices={"pledge.condition": Choice("rules", only_model=False)})])
def test_a_policy_is_the_same_when_it_is_written_and_read(policy: BlendPolicy) -> None:
    assert from_toml(to_toml(policy)) == policy

