"""The faults that are seeded into the rules stand there: one that does not would be held for caught, or missed, without being seeded."""

import tomllib

import pytest
from tests.monitor.mutate import HERE, RULES

FAULTS = tomllib.loads((HERE / "faults.toml").read_text(encoding="utf-8"))["fault"]


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault["name"])
def test_a_fault_stands_once_in_the_rules_as_they_are(fault: dict[str, str]) -> None:
    assert (RULES / fault["file"]).read_text(encoding="utf-8").count(fault["was"]) == 1
    assert fault["now"] != fault["was"]
