"""A page as the outside world gave it: untouched bytes, with what is known of how they came."""

from __future__ import annotations

from datetime import datetime
from hashlib import sha256

from .base import Record


class Page(Record):
    """An original. ``location`` is the path or URL it came from; ``headers`` are as received; ``gathered`` is UTC.

    ``facts`` are what the source said beside the page itself (a feed's title and date, a record's id).
    """

    location: str
    content: bytes
    media_type: str = "text/plain"
    gathered: datetime
    gathered_by: str = "trucewatch"
    headers: tuple[tuple[str, str], ...] = ()
    facts: tuple[tuple[str, str], ...] = ()

    @property
    def sha256(self) -> str:
        """The hexadecimal SHA-256 of the untouched bytes: the name of the original in the vault."""
        return sha256(self.content).hexdigest()
