"""The append-only, hash-chained log of all records."""

from .ledger import Ledger
from .verification import Fault, Verification

__all__ = ["Fault", "Ledger", "Verification"]
