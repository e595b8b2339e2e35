"""The data files of this stage, read once and handed on as frozen values."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def table(name: str) -> dict[str, Any]:
    """Return the data file ``name`` (TOML) of this stage."""
    return tomllib.loads((files(__package__) / "data" / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def lines(name: str, group: str) -> re.Pattern[str]:
    """Return one pattern that matches a whole line if any of the patterns in ``[group] lines`` of file ``name`` does."""
    return re.compile("|".join(f"(?:{pattern})" for pattern in table(name)[group]["lines"]), re.IGNORECASE)
