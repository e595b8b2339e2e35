"""trucewatch: from the news to the state of a truce, with the evidence.

``trucewatch.read(page)`` says what one page says; ``trucewatch.Ledger(path)`` keeps pages and answers for truces.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from trucewatch.desk import Ledger, Reading, read, read_text

__version__ = "0.1.0"
__all__ = ["Ledger", "Reading", "__version__", "read", "read_text"]


def __getattr__(name: str) -> Any:
    """Load the desk only when one of its names is asked for, so that importing the package costs nothing."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from trucewatch import desk

    return getattr(desk, name)
