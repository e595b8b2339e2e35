"""The phrases by which acts are told apart: kinds of patterns, each beside a text that it is for, from their data files."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any

from trucewatch.wording import spelled_out

TRUCE = spelled_out("{truce}")
"""What a truce is called, as a part of patterns."""
NAMED = re.compile(rf"\b{TRUCE}s?\b", re.IGNORECASE)
"""A truce's own name."""

_NEAR_MISSES = "not"
_DASH = re.compile(r"(?<=\w)[\u2010-\u2013](?=\w)")


def kinds() -> tuple[str, ...]:
    """Return the names of all kinds of phrases."""
    return tuple(_data("phrases"))


def examples(name: str) -> dict[str, re.Pattern[str]]:
    """Return the patterns of the kind ``name``, each by the text that it is for."""
    return {example: _pattern(pattern) for example, pattern in _data("phrases")[name].items() if example != _NEAR_MISSES}


def near_misses(name: str) -> list[str]:
    """Return texts that no pattern of the kind ``name`` may match."""
    return list(_data("phrases")[name].get(_NEAR_MISSES, ()))


@cache
def _data(file: str) -> dict[str, Any]:
    return tomllib.loads((files("trucewatch.linking") / "data" / f"{file}.toml").read_text(encoding="utf-8"))


def _pattern(pattern: str) -> re.Pattern[str]:
    return re.compile(spelled_out(pattern, _data("words")), re.IGNORECASE | re.DOTALL)


@cache
def _patterns(name: str) -> tuple[re.Pattern[str], ...]:
    return tuple(examples(name).values())


def plain(text: str) -> str:
    """Return a text with every hyphen and dash within a word as "-", each in its own place: "48‑hour" and "48–hour" are "48-hour"."""
    return _DASH.sub("-", text)


def has(name: str, *texts: str) -> bool:
    """Tell whether one of the texts has a phrase of the kind ``name``."""
    return any(pattern.search(text) for text in map(plain, texts) for pattern in _patterns(name))


def without(name: str, text: str) -> str:
    """Return a text without its phrases of the kind ``name``."""
    for pattern in _patterns(name):
        text = pattern.sub("", text)
    return text


def found(name: str, text: str) -> Iterator[re.Match[str]]:
    """Yield where a text has the phrases of the kind ``name``."""
    for pattern in _patterns(name):
        yield from pattern.finditer(text)


def near(name: str, before: str, own: str, after: str, reach: int = 40) -> bool:
    """Tell whether a phrase of the kind ``name`` reaches into ``own`` from the words within ``reach`` code points around it."""
    lead = before[-reach:]
    text, start, end = lead + own + after[:reach], len(lead), len(lead) + len(own)
    return any(found.start() < end and found.end() > start for pattern in _patterns(name) for found in pattern.finditer(text))


def rest_of(name: str, text: str) -> str | None:
    """Return the part "rest" of the last phrase of the kind ``name`` in a text, or None where there is none."""
    found = [match["rest"] for pattern in _patterns(name) for match in pattern.finditer(text)]
    return min(found, key=len) if found else None
