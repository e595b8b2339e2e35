"""Who says what, with which standing, and where in the source it stands."""

from __future__ import annotations

from enum import StrEnum

from .base import Record
from .proposition import Proposition
from .span import Span


class Authority(StrEnum):
    """The speaker's standing towards the actor that the proposition names (for a clause: its actor or decider).

    A signing or an order told as a fact by the source's own narration is the party's own act: OWN_VOICE. PROXY is another
    faction, or a coalition, speaking for it. ADVERSARY is its enemy, THIRD_PARTY anybody else (mediator, army, reporter).
    """

    OWN_VOICE = "own_voice"
    SPOKESMAN = "spokesman"
    ANONYMOUS = "anonymous"
    PROXY = "proxy"
    ADVERSARY = "adversary"
    THIRD_PARTY = "third_party"


class Polarity(StrEnum):
    """Whether the speaker affirms or denies the proposition."""

    AFFIRMED = "affirmed"
    DENIED = "denied"


class Evidence(Record):
    """Where a claim stands: the document (SHA-256 of its text) and the spans in that text."""

    document: str
    spans: tuple[Span, ...] = ()


class Claim(Record):
    """One proposition in one speaker's mouth. ``speaker`` is an actor's id or a name; None where the source keeps it back."""

    proposition: Proposition
    authority: Authority
    polarity: Polarity = Polarity.AFFIRMED
    speaker: str | None = None
    evidence: tuple[Evidence, ...] = ()
