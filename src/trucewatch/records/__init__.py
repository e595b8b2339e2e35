"""The nouns of the domain: frozen records without any input or output. Nothing here imports another part of trucewatch."""

from .actor import Actor, ActorKind, Membership, Party
from .base import Record
from .document import Dateline, Document, Hop, Imprint
from .incident import Count, Incident, IncidentFactuality, IncidentKind
from .page import Page
from .place import Place
from .pledge import Condition, DeadlineKind, Pledge, PledgeFactuality, PledgeKind
from .quarantine import Quarantined
from .report import Coder, Report
from .span import Span
from .speaker import Speaker
from .when import Precision, When

__all__ = [
    "Actor", "ActorKind", "Coder", "Condition", "Count", "Dateline", "DeadlineKind", "Document", "Hop", "Imprint",
    "Incident", "IncidentFactuality", "IncidentKind", "Membership", "Page", "Party", "Place", "Pledge", "PledgeFactuality",
    "PledgeKind", "Precision", "Quarantined", "Record", "Report", "Span", "Speaker", "When",
]
