"""What a claim says: the closed list of propositions that the monitor's rules know, told apart by ``says``.

``when`` is the time of the act that a proposition tells of; None where the source gives none (then the time of the report stands in).
``faction`` may be a coalition: the proposition then reaches each of its members, by proxy.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import AwareDatetime, Field

from .base import Record
from .interval import Interval
from .terms import Instrument, Term


class ScopeRelation(StrEnum):
    """Whether a pledge covers an incident; MAYBE also where no source states the scope."""

    IN = "in"
    MAYBE = "maybe"
    OUT = "out"


class EndKind(StrEnum):
    """How a party, or an act in its stead, brings a pledge to its end."""

    WITHDRAWN = "withdrawn"
    DENOUNCED = "denounced"
    RELEASED = "released"
    SUPERSEDED = "superseded"
    COMPLETED = "completed"
    EXPIRED = "expired"


class ObligationStatus(StrEnum):
    """Where an undertaking other than stopping violence stands."""

    DUE = "due"
    MET = "met"
    MISSED = "missed"
    SUSPENDED = "suspended"


class Covered(Record):
    """How an incident relates to a pledge; with ``reading``, to that reading of it alone."""

    pledge: str
    relation: ScopeRelation
    reading: str | None = None


class Offered(Record):
    """A draft, proposal, call or conditional offer puts ``pledge`` on the table for ``faction``, which does not bind it yet."""

    says: Literal["offered"] = "offered"
    pledge: str
    faction: str
    reading: str
    when: Interval | None = None


class Pledged(Record):
    """``faction`` has undertaken ``pledge`` in the terms of ``reading``. Denied by itself, it did not: a rejection."""

    says: Literal["pledged"] = "pledged"
    pledge: str
    faction: str
    reading: str
    when: Interval | None = None


class Observed(Record):
    """Somebody says that the pledge is being kept: fresh evidence, no event."""

    says: Literal["observed"] = "observed"
    pledge: str
    faction: str
    when: Interval | None = None


class Reaffirmed(Record):
    """``faction`` commits itself again: a new compliance episode begins."""

    says: Literal["reaffirmed"] = "reaffirmed"
    pledge: str
    faction: str
    when: Interval | None = None


class Extended(Record):
    """``faction`` prolongs its pledge until ``until``, or by ``term`` beyond its present end."""

    says: Literal["extended"] = "extended"
    pledge: str
    faction: str
    until: AwareDatetime | None = None
    term: Term | None = None
    when: Interval | None = None


class Suspended(Record):
    """``faction`` suspends its pledge."""

    says: Literal["suspended"] = "suspended"
    pledge: str
    faction: str
    when: Interval | None = None


class Reinstated(Record):
    """``faction`` puts a suspended pledge back into force."""

    says: Literal["reinstated"] = "reinstated"
    pledge: str
    faction: str
    when: Interval | None = None


class Ended(Record):
    """``faction``'s pledge is at an end, by ``kind``; of one that is superseded, ``by`` is the truce that took its place, where known."""

    says: Literal["ended"] = "ended"
    pledge: str
    faction: str
    kind: EndKind = EndKind.WITHDRAWN
    by: str | None = None
    when: Interval | None = None


class Resumed(Record):
    """``faction`` declares that it fights again."""

    says: Literal["resumed"] = "resumed"
    pledge: str
    faction: str
    when: Interval | None = None


class ClauseMet(Record):
    """``by`` did what ``clause`` asks; ``instrument`` is the decision by which it is said to have done so."""

    says: Literal["clause_met"] = "clause_met"
    pledge: str
    clause: str
    by: str
    instrument: Instrument | None = None
    when: Interval | None = None


class ClauseFailed(Record):
    """``by`` (a decider) declares that ``clause`` failed."""

    says: Literal["clause_failed"] = "clause_failed"
    pledge: str
    clause: str
    by: str
    instrument: Instrument | None = None
    when: Interval | None = None


class ClauseRefused(Record):
    """``by``, whose act ``clause`` asks for, refuses it."""

    says: Literal["clause_refused"] = "clause_refused"
    pledge: str
    clause: str
    by: str
    when: Interval | None = None


class DeadlineSet(Record):
    """``by`` sets or moves the crisp ``deadline`` of ``clause``."""

    says: Literal["deadline_set"] = "deadline_set"
    pledge: str
    clause: str
    by: str
    deadline: AwareDatetime
    when: Interval | None = None


class Occurred(Record):
    """An act of violence happened within ``when``. ``covers`` relates it to the pledges that it may concern; others it leaves alone.

    ``targets`` are the actors it was aimed at: nobody is suspected of an attack on itself unless somebody says so.
    """

    says: Literal["occurred"] = "occurred"
    incident: str
    when: Interval
    covers: tuple[Covered, ...] = ()
    targets: tuple[str, ...] = ()


class Attributed(Record):
    """``actor`` did it: a faction, or a collective ("Iran-backed militias"). None: a culprit is told that names nobody ("outlaws")."""

    says: Literal["attributed"] = "attributed"
    incident: str
    actor: str | None


class ObligationTold(Record):
    """An undertaking other than stopping violence (a release, aid, a withdrawal) stands so for ``faction``."""

    says: Literal["obligation"] = "obligation"
    pledge: str
    faction: str
    obligation: str
    status: ObligationStatus
    due: AwareDatetime | None = None
    when: Interval | None = None


class MemberOf(Record):
    """``actor`` belongs to ``coalition`` during ``[since, until)``."""

    says: Literal["member_of"] = "member_of"
    actor: str
    coalition: str
    since: AwareDatetime | None = None
    until: AwareDatetime | None = None


class LeftCoalition(Record):
    """``faction`` leaves ``coalition``; what the coalition pledged in its name ends for it."""

    says: Literal["left_coalition"] = "left_coalition"
    faction: str
    coalition: str
    when: Interval | None = None


class FacadeOf(Record):
    """``name`` is a name that ``actor`` hides behind, with ``grade`` (1 open, 2 alleged, 3 established); actor None: nobody knows whose."""

    says: Literal["facade_of"] = "facade_of"
    name: str
    actor: str | None = None
    grade: Annotated[int, Field(ge=0, le=3)] = 1


Proposition = Annotated[
    Offered | Pledged | Observed | Reaffirmed | Extended | Suspended | Reinstated | Ended | Resumed
    | ClauseMet | ClauseFailed | ClauseRefused | DeadlineSet | Occurred | Attributed | ObligationTold
    | MemberOf | LeftCoalition | FacadeOf,
    Field(discriminator="says"),
]
