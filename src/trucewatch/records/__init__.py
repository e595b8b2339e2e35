"""The nouns of the domain: frozen records without any input or output. Nothing here imports another part of trucewatch."""

from .actor import Actor, ActorKind, Membership, Party
from .base import Record
from .claim import Authority, Claim, Evidence, Polarity
from .document import Dateline, Document, Ground, Hop, Imprint
from .entry import Entry, Recorded
from .incident import Count, Incident, IncidentFactuality, IncidentKind
from .interval import Interval
from .page import Page
from .place import Place
from .pledge import Condition, DeadlineKind, Pledge, PledgeFactuality, PledgeKind
from .proposition import (
    Attributed,
    ClauseFailed,
    ClauseMet,
    ClauseRefused,
    Covered,
    DeadlineSet,
    Ended,
    EndKind,
    Extended,
    FacadeOf,
    LeftCoalition,
    MemberOf,
    ObligationStatus,
    ObligationTold,
    Observed,
    Occurred,
    Offered,
    Pledged,
    Proposition,
    Reaffirmed,
    Reinstated,
    Resumed,
    ScopeRelation,
    Suspended,
)
from .quarantine import Quarantined
from .report import Coder, Report
from .span import Span
from .speaker import Speaker
from .story import Print, PrintClass, Relation, Story
from .terms import Clause, Instrument, Mode, Scope, Term, Terms
from .testimony import Reliability, Retraction, Testimony
from .truce import Renewal, Truce
from .verdict import Change, ClaimRef, Derivation, Grade, Label, ObligationState, Phase, ReadingLabel, Verdict
from .when import Precision, When

__all__ = [
    "Actor", "ActorKind", "Attributed", "Authority", "Change", "Claim", "ClaimRef", "Clause", "ClauseFailed", "ClauseMet",
    "ClauseRefused", "Coder", "Condition", "Count", "Covered", "Dateline", "DeadlineKind", "DeadlineSet", "Derivation",
    "Document", "Ended", "EndKind", "Entry", "Evidence", "Extended", "FacadeOf", "Grade", "Ground", "Hop", "Imprint", "Incident",
    "IncidentFactuality", "IncidentKind", "Instrument", "Interval", "Label", "LeftCoalition", "MemberOf", "Membership", "Mode",
    "ObligationState", "ObligationStatus", "ObligationTold", "Observed", "Occurred", "Offered", "Page", "Party", "Phase", "Place",
    "Pledge", "Pledged", "PledgeFactuality", "PledgeKind", "Polarity", "Precision", "Print", "PrintClass", "Proposition",
    "Quarantined", "ReadingLabel", "Reaffirmed", "Record", "Recorded", "Reinstated", "Reliability", "Relation", "Renewal", "Report",
    "Resumed",
    "Retraction", "Scope", "ScopeRelation", "Span", "Speaker", "Story", "Suspended", "Term", "Terms", "Testimony", "Truce",
    "Verdict", "When",
]
