"""When two codings mean the same: words shared by two phrases, likeness of two entries, and the pairing of two codings of one text.

The measure is the codebook's: a phrase is right where its words overlap the other's by F1 >= 0.5, or one contains the other and is not much
longer; entries are paired one to one, the most alike first. ``tests/analysis`` holds it equal to the scorer kept beside the shared gold.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Entry = Mapping[str, Any]
Entries = Sequence[Entry]

ENOUGH = 0.5  # word F1 from which two phrases count as the same
PAIRED = 0.3  # likeness from which two entries may be a pair
UNKNOWN = 0.5  # likeness where neither side says anything
SMALL = frozenset(["the", "a", "an", "of", "to", "in", "on", "for", "and", "by", "with", "its", "their", "his", "'s", "s"])


@dataclass(frozen=True)
class Paired:
    """Two codings of one text, entry by entry: the pairs, and what only the first or only the second has."""

    pairs: tuple[tuple[Entry, Entry], ...]
    first_only: tuple[Entry, ...]
    second_only: tuple[Entry, ...]


def words(text: str | None) -> list[str]:
    """Return the words that count: without articles and small prepositions, unless there are no others."""
    found = re.findall(r"\w+", (text or "").lower())
    return [word for word in found if word not in SMALL] or found


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


def likeness(sort: str, one: Entry, other: Entry) -> float:
    """Return how alike two entries of a sort ("pledge" or "incident") are, 0 to 1."""
    return _pledges(one, other) if sort == "pledge" else _incidents(one, other)


def pair(sort: str, first: Entries, second: Entries) -> Paired:
    """Pair the entries of two codings one to one, the most alike first."""
    ranked = sorted(((likeness(sort, one, other), i, j) for i, one in enumerate(first) for j, other in enumerate(second)), reverse=True)
    taken: dict[int, int] = {}
    used: set[int] = set()
    for like, i, j in ranked:
        if like >= PAIRED and i not in taken and j not in used:
            taken[i] = j
            used.add(j)
    return Paired(
        tuple((first[i], second[j]) for i, j in taken.items()),
        tuple(one for i, one in enumerate(first) if i not in taken),
        tuple(other for j, other in enumerate(second) if j not in used),
    )


def _pledges(one: Entry, other: Entry) -> float:
    phrase = overlap(one.get("undertaking"), other.get("undertaking"))
    names = _names(one.get("pledgers") or [], other.get("pledgers") or [])
    return 0.4 * _kind(one, other) + 0.35 * phrase + 0.25 * names


def _incidents(one: Entry, other: Entry) -> float:
    fields = [field for field in ("actor", "target", "place") if one.get(field) or other.get(field)]
    shared = sum(overlap(one.get(field), other.get(field)) for field in fields) / len(fields) if fields else UNKNOWN
    return 0.4 * _kind(one, other) + 0.6 * shared


def _kind(one: Entry, other: Entry) -> bool:
    return bool(one.get("kind") == other.get("kind"))


def _names(some: Sequence[str], others: Sequence[str]) -> float:
    if not some and not others:
        return UNKNOWN
    return sum(any(same(one, other) for other in others) for one in some) / max(len(some), len(others), 1)
