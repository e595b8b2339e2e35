"""Whether a text is about organised armed violence now, or about labour, trade, books and history told as history."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from .lexicon import Lexicon, Words

YEAR = re.compile(r"\b(1[89]\d\d|20\d\d)\b")
RECENT = re.compile(
    r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|today|yesterday|tonight|overnight|this (?:week|month|morning|year)|"
    r"last (?:week|night|month|year)|"
    r"so far|now|has|have|says?|told|earlier|hours?|minutes)\b"
)


def about_war(text: str, lexicon: Lexicon) -> bool:
    """Tell whether the passage has words of organised armed violence."""
    return _any(text.lower(), lexicon, "war")


def about_something_else(text: str, published: date | None, lexicon: Lexicon) -> bool:
    """Tell whether the passage is about pay, trade, books, or history told as history."""
    low = text.lower()
    if any(_any(low, lexicon, topic) for topic in ("trade", "culture")):
        return True
    return (_any(low, lexicon, "labour") and "strik" in low) or _history(text, published)


def _any(low: str, lexicon: Lexicon, topic: str) -> bool:
    return _pattern(lexicon.words("relevance", topic)).search(low) is not None


@cache
def _pattern(words: Words) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(map(re.escape, sorted(words))) + r")(?!it)")


def _history(text: str, published: date | None) -> bool:
    """Tell whether the text tells of past years only, and nothing of its own days."""
    years = [int(year) for year in YEAR.findall(text)]
    if not years or RECENT.search(text):
        return False
    return (published is not None and max(years) <= published.year - 2) or (published is None and len(years) > 1)
