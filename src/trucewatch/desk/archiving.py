"""The originals of a ledger as a WARC file, for archives and courts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from trucewatch.pages.warc_out import archive
from trucewatch.records import Page

from .book import Ledger

FORMAT = "warc"


def to_warc(book: Ledger, file: Path) -> int:
    """Write every original that the ledger keeps, as it came, and return how many; a digest's is written once.

    Texts that were taken down are not there to be written. Raises PageError where the file cannot be written.
    """
    return archive(_originals(book), file)


def _originals(book: Ledger) -> Iterator[Page]:
    gone = {entry.key for entry in book.log.entries(kinds=("takedown",))}
    seen = set[tuple[str, str]]()
    for entry in book.log.entries(kinds=("page",)):
        fields = dict(entry.value)
        name = fields.pop("original")
        location = dict(fields["facts"]).get("digest", fields["location"])
        if name in gone or (name, location) in seen:
            continue
        seen.add((name, location))
        yield Page.model_validate(fields | {"location": location, "content": book.log.content(name)})
