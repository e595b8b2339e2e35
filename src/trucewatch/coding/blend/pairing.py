"""Which entries of two coders are the same one."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TypeVar

from trucewatch.records import Incident, Pledge, Span

Entry = TypeVar("Entry", Pledge, Incident)
FLOOR = 0.3
_WORD = re.compile(r"\w+")


def paired(ours: Sequence[Entry], theirs: Sequence[Entry]) -> dict[int, int]:
    """Return which entry of ``ours`` is which of ``theirs`` (positions), one to one, the most alike first."""
    ranked = sorted(((likeness(a, b), i, j) for i, a in enumerate(ours) for j, b in enumerate(theirs)), reverse=True)
    pairs: dict[int, int] = {}
    for like, i, j in ranked:
        if like >= FLOOR and i not in pairs and j not in pairs.values():
            pairs[i] = j
    return pairs


def likeness(one: Pledge | Incident, other: Pledge | Incident) -> float:
    """Return how alike two entries of one family are, 0 to 1: by kind, by place in the text, by the words of their parts."""
    if isinstance(one, Pledge) and isinstance(other, Pledge):
        return 0.35 * (one.kind == other.kind) + 0.4 * touching(one.undertaking, other.undertaking) + 0.25 * _parties(one, other)
    if isinstance(one, Incident) and isinstance(other, Incident):
        return 0.35 * (one.kind == other.kind) + 0.35 * touching(one.anchor, other.anchor, near=30) + 0.3 * _parts(one, other)
    return 0.0


def touching(one: Span, other: Span, near: int = 0) -> float:
    """Return the share of the shorter span that both cover; half of one where they stand within ``near`` code points."""
    common = min(one.end, other.end) - max(one.start, other.start)
    if common > 0:
        return common / min(len(one.quote), len(other.quote))
    return 0.5 if -common <= near else 0.0


def _parties(one: Pledge, other: Pledge) -> float:
    mine, yours = ({w for p in pledge.pledgers for w in words(p.span.quote)} for pledge in (one, other))
    return len(mine & yours) / len(mine | yours) if mine | yours else 0.5


def _parts(one: Incident, other: Incident) -> float:
    stated = [(part(one), part(other)) for part in PARTS if part(one) or part(other)]
    return sum(_overlap(a, b) for a, b in stated) / len(stated) if stated else 0.5


PARTS: tuple[Callable[[Incident], str], ...] = (
    lambda incident: incident.actor.span.quote if incident.actor else "",
    lambda incident: incident.target.span.quote if incident.target else "",
    lambda incident: incident.place.span.quote if incident.place else "",
)


def _overlap(one: str, other: str) -> float:
    mine, yours = words(one), words(other)
    return 2 * len(mine & yours) / (len(mine) + len(yours)) if mine and yours else 0.0


def words(text: str) -> set[str]:
    """Return the words of a text, in lower case."""
    return set(_WORD.findall(text.lower()))
