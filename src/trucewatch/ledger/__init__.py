"""The append-only, hash-chained log of all records."""

from .checkpoints import Checkpoint
from .ledger import Ledger
from .verification import Fault, Verification

__all__ = ["Checkpoint", "Fault", "Ledger", "Verification"]
