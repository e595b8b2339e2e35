"""A ledger to a journal and back: the whole log as text, to be kept, sent, or written by other programs (docs/journal.md)."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import IO

from trucewatch.errors import RecordError
from trucewatch.ledger import Imported, export_journal, import_journal, journal_lines
from trucewatch.ledger.journal import parse_header
from trucewatch.textfiles import lines

from .book import Ledger

FORMAT = "journal"
"""What the format is called among those of ``export``. It holds the log itself, not rows made of it."""


def to_journal(book: Ledger, output: Path | None) -> None:
    """Write the ledger's journal to a file, whole or not at all, or to standard output.

    Raises LedgerError where the file cannot be written.
    """
    if output is None:
        _print(book, sys.stdout)
    else:
        export_journal(book.log, output)


def from_journal(location: str, file: Path) -> Imported:
    """Read a journal into the ledger at ``location``, which is made if it is not there, and return how much was new.

    Raises RecordError, which names the line, for what is no line of a journal or does not go on what the ledger holds.
    """
    _check(file)
    with Ledger(location) as book:
        return import_journal(file, book.log)


def _check(file: Path) -> None:
    """Read the first line before the ledger is opened, so that what is no journal makes no empty ledger."""
    try:
        number, first = next(lines(file), (1, b""))
        parse_header(first, f"{file}:{number}")
    except OSError as error:
        raise RecordError(f"the journal cannot be read: {error.strerror}", str(file), "check the path") from error


def _print(book: Ledger, out: IO[str]) -> None:
    for line in journal_lines(book.log):
        out.write(line + "\n")
