"""Claims in the form in which the rules use them: numbers and short tuples instead of records."""

from __future__ import annotations

from typing import Any

from trucewatch.records import Authority, ClaimRef, Retraction, Testimony

from .bare import Bare, Spoken
from .clock import NEVER, second
from .policy import Policy

RECORDED, PUBLISHED = 0, 1
OWN = frozenset({Authority.OWN_VOICE, Authority.SPOKESMAN})
SIDE = OWN | {Authority.ANONYMOUS, Authority.PROXY}


class Entry:
    """A testimony as the monitor holds it: from when it is known (by recording, by publication), and what took it back."""

    __slots__ = ("corrections", "corrects", "gone", "id", "record", "since", "story", "terms", "told", "weight")

    def __init__(self, one: Bare, record: Testimony | Bare, policy: Policy) -> None:
        self.id, self.record, self.story, self.terms, self.corrects = one.id, record, one.story, one.terms, one.corrects
        self.weight = policy.weight[one.reliability]
        self.told = one.told
        self.since = (one.recorded, one.told)
        self.gone = (NEVER, NEVER)
        self.corrections: list[Entry] = []

    def retract(self, retraction: Retraction) -> None:
        """Let the testimony count no more from the retraction on."""
        recorded, told = second(retraction.recorded), second(retraction.told)
        self.gone = (min(self.gone[0], recorded), min(self.gone[1], told))

    def stands(self, axis: int, known: int) -> bool:
        """Tell whether it was known at ``known`` and not retracted by then."""
        return self.since[axis] <= known < self.gone[axis]

    def final(self, axis: int) -> int:
        """Return the time from which on nothing known so far changes whether it counts."""
        if not self.corrections and self.gone[axis] == NEVER:
            return self.since[axis]
        turns = (self, *self.corrections)
        return max(one.since[axis] if one.gone[axis] == NEVER else max(one.since[axis], one.gone[axis]) for one in turns)

    def counts(self, axis: int, known: int) -> bool:
        """Tell whether it stands and no correction has replaced it by then."""
        if not self.since[axis] <= known < self.gone[axis]:
            return False
        return not any(correction.stands(axis, known) for correction in self.corrections)


class Fact:
    """A claim: its proposition, the stretch of the act it tells of, and how far its voice carries.

    ``timed`` tells whether the source gave the time; where it did not, the time of the report stands in.
    """

    __slots__ = ("_ref", "affirmed", "entry", "first", "grade", "last", "own", "place", "said", "side", "third", "timed")

    def __init__(self, entry: Entry, place: int, claim: Spoken, policy: Policy) -> None:
        self.entry, self.place = entry, place
        self._ref: ClaimRef | None = None
        self.said: Any
        self.said, when, self.affirmed, authority = claim
        self.timed = when is not None
        self.first, self.last = when if when is not None else (entry.told, entry.told)
        self.grade = policy.authority[authority]
        self.own = authority in OWN
        self.side = authority in SIDE
        self.third = authority == Authority.THIRD_PARTY

    @property
    def ref(self) -> ClaimRef:
        """Where the claim stands in the ledger."""
        if self._ref is None:
            self._ref = ClaimRef.model_construct(testimony=self.entry.id, claim=self.place, story=self.entry.story)
        return self._ref
