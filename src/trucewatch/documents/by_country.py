"""Round-ups whose reports stand each under its country's name: "INDIA. In Assam ...", "• NEPAL — The Maoists ..."."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from .lexicon import lines

Row = tuple[int, int]
# An article may set two countries side by side: so many different ones make a digest, and fewer where the page is called one.
_FEWEST = 3
_FEWEST_NAMED = 2
# Behind the name that many code points tell something: a figure of a table does not.
_SHORTEST_REPORT = 40
_HEAD = re.compile(r"\s*(?:[•*·▪‣#-]+\s*)?(?P<country>[A-ZÀ-Þ][\w'’,/ -]{1,48}?)\**(?:\s*[.:]\**|\s+[-–—]{1,2})\s+(?=[\"“‘]?[A-ZÀ-Þ\d])")
# What several countries say of one matter is one report.
_REACTIONS = re.compile(r"\b(?:react\w*|respon[ds]\w*|condemn\w*|welcom\w*|statements?|said)\b", re.IGNORECASE)


def by_country(text: str, rows: Sequence[Row], headline: str) -> list[int]:
    """Return the rows at which the sections of a round-up by country begin; none where that is not sure."""
    if _REACTIONS.search(headline):
        return []
    named = lines("digest", "names").fullmatch(headline.strip()) is not None
    found = {number: country for number, row in enumerate(rows) if (country := _country(text, *row, named))}
    return list(found) if len(set(found.values())) >= (_FEWEST_NAMED if named else _FEWEST) else []


def _country(text: str, start: int, end: int, named: bool) -> str | None:
    """Return the country whose name stands before the report that a row begins; in small letters only a page called a digest has it so."""
    head = _HEAD.match(text, start, end)
    if head is None or end - head.end() < _SHORTEST_REPORT or not (named or head["country"].isupper()):
        return None
    name = head["country"].lower()
    return name if name in _countries() else None


@cache
def _countries() -> frozenset[str]:
    """Return the names of countries, in small letters."""
    listed = (files(__package__) / "data" / "countries.txt").read_text(encoding="utf-8")
    return frozenset(listed.lower().splitlines())
