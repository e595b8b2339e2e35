"""What the monitor answers: the state of a pledge for a faction, with the rules and claims that lead to it."""

from __future__ import annotations

from datetime import datetime
from enum import IntEnum, StrEnum

from .base import Record
from .proposition import ObligationStatus


class Grade(IntEnum):
    """How far evidence carries. Conjunction is the minimum, disjunction the maximum."""

    EXCLUDED = 0
    OPEN = 1
    ALLEGED = 2
    ESTABLISHED = 3


class Phase(StrEnum):
    """The stages of a pledge's life."""

    NONE = "none"
    OFFERED = "offered"
    IN_FORCE = "in force"
    SUSPENDED = "suspended"
    ENDED = "ended"
    LAPSED = "lapsed"
    EXPIRED = "expired"
    NEVER_EFFECTIVE = "never effective"


class Label(StrEnum):
    """What people are told. NOT_BOUND: it was said to have pledged, and its own word says no."""

    RESUMED = "resumed"
    ENDED = "ended"
    LAPSED = "lapsed"
    EXPIRED = "expired"
    NEVER_EFFECTIVE = "never effective"
    SUSPENDED = "suspended"
    BREACH_CONFIRMED = "breach confirmed"
    BREACH_ALLEGED = "breach alleged"
    STRAINED = "strained"
    IN_FORCE = "in force"
    OFFERED = "offered"
    UNKNOWN = "unknown"
    NOT_BOUND = "not bound"


OVER = frozenset({Label.ENDED, Label.LAPSED, Label.EXPIRED, Label.NEVER_EFFECTIVE, Label.NOT_BOUND})


class ClaimRef(Record):
    """The claim at position ``claim`` of a testimony, with the story that counts it."""

    testimony: str
    claim: int
    story: str


class Derivation(Record):
    """One step of the reasoning: the rule (R1-R13, or the policy's name), what it concludes, from which claims and steps."""

    rule: str
    concludes: str
    grade: Grade | None = None
    claims: tuple[ClaimRef, ...] = ()
    because: tuple[Derivation, ...] = ()

    def all_claims(self) -> tuple[ClaimRef, ...]:
        """Return the claims of this step and of all beneath it, each once, in order."""
        found = dict.fromkeys(self.claims)
        for step in self.because:
            found.update(dict.fromkeys(step.all_claims()))
        return tuple(found)


class ReadingLabel(Record):
    """The label that one reading of the terms gives."""

    reading: str
    label: Label
    grade: Grade


class ObligationState(Record):
    """Where an undertaking beside the truce stands, and by when it is ``due`` if that was told.

    It is ``overdue`` where that time has passed and no report says what became of it.
    """

    obligation: str
    status: ObligationStatus
    since: datetime
    due: datetime | None = None
    overdue: bool = False

    @property
    def state(self) -> str:
        """How it stands in a word: "missed" takes somebody's word, "overdue" only the clock."""
        return "overdue" if self.overdue else self.status.value

    def __str__(self) -> str:
        """In words: "release of prisoners overdue since 2024-03-08"."""
        when = f"since {self.due:%Y-%m-%d}" if self.overdue and self.due else f"by {self.due:%Y-%m-%d}" if self.due else ""
        return f"{self.obligation} {self.state} {when}".rstrip()


class Verdict(Record):
    """The state of ``pledge`` for ``faction`` at ``at``, as known at ``known`` (None: all that is known).

    ``grade`` says how far the evidence carries the label. ``readings`` holds the label under each reading; the verdict's own is the best
    supported one's. Beside an unknown stand ``last_label``, the label that held last, and ``last_at``, until when it held.
    ``since`` is since when the label holds, silences aside (of several breaches the first): an unknown, since the evidence grew too old.
    ``stories`` counts the independent stories behind it,
    ``testimonies`` the prints: of a breach or an end those that tell of it, not those that only tell how the
    truce was made. ``renews`` and ``renewed_by`` are the truces before and after it, where the one is the late extension of the other.
    ``flags``: "refused", "before floor", "late extension", "external violence".
    """

    truce: str
    pledge: str
    faction: str
    reading: str
    at: datetime
    known: datetime | None
    label: Label
    grade: Grade
    phase: Phase
    adherence: Grade
    compliance: Grade
    since: datetime | None = None
    disputed: bool = False
    readings: tuple[ReadingLabel, ...] = ()
    last_label: Label | None = None
    last_at: datetime | None = None
    stories: int = 0
    testimonies: int = 0
    flags: tuple[str, ...] = ()
    external: tuple[str, ...] = ()
    obligations: tuple[ObligationState, ...] = ()
    renews: str | None = None
    renewed_by: str | None = None
    derivation: Derivation

    @property
    def is_over(self) -> bool:
        """Whether nothing runs any more: the pledge came to its end or never bound, or was an offer of which nothing more was heard."""
        return self.label in OVER or (self.label is Label.UNKNOWN and self.last_label is Label.OFFERED)


class Change(Record):
    """A change of label in a history: from ``at`` on it is ``label``, because of ``reason``."""

    at: datetime
    label: Label
    grade: Grade
    reason: str
    verdict: Verdict
