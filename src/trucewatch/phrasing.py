"""When two phrases say the same: by the words that they share, as the codebook measures a coding."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

ENOUGH = 0.5  # word F1 from which two phrases count as the same
SMALL = frozenset(["the", "a", "an", "of", "to", "in", "on", "for", "and", "by", "with", "its", "their", "his", "'s", "s"])


@lru_cache(maxsize=4096)
def words(text: str | None) -> tuple[str, ...]:
    """Return the words that count: without articles and small prepositions, unless there are no others."""
    found = tuple(re.findall(r"\w+", (text or "").lower()))
    return tuple(word for word in found if word not in SMALL) or found


def overlap(one: str | None, other: str | None) -> float:
    """Return the F1 of the words of two phrases, 0 to 1; 1 where the longer contains the shorter and is not much longer."""
    short, long = sorted((words(one), words(other)), key=len)
    if not short:
        return 0.0
    if f" {' '.join(short)} " in f" {' '.join(long)} " and len(long) <= 2 * len(short) + 3:
        return 1.0
    shared = sum((Counter(short) & Counter(long)).values())
    return 2 * shared / (len(short) + len(long))


def same(one: str | None, other: str | None) -> bool:
    """Whether two phrases count as the same."""
    return overlap(one, other) >= ENOUGH
