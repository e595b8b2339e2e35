"""Monitor and answer-set program agree on random histories: 500 in every run, 10,000 with `-m nightly`."""

from __future__ import annotations

import pytest

from .compare import differences

CHUNK = 25


@pytest.mark.parametrize("first", range(0, 500, CHUNK))
def test_monitor_and_oracle_agree(first: int) -> None:
    _agree(range(first, first + CHUNK))


@pytest.mark.nightly
@pytest.mark.parametrize("first", range(1_000, 11_000, 500))
def test_monitor_and_oracle_agree_on_ten_thousand(first: int) -> None:
    _agree(range(first, first + 500))


def _agree(seeds: range) -> None:
    wrong = {seed: found for seed in seeds if (found := differences(seed))}
    assert not wrong, "\n".join(f"{seed}: {line}" for seed, lines in wrong.items() for line in lines)
