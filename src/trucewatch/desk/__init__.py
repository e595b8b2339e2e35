"""Where the stages meet: page in, state out. The Python API stands on it."""

from .book import Ledger
from .reading import Reading, read, read_text

__all__ = ["Ledger", "Reading", "read", "read_text"]
