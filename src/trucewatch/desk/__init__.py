"""Where the stages meet: page in, state out. The Python API stands on it."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .book import Ledger
    from .reading import Reading, read, read_text

__all__ = ["Ledger", "Reading", "read", "read_text"]


def __getattr__(name: str) -> Any:
    """Load what is asked for: who reads one page needs neither ledger nor linking."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{'book' if name == 'Ledger' else 'reading'}"), name)
