"""What an exporter is: anything that takes rows, table by table, and writes them in its format."""

from __future__ import annotations

from collections.abc import Mapping
from typing import IO, Protocol

Cell = str | int | float | bool | None
Row = Mapping[str, Cell]


class Exporter(Protocol):
    """The interface behind the entry point group ``trucewatch.exporters``; an entry point names a factory without arguments.

    ``setup`` is called once with the open text file, ``feed`` once a row with the name of its table (``verdicts``, ``pledges``,
    ``incidents``), ``finish`` once at the end.
    """

    def setup(self, out: IO[str]) -> None:
        """Begin to write to ``out``."""
        ...

    def feed(self, table: str, row: Row) -> None:
        """Take one row of ``table``."""
        ...

    def finish(self) -> None:
        """Write what is left."""
        ...
