"""People's decisions on records; they add, never overwrite."""

from .agreement import FieldAgreement, agreement
from .changed import Changed, changed, corrections
from .correcting import ENUMS, YES_NO, corrected, fields_of
from .deciding import accept, correct, join, reject, separate, undo, undo_grouping
from .decision import SORT_OF, About, Decision, decisions, decisions_by_key, groupings
from .items import Item, find, items, siblings, unjudged
from .queue import Queued, queue

__all__ = [
    "About", "Changed", "Decision", "ENUMS", "FieldAgreement", "Item", "Queued", "SORT_OF", "YES_NO", "accept", "agreement", "changed",
    "correct", "corrected", "corrections", "decisions", "decisions_by_key", "fields_of", "find", "groupings", "items", "join", "queue",
    "reject", "separate", "siblings", "undo", "undo_grouping", "unjudged",
]  # fmt: skip
