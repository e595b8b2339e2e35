"""The site's words for the codes of the records, and what each of them means."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from trucewatch.desk.spoken import KINDS


@cache
def words() -> dict[str, dict[str, str]]:
    """Return the table of words that comes with the package: by kind of code, then by code; incidents are called as everywhere."""
    own: dict[str, dict[str, str]] = tomllib.loads((files("trucewatch.web") / "data" / "words.toml").read_text(encoding="utf-8"))
    return own | {"incident": {kind.value: called for kind, called in KINDS.items()}}


def word(kind: str, code: str) -> str:
    """Return the words for a code, or the code itself in plain spelling where there are none."""
    return words().get(kind, {}).get(code, code.replace("_", " "))


def code(kind: str, words_: str, among: Iterable[str]) -> str:
    """Return which of the codes ``among`` the words stand for; words that stand for none of them are returned as they are."""
    return next((one for one in among if word(kind, one).casefold() == words_.strip().casefold()), words_)


def meaning(kind: str, code: str) -> str:
    """Return what a code means in one sentence, empty where nothing is to be said."""
    return words().get(kind, {}).get(code, "")
