"""JSON: one object with a list of rows a table."""

from __future__ import annotations

import json
from typing import IO

from .columns import COLUMNS
from .exporter import Row


class Json:
    """Collects the rows and writes them as one object at the end."""

    def setup(self, out: IO[str]) -> None:
        """Remember where to write."""
        self._out = out
        self._tables: dict[str, list[Row]] = {table: [] for table in COLUMNS}

    def feed(self, table: str, row: Row) -> None:
        """Keep one row."""
        self._tables[table].append(row)

    def finish(self) -> None:
        """Write the object."""
        json.dump(self._tables, self._out, ensure_ascii=False, indent=2)
        self._out.write("\n")


def exporter() -> Json:
    """Return a JSON exporter."""
    return Json()
