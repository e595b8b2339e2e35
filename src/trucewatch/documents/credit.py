"""Recognising the lines that say where a text comes from, and who they name."""

from __future__ import annotations

import re

from trucewatch import agencies

from .lexicon import lines
from .times import is_date

LONGEST = 400
# Where a station's name ends: at punctuation, a day, an address, or the rest of the sentence.
_STOP = re.compile(
    r"\s*(?:[,;|(\[]|\s[-–—]\s|\b(?:and|under|with) (?:is|was|has|permission|a)\b|https?://|\.\s|\.$"
    r"|\bon (?:mon|tues|wednes|thurs|fri|satur|sun)day)",
    re.IGNORECASE,
)


# Desks sign "PTI SUS RG", "kb/jsi (AFP, Reuters)", "Savanna Wire with NAN".
_SIGNATURE = 60
_DESK = re.compile(r"(?: [A-Z]{2,4}){1,4}")
_INITIALS = re.compile(r"\W*[a-z]{2,4}(?:[/-][a-z]{2,4}){0,3}\s+(?=\()")
# An agency's signature in brackets may name who passed it on: "(AFP via France 24)"; pictures are passed on by houses of their own.
_PASSED_ON = re.compile(
    r"\W*[(\[]([^()\[\]]{2,40}) via (?P<name>(?!getty|shutterstock|epa\b|reuters connect)[^()\[\]]{2,60})[)\]]\W*", re.IGNORECASE
)
_JOINED = re.compile(r"\s*(?:[/,&|+]|\band\b|\bwith\b|\bavec\b|\bund\b|\bet\b|\by\b)\s*")


def is_credit(line: str) -> bool:
    """Tell whether ``line`` as a whole is a credit: a station before this page, or an agency's people."""
    return names_station(line) or (0 < len(line) <= LONGEST and (_matches("by", line) or names_owner(line) or signs(line)))


def signs(line: str) -> bool:
    """Tell whether ``line`` is the signature of one or more agencies, at most one other name beside them: "(AFP)", "AAP/Reuters"."""
    if passed_on := _PASSED_ON.fullmatch(line):
        return agencies.short(passed_on[1]) is not None
    bare = _INITIALS.sub("", line).strip(" \t*_()[]–—-./")
    if not bare or len(line) > _SIGNATURE or bare.count(" ") > 6:
        return False
    names = [name for name in _JOINED.split(bare) if name]
    known = [name for name in names if agencies.short(name)]
    if len(names) == 1 and not known:
        first = agencies.first(bare, weak=True)
        return first is not None and first[1] == 0 and _DESK.fullmatch(bare[first[2] :]) is not None
    return bool(known) and len(names) - len(known) <= 1 and all(name[0].isupper() or agencies.short(name) for name in names)


def names_owner(line: str) -> bool:
    """Tell whether ``line`` is a notice of copyright that names an agency."""
    return _matches("copyright", line) and agencies.first(line, weak=True) is not None


def names_station(line: str) -> bool:
    """Tell whether ``line`` is a credit that names, or links to, the station before this page."""
    # "First published on 11 November" tells when.
    return 0 < len(line) <= LONGEST and _matches("from", line) and not is_date(line)


def station(line: str) -> tuple[str, int] | None:
    """Return the name of the station that the credit ``line`` gives, with its position in the line."""
    found = lines("credits", "from").fullmatch(line) or (_PASSED_ON.fullmatch(line) if signs(line) else None)
    group = next((key for key, value in found.groupdict().items() if value), None) if found else None
    if not found or not group:
        return None
    raw, start = found[group], found.start(group)
    start += len(raw) - len(raw.lstrip(" \"'“‘«"))
    name = _STOP.split(raw.lstrip(" \"'“‘«"), maxsplit=1)[0].rstrip(" .\"'”’»")
    return (name, start) if 2 <= len(name) <= 80 else None


def _matches(group: str, line: str) -> bool:
    return lines("credits", group).fullmatch(line) is not None
