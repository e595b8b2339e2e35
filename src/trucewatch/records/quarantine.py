"""An item that was set aside, with the reason: nothing is dropped in silence."""

from __future__ import annotations

from .base import Record


class Quarantined(Record):
    """What could not be processed: where it is, at which stage it stopped, why, and what may help."""

    location: str
    stage: str
    reason: str
    remedy: str = ""

    def __str__(self) -> str:
        """Return it as an error is said: where, why, and what may help."""
        return f"{self.location}: {self.reason}" + (f" ({self.remedy})" if self.remedy else "")
