"""An undertaking about violence, as one text tells it (codebook: pledges)."""

from __future__ import annotations

from enum import StrEnum

from .actor import Party
from .base import Record
from .span import Span
from .speaker import Speaker
from .when import When


class PledgeKind(StrEnum):
    """What act about stopping violence a pledge is."""

    DECLARATION = "declaration"
    OFFER = "offer"
    AGREEMENT = "agreement"
    ACCEPTANCE = "acceptance"
    REJECTION = "rejection"
    EXTENSION = "extension"
    TERMINATION = "termination"
    EXPIRY = "expiry"
    THREAT_TO_END = "threat_to_end"
    PROPOSAL = "proposal"
    CALL_FOR = "call_for"


class PledgeFactuality(StrEnum):
    """How the text vouches for a pledge."""

    ASSERTED = "asserted"
    REPORTED = "reported"
    DENIED = "denied"
    HYPOTHETICAL = "hypothetical"
    FAILED = "failed"


class DeadlineKind(StrEnum):
    """Whether a deadline can be read off a clock."""

    CRISP = "crisp"
    VAGUE = "vague"


class Condition(Record):
    """What a pledge depends on: the phrase, who must act, under which norm, by when, and what follows if not.

    ``binding`` tells whether the norm referred to (a parliament's resolution) binds; None where the text does not say.
    """

    span: Span
    actor: Party | None = None
    norm: Span | None = None
    binding: bool | None = None
    deadline: Span | None = None
    deadline_kind: DeadlineKind | None = None


class Pledge(Record):
    """One act of a party, or of parties acting together, about stopping violence."""

    kind: PledgeKind
    pledgers: tuple[Party, ...] = ()
    counterparts: tuple[Party, ...] = ()
    undertaking: Span
    scope: tuple[Span, ...] = ()
    condition: Condition | None = None
    threat: Span | None = None
    starts: When | None = None
    ends_or_duration: Span | None = None
    until: When | None = None
    mediators: tuple[Party, ...] = ()
    said_by: Speaker | None = None
    also_said_by: tuple[Speaker, ...] = ()
    anonymous: bool = False
    factuality: PledgeFactuality = PledgeFactuality.ASSERTED
    sentence: Span
    mentions: tuple[Span, ...] = ()
    confidence: float | None = None
