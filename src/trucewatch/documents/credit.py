"""Recognising the lines that say where a text comes from, and who they name."""

from __future__ import annotations

import re

from . import agencies
from .lexicon import lines

LONGEST = 400
# Where a station's name ends: at punctuation, a day, an address, or the rest of the sentence.
_STOP = re.compile(
    r"\s*(?:[,;|(\[]|\s[-–—]\s|\b(?:and|under|with) (?:is|was|has|permission|a)\b|https?://|\.\s|\.$"
    r"|\bon (?:mon|tues|wednes|thurs|fri|satur|sun)day)",
    re.IGNORECASE,
)


def is_credit(line: str) -> bool:
    """Tell whether ``line`` as a whole is a credit: a station before this page, or an agency's people."""
    return names_station(line) or (0 < len(line) <= LONGEST and (_matches("by", line) or names_owner(line)))


def names_owner(line: str) -> bool:
    """Tell whether ``line`` is a notice of copyright that names an agency."""
    return _matches("copyright", line) and agencies.first(line, weak=True) is not None


def names_station(line: str) -> bool:
    """Tell whether ``line`` is a credit that names, or links to, the station before this page."""
    return 0 < len(line) <= LONGEST and _matches("from", line)


def station(line: str) -> tuple[str, int] | None:
    """Return the name of the station that the credit ``line`` gives, with its position in the line."""
    found = lines("credits", "from").fullmatch(line)
    group = next((key for key, value in found.groupdict().items() if value), None) if found else None
    if not found or not group:
        return None
    raw, start = found[group], found.start(group)
    start += len(raw) - len(raw.lstrip(" \"'“‘«"))
    name = _STOP.split(raw.lstrip(" \"'“‘«"), maxsplit=1)[0].rstrip(" .\"'”’»")
    return (name, start) if 2 <= len(name) <= 80 else None


def _matches(group: str, line: str) -> bool:
    return lines("credits", group).fullmatch(line) is not None
