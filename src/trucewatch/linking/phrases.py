"""The phrases by which acts are told apart, from their data file."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files


@cache
def _patterns(name: str) -> tuple[re.Pattern[str], ...]:
    text = (files("trucewatch.linking") / "data" / "phrases.toml").read_text(encoding="utf-8")
    return tuple(re.compile(pattern, re.IGNORECASE | re.DOTALL) for pattern in tomllib.loads(text)[name])


def has(name: str, *texts: str) -> bool:
    """Tell whether one of the texts has a phrase of the kind ``name``."""
    return any(pattern.search(text) for pattern in _patterns(name) for text in texts)
