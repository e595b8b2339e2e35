"""Krippendorff's alpha against the values that he publishes, and what must always hold."""

from __future__ import annotations

from random import Random
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.analysis.agreement import Level, alpha

# K. Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011): example C, four observers, twelve units, values missing.
_ = None
OBSERVERS = (
    (1, 2, 3, 3, 2, 1, 4, 1, 2, _, _, _),
    (1, 2, 3, 3, 2, 2, 4, 1, 2, 5, _, 3),
    (_, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, _),
    (1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, _),
)
UNITS = list(zip(*OBSERVERS, strict=True))
values = st.lists(st.lists(st.one_of(st.none(), st.integers(1, 5)), min_size=2, max_size=4), min_size=1, max_size=12)


@pytest.mark.parametrize(("level", "published"), [("nominal", 0.743), ("ordinal", 0.815), ("interval", 0.849), ("ratio", 0.797)])
def test_the_published_example(level: Level, published: float) -> None:
    found = alpha(UNITS, level)
    assert found is not None
    assert round(found, 3) == published


def test_two_observers_with_binary_data() -> None:
    """Example A of the same paper: two observers, ten units, nominal: 0.095."""
    one = (0, 1, 0, 0, 0, 0, 0, 0, 1, 0)
    other = (1, 1, 1, 0, 0, 1, 0, 0, 0, 0)
    found = alpha(list(zip(one, other, strict=True)))
    assert found is not None
    assert round(found, 3) == 0.095


def test_two_observers_with_categories() -> None:
    """Example B of the same paper: two observers, twelve units, five categories: 0.692."""
    one = "aabbdcccedda"
    other = "babbbccceddd"
    found = alpha([(a, b) for a, b in zip(one, other, strict=True) if a and b])
    assert found is not None
    assert round(found, 3) == 0.692


@pytest.mark.parametrize("units", [[], [(1,)], [(1, None), (None, 2)], [(1, 1), (1, 1)]])
def test_nothing_can_be_said_without_pairs_or_without_variation(units: list[tuple[int | None, ...]]) -> None:
    assert alpha(units) is None


@given(values)
def test_agreement_is_at_most_one_and_is_one_only_without_difference(units: list[list[int | None]]) -> None:
    for level in get_args(Level):
        found = alpha(units, level)
        if found is not None:
            same = all(len({value for value in unit if value is not None}) <= 1 for unit in units)
            assert found <= 1 + 1e-9
            assert (found > 1 - 1e-9) == same


@given(values, st.randoms(use_true_random=False))
def test_the_order_of_units_and_of_coders_does_not_matter(units: list[list[int | None]], random: Random) -> None:
    shuffled = [random.sample(unit, len(unit)) for unit in random.sample(units, len(units))]
    for level in get_args(Level):
        assert alpha(units, level) == pytest.approx(alpha(shuffled, level))
