"""The nouns of the domain: frozen records without any input or output. Nothing here imports another part of trucewatch."""

from .actor import Actor, ActorKind, Membership, Party
from .base import Record
from .document import Dateline, Document, Hop, Imprint
from .entry import Entry, Recorded
from .incident import Count, Incident, IncidentFactuality, IncidentKind
from .page import Page
from .place import Place
from .pledge import Condition, DeadlineKind, Pledge, PledgeFactuality, PledgeKind
from .quarantine import Quarantined
from .report import Coder, Report
from .span import Span
from .speaker import Speaker
from .story import Print, PrintClass, Story
from .when import Precision, When

__all__ = [
    "Actor", "ActorKind", "Coder", "Condition", "Count", "Dateline", "DeadlineKind", "Document", "Entry", "Hop", "Imprint",
    "Incident", "IncidentFactuality", "IncidentKind", "Membership", "Page", "Party", "Place", "Pledge", "PledgeFactuality",
    "PledgeKind", "Precision", "Print", "PrintClass", "Quarantined", "Record", "Recorded", "Report", "Span", "Speaker", "Story", "When",
]
