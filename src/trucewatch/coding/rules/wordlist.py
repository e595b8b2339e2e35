"""Short word lists of the rules, kept as data in ``lexicon/short.toml``."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files


@cache
def listed(name: str) -> frozenset[str]:
    """Return one list as a set of lemmas; the file is read when its first list is asked for."""
    return frozenset(_lists()[name])


@cache
def _lists() -> dict[str, list[str]]:
    return tomllib.loads(files(__package__).joinpath("lexicon", "short.toml").read_text("utf-8"))
