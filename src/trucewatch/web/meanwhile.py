"""What others decided since somebody's page was made, so that nobody decides on what is not so any more without knowing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from trucewatch import review
from trucewatch.review.decision import Decision, Grouping

from .answers import Answers

DID = {"accept": "accepted", "correct": "corrected", "reject": "rejected", "undo": "took back what was decided about"}


@dataclass(frozen=True)
class Move:
    """Somebody decided something: its number in the ledger, about which records, who, when, what in words, and why."""

    sequence: int
    keys: tuple[str, ...]
    by: str
    at: datetime
    did: str
    reason: str


def moves(answers: Answers) -> list[Move]:
    """Return all that was decided, in order."""

    def ask() -> list[Move]:
        found = [*map(_single, review.decisions(answers.book)), *map(_grouped, review.groupings(answers.book))]
        return sorted(found, key=lambda move: move.sequence)

    return answers.once(("moves",), ask)


def newest(answers: Answers) -> int:
    """Return the number of the newest decision; 0 where there is none. A page that was made now has seen all up to it."""
    told = moves(answers)
    return told[-1].sequence if told else 0


def since(answers: Answers, seen: int | None, keys: Iterable[str] | None = None) -> list[Move]:
    """Return what was decided after number ``seen``, about these records or about any; nothing where ``seen`` is None."""
    if seen is None:
        return []
    wanted = None if keys is None else set(keys)
    return [move for move in moves(answers) if move.sequence > seen and (wanted is None or wanted & set(move.keys))]


def _single(one: Decision) -> Move:
    return Move(one.sequence, (one.key,), one.by, one.recorded, f"{DID[one.action]} this", one.reason)


def _grouped(one: Grouping) -> Move:
    did = f"put this to another {one.about}" if one.name else f"left it to linking to which {one.about} this belongs"
    return Move(one.sequence, one.keys, one.by, one.recorded, did, one.reason)
