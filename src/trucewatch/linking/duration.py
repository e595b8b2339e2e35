"""Terms in words: "72 hours", "at least two months", "open-ended"."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from trucewatch.records import Term


@dataclass(frozen=True)
class Duration:
    """How long a pledge lasts: for a term, for at least a term, or without an end; all empty where the words do not say."""

    term: Term | None = None
    floor: Term | None = None
    open_ended: bool = False


@dataclass(frozen=True)
class Lexicon:
    """Number words, units of time, and the patterns made of them."""

    numbers: dict[str, int]
    units: dict[str, Term]
    term: re.Pattern[str]
    floor: re.Pattern[str]
    open_ended: re.Pattern[str]


@cache
def lexicon() -> Lexicon:
    """Return the lexicon that comes with the package."""
    data = tomllib.loads((files("trucewatch.linking") / "data" / "duration.toml").read_text(encoding="utf-8"))
    units = "|".join(data["units"])
    term = re.compile(rf"\b(?P<number>\d+|[a-z]+(?:-[a-z]+)?)[\s-]+(?:(?:more|further|additional|full)\s+)?(?P<unit>{units})s?\b")
    words = {name: re.compile("|".join(rf"\b{re.escape(word)}\b" for word in data["words"][name])) for name in ("floor", "open")}
    made = {name: Term(**unit) for name, unit in data["units"].items()}
    return Lexicon(data["numbers"], made, term, words["floor"], words["open"])


def duration(words: str) -> Duration:
    """Return what the words say of a duration."""
    lowered = words.lower()
    if lexicon().open_ended.search(lowered):
        return Duration(open_ended=True)
    term = _term(lowered)
    return Duration(floor=term) if term and lexicon().floor.search(lowered) else Duration(term=term)


def _term(words: str) -> Term | None:
    known = lexicon()
    for found in known.term.finditer(words):
        number = int(found["number"]) if found["number"].isdigit() else known.numbers.get(found["number"])
        if number and number < 10_000:
            unit = known.units[found["unit"]]
            return Term(**{name: value * number for name, value in unit.model_dump().items()})
    return None
