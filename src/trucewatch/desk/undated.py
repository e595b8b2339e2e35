"""Dates of publication that nobody can read or that are not there: told once for a batch, with their number and one of them."""

from __future__ import annotations

from dataclasses import dataclass

from trucewatch.documents.read import unread_date
from trucewatch.records import Document, Page

# So many pages without a day are named.
MOST_NAMED = 10


@dataclass(kw_only=True)
class Undated:
    """``undated`` are pages read whose source, or own head, gives a date that cannot be read; ``such_as`` names one with its date.

    ``dateless`` are those that say no day of publication at all, of which ``like`` names the first.
    """

    undated: int = 0
    such_as: str = ""
    dateless: int = 0
    like: tuple[str, ...] = ()

    def note_date(self, page: Page, document: Document) -> None:
        """Count a page whose date of publication cannot be read, or is not there."""
        if said := unread_date(page, document.imprint):
            self.undated += 1
            self.such_as = self.such_as or f"{said[:60]!r} of {page.location}"
        elif not document.imprint.published:
            self.dateless += 1
            self.like = (*self.like, page.location)[:MOST_NAMED]

    @property
    def dates(self) -> str:
        """What is to be said of dates that cannot be read, with the remedy; nothing where there are none."""
        if not self.undated:
            return ""
        pages = "1 page has" if self.undated == 1 else f"{self.undated:,} pages have"
        return f"{pages} a date of publication that cannot be read, such as {self.such_as} (write 2024-03-04 or 2024-03-04T15:00Z)"

    @property
    def without_dates(self) -> str:
        """What is to be said of pages read that have no date, with the remedy; nothing where there are none."""
        if not self.dateless:
            return ""
        pages, count = ("1 page says", "counts") if self.dateless == 1 else (f"{self.dateless:,} pages say", "count")
        more = self.dateless - len(self.like)
        named = ", ".join(self.like) + (f" and {more:,} more" if more else "")
        counting = f"{count} as of now unless a dated page prints the same (write the day above the text: 4 March 2024)"
        return f"{pages} no day of publication ({named}) and {counting}"
