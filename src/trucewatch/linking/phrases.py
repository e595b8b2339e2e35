"""The phrases by which acts are told apart, from their data file."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any

TRUCE = r"(?:cease-?\s?fire|truce|armistice)"
"""What a truce is called, as a part of patterns."""
NAMED = re.compile(rf"\b{TRUCE}s?\b", re.IGNORECASE)
"""A truce's own name."""

_SHARED = re.compile(r"@(?P<name>[a-z_]+)@")
_DASH = re.compile(r"(?<=\w)[\u2010-\u2013](?=\w)")


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads((files("trucewatch.linking") / "data" / "phrases.toml").read_text(encoding="utf-8"))


@cache
def _patterns(name: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(_spelled_out(pattern), re.IGNORECASE | re.DOTALL) for pattern in _data()[name])


def _spelled_out(pattern: str) -> str:
    """Return a pattern with its shared words in the place of their names: "@keeping@"."""
    return _SHARED.sub(lambda match: _spelled_out(_data()["words"][match["name"]]), pattern)


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
