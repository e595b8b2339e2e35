"""The append-only, hash-chained log of all records."""

from .checkpoints import Checkpoint
from .ledger import Ledger
from .transfer import Imported, export_journal, import_journal, import_lines, journal_lines
from .verification import Fault, Verification

__all__ = [
    "Checkpoint", "Fault", "Imported", "Ledger", "Verification", "export_journal", "import_journal", "import_lines",
    "journal_lines",
]  # fmt: skip
