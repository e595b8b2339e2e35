"""What one report contributes to the monitor: its claims, when they were published and recorded, and what later took them back."""

from __future__ import annotations

from enum import StrEnum
from typing import ClassVar

from pydantic import AwareDatetime, model_validator

from .base import Record
from .claim import Claim
from .proposition import Offered, Pledged
from .terms import Terms


class Reliability(StrEnum):
    """The source's reliability on the Admiralty scale, F being "cannot be judged"."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"
    E = "E"
    UNRATED = "F"


class Testimony(Record):
    """The claims of one report. ``story`` is the cluster of prints it belongs to: one story is one witness.

    ``recorded`` is when the ledger took it in, ``sequence`` its number there; ``published`` is None where unknown, and ``as_of`` then
    when its story was told, where dated prints of it say so. ``terms`` holds each reading that its claims pledge. ``corrects`` names the
    testimony that this one replaces from its recording on.
    """

    __test__: ClassVar[bool] = False  # its name is no sign of a test to pytest

    id: str
    recorded: AwareDatetime
    published: AwareDatetime | None = None
    as_of: AwareDatetime | None = None
    sequence: int | None = None
    story: str
    source: str = ""
    reliability: Reliability = Reliability.UNRATED
    terms: tuple[Terms, ...] = ()
    claims: tuple[Claim, ...] = ()
    corrects: str | None = None

    @model_validator(mode="after")
    def _readings_told(self) -> Testimony:
        told = {(reading.id, reading.pledge) for reading in self.terms}
        for claim in self.claims:
            said = claim.proposition
            if isinstance(said, Pledged | Offered) and (said.reading, said.pledge) not in told:
                raise ValueError(f"testimony {self.id!r} pledges reading {said.reading!r} of {said.pledge!r} without its terms")
        return self

    @property
    def told(self) -> AwareDatetime:
        """When it was said: the publication, its story's where that is unknown, or the recording where both are."""
        return self.published or self.as_of or self.recorded


class Retraction(Record):
    """From ``recorded`` (or ``published``) on, ``testimony`` counts no more; nothing is deleted. ``reason`` is for people."""

    testimony: str
    recorded: AwareDatetime
    published: AwareDatetime | None = None
    sequence: int | None = None
    reason: str = ""

    @property
    def told(self) -> AwareDatetime:
        """When it was said: the publication, or the recording where that is unknown."""
        return self.published or self.recorded
