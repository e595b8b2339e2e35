"""The monitor's constants, read from one data file."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from trucewatch.errors import SettingError

DAY = 86_400


@dataclass(frozen=True, slots=True)
class Policy:
    """Weights (per reliability), thresholds, the grade of each authority, and the clock's lengths in seconds."""

    weight: dict[str, float]
    prior: float
    denial: float
    nobody: float
    established_belief: float
    established_disbelief: float
    strong_weight: float
    strong_stories: int
    alleged_probability: float
    excluded_disbelief: float
    authority: dict[str, int]
    open_counts: int
    freshness: int
    window: int


def read_policy(path: Path | None = None) -> Policy:
    """Return the policy of ``path``, or the one that comes with trucewatch.

    Raises SettingError where the file cannot be read as a policy.
    """
    return _own() if path is None else _read(path)


@cache
def _own() -> Policy:
    return _read(files("trucewatch.monitor").joinpath("policy.toml"))


def _read(source: Path | Traversable) -> Policy:
    try:
        table = tomllib.loads(source.read_text(encoding="utf-8"))
        return _policy(table)
    except (OSError, ValueError, KeyError, TypeError) as wrong:
        remedy = "keep all tables and keys of the policy.toml that comes with trucewatch"
        raise SettingError(f"cannot be read as a policy: {wrong!r}", str(source), remedy) from wrong


def _policy(table: dict[str, Any]) -> Policy:
    clock = {name: int(days * DAY) for name, days in table["clock"].items()}
    return Policy(weight=table["weight"], authority=table["authority"], **table["vote"], **table["grade"], **clock)
