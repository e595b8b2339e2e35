"""CSV (RFC 4180, UTF-8): one row a pledge reading, incident or verdict; the first column names the table."""

from __future__ import annotations

import csv
from typing import IO

from .columns import COLUMNS
from .exporter import Row

# Spreadsheets run cells that begin so as formulas; a page's text must stay text.
FORMULA = ("=", "+", "-", "@", "\t", "\r")


class Csv:
    """Writes the rows in the order in which they come, all tables under one header."""

    def setup(self, out: IO[str]) -> None:
        """Write the header."""
        header = list(dict.fromkeys(["table", *(column for columns in COLUMNS.values() for column in columns)]))
        self._writer = csv.DictWriter(out, header, lineterminator="\r\n")
        self._writer.writeheader()

    def feed(self, table: str, row: Row) -> None:
        """Write one row; what it does not have stays empty."""
        self._writer.writerow({"table": table, **{column: _harmless(value) for column, value in row.items()}})

    def finish(self) -> None:
        """Nothing is left to write."""


def exporter() -> Csv:
    """Return a CSV exporter."""
    return Csv()


def _harmless(value: object) -> object:
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) else value
