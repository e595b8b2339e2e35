"""Patterns that people can read: long ones over several lines, and words that many of them share by their name.

``{month}`` in a pattern stands for the words of that name: those of the reader's own file, or those of ``wording.toml``, which all share.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType

_NAME = re.compile(r"\{(?P<name>[a-z_]+)\}")
_NONE: Mapping[str, str] = MappingProxyType({})


def spelled_out(pattern: str, own: Mapping[str, str] = _NONE) -> str:
    """Return a pattern on one line, with the words in the place of their names; line breaks and spaces around them are no part of it."""
    line = "".join(part.strip() for part in pattern.split("\n"))
    return _NAME.sub(lambda found: spelled_out(own.get(found["name"]) or _shared()[found["name"]], own), line)


@cache
def _shared() -> dict[str, str]:
    return tomllib.loads((files("trucewatch") / "wording.toml").read_text(encoding="utf-8"))


MONTHS = tuple(_shared()["month"].split("|"))
"""The months by their names, in small letters."""
WEEKDAYS = tuple(_shared()["weekday"].split("|"))
"""The days of the week by their names, in small letters."""
