"""A decision: who decided what about which record, when, and why. It is an entry of the ledger like any other."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal

from trucewatch.desk import Ledger
from trucewatch.desk.reviewed import UNDO
from trucewatch.records import Record, Recorded
from trucewatch.records.keys import key_of

KIND = "decision"
Action = Literal["accept", "correct", "reject", "undo"]
Sort = Literal["pledge", "incident"]
About = Literal["truce", "incident"]
SORT_OF: dict[About, Sort] = {"truce": "pledge", "incident": "incident"}
"""Of which records a truce, or an incident, is made."""


class Decision(Record):
    """What somebody decided about a record. ``value`` is the record as it shall be (None for a rejection and an undoing).

    ``sequence`` and ``recorded`` are the ledger's; ``key`` names the record as it was when it was decided about.
    """

    sequence: int
    recorded: datetime
    action: Action
    sort: Sort
    document: str
    key: str
    value: dict[str, Any] | None = None
    by: str
    reason: str = ""

    @property
    def made(self) -> str:
        """The key of the record as the decision left it; empty where it left none."""
        if self.value is None:
            return ""
        anchor = self.value["undertaking" if self.sort == "pledge" else "anchor"]
        return key_of(self.document, anchor["start"], anchor["end"], self.value["kind"])


class Grouping(Record):
    """What somebody decided about which records belong together: ``keys`` under ``name`` (None: left to linking again)."""

    sequence: int
    recorded: datetime
    about: About
    keys: tuple[str, ...]
    name: str | None
    by: str = ""
    reason: str = ""


def decisions(book: Ledger) -> list[Decision]:
    """Return all decisions about single records, in the order in which they were made."""
    return [_decision(entry) for entry in book.log.entries(kinds=(KIND,)) if entry.value["about"] == "record"]


def groupings(book: Ledger) -> list[Grouping]:
    """Return all decisions about what belongs together, in the order in which they were made."""
    found = [entry for entry in book.log.entries(kinds=(KIND,)) if entry.value["about"] != "record"]
    return [Grouping(sequence=entry.sequence, recorded=entry.recorded, **entry.value) for entry in found]


def decisions_by_key(book: Ledger) -> dict[str, list[Decision]]:
    """Return the decisions that stand, by the key of the record: for each person the newest, unless it was undone."""
    newest: dict[tuple[str, str], Decision] = {}
    for decision in decisions(book):
        if decision.action == UNDO:
            newest = {pair: one for pair, one in newest.items() if pair[0] != decision.key}
        else:
            newest.pop((decision.key, decision.by), None)
            newest[decision.key, decision.by] = decision
    found: dict[str, list[Decision]] = {}
    for (key, _), decision in newest.items():
        found.setdefault(key, []).append(decision)
    return found


def _decision(entry: Recorded) -> Decision:
    return Decision(sequence=entry.sequence, recorded=entry.recorded, **{k: v for k, v in entry.value.items() if k != "about"})
