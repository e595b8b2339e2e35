"""When two codings mean the same: the likeness of two entries, and the pairing of two codings of one text.

The measure is the codebook's: entries are paired one to one, the most alike first. ``tests/analysis`` holds it equal to the scorer kept
beside the shared gold.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from trucewatch.phrasing import overlap, same

Entry = Mapping[str, Any]
Entries = Sequence[Entry]

PAIRED = 0.3  # likeness from which two entries may be a pair
UNKNOWN = 0.5  # likeness where neither side says anything


@dataclass(frozen=True)
class Paired:
    """Two codings of one text, entry by entry: the pairs, and what only the first or only the second has."""

    pairs: tuple[tuple[Entry, Entry], ...]
    first_only: tuple[Entry, ...]
    second_only: tuple[Entry, ...]


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
