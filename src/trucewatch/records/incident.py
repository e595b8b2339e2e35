"""A single act of violence, as one text tells it (codebook: incidents)."""

from __future__ import annotations

from enum import StrEnum

from .actor import Party
from .base import Record
from .place import Place
from .span import Span
from .speaker import Speaker
from .when import When


class IncidentKind(StrEnum):
    """What kind of violence an incident is."""

    ARMED_CLASH = "armed_clash"
    SHELLING_ROCKET = "shelling_rocket"
    AIR_DRONE_STRIKE = "air_drone_strike"
    BOMB_IED = "bomb_ied"
    SHOOTING = "shooting"
    RAID_ARREST = "raid_arrest"
    ABDUCTION = "abduction"
    OTHER_VIOLENCE = "other_violence"


class IncidentFactuality(StrEnum):
    """How the text vouches for an incident."""

    ASSERTED = "asserted"
    REPORTED = "reported"
    DENIED = "denied"
    THREATENED = "threatened"
    HYPOTHETICAL = "hypothetical"


class Count(Record):
    """A number stated in the text, with the phrase that states it."""

    span: Span
    value: int


class Incident(Record):
    """One distinct event that happened, is alleged, denied or threatened. ``anchor`` is the word that names it.

    ``parties`` fought one another where the text does not say who attacked whom; then there is neither ``actor`` nor ``target``.
    """

    kind: IncidentKind
    anchor: Span
    actor: Party | None = None
    target: Party | None = None
    parties: tuple[Party, ...] = ()
    place: Place | None = None
    when: When | None = None
    killed: Count | None = None
    injured: Count | None = None
    damage: Span | None = None
    said_by: Speaker | None = None
    also_said_by: tuple[Speaker, ...] = ()
    alleged_violation: bool = False
    denied_by: tuple[Speaker, ...] = ()
    claimed_by: tuple[Party, ...] = ()
    factuality: IncidentFactuality = IncidentFactuality.ASSERTED
    sentence: Span
    mentions: tuple[Span, ...] = ()
    confidence: float | None = None
