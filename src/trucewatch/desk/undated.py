"""Dates of publication that nobody can read: told once for a batch, with their number and one of them."""

from __future__ import annotations

from dataclasses import dataclass

from trucewatch.documents.read import unread_date
from trucewatch.records import Document, Page


@dataclass(kw_only=True)
class Undated:
    """``undated`` are pages read whose source, or own head, gives a date that cannot be read; ``such_as`` names one with its date."""

    undated: int = 0
    such_as: str = ""

    def note_date(self, page: Page, document: Document) -> None:
        """Count a page whose date of publication cannot be read."""
        if said := unread_date(page, document.imprint):
            self.undated += 1
            self.such_as = self.such_as or f"{said[:60]!r} of {page.location}"

    @property
    def dates(self) -> str:
        """What is to be said of dates that cannot be read, with the remedy; nothing where there are none."""
        if not self.undated:
            return ""
        pages = "1 page has" if self.undated == 1 else f"{self.undated:,} pages have"
        return f"{pages} a date of publication that cannot be read, such as {self.such_as} (write 2024-03-04 or 2024-03-04T15:00Z)"
