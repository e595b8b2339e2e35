"""The words of a place or a target by which two reports can mean the same one."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.resources import files

_WORD = re.compile(r"[^\W\d_]{3,}")


@lru_cache(maxsize=4096)
def words(text: str) -> frozenset[str]:
    """Return the telling words of a phrase, in small letters."""
    return frozenset(word.lower() for word in _WORD.findall(text)) - _empty_words()


@cache
def _empty_words() -> frozenset[str]:
    """Return the words that two places share without being one place."""
    return frozenset((files("trucewatch.linking") / "data" / "place_words.txt").read_text(encoding="utf-8").split())
