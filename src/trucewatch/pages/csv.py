"""Articles as rows of a CSV or TSV file, and lists of articles as GDELT gives them: what a row has no text of is got from its address."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from ..errors import PageError
from ..records import Page, Quarantined
from .jsonl import HTML, KEYS, TEXT, facts_of, has_text, page_of, plain
from .table import table_of
from .web import WebSource

_ADDRESS = KEYS["url"]


@dataclass(frozen=True)
class CsvSource:
    """A table with a header row: ``text`` or ``html`` of an article, or its ``url`` alone; other columns are facts."""

    web: WebSource = field(default_factory=WebSource)

    def accepts(self, location: str) -> bool:
        """Accept the suffixes .csv and .tsv, packed with gzip (.csv.gz) too, but not a table without a header (see lists.py)."""
        lower = location.lower().removesuffix(".gz")
        return "://" not in location and lower.endswith((".csv", ".tsv")) and not lower.endswith((".gkg.csv", ".gkg.tsv"))

    def through(self, web: WebSource) -> CsvSource:
        """Return a source of the same kind that asks addresses through ``web``."""
        return replace(self, web=web)

    def pages(self, location: str) -> Iterator[Page | Quarantined]:
        """Yield a page for each row; a row that is none is quarantined under ``file#row``.

        Raises PageError where the file is missing, is no table, or has no column with texts or addresses.
        """
        for number, row in _rows(Path(location)):
            place = f"{location}#{number}"
            if row is None:
                yield Quarantined(location=place, stage="pages", reason="a quote in the row is never closed", remedy="close or double it")
            elif has_text(row):
                yield page_of(row, place)
            else:
                yield from self._got(row, place)

    def _got(self, row: dict[str, str], place: str) -> Iterator[Page | Quarantined]:
        address = next((row[name] for name in _ADDRESS if row.get(name)), "")
        if not self.web.accepts(address):
            yield Quarantined(location=place, stage="pages", reason="the row has neither a text nor an address", remedy="fill one of them")
            return
        try:
            yield from self.web.known(address, (*facts_of(row), ("record", place)))
        except PageError as error:
            yield Quarantined(location=address, stage="pages", reason=error.what, remedy=error.remedy)


def _rows(path: Path) -> Iterator[tuple[int, dict[str, str] | None]]:
    """Yield the rows of the table with their numbers, the header being row 1; names of columns as ``plain`` has them.

    None stands for a row with a quote that is never closed.
    """
    known = {*TEXT, *HTML, *_ADDRESS}
    try:
        with table_of(path, known) as table:
            names = [plain(name) for name in next(table, None) or ()]
            if not known & set(names):
                raise _unknown(names, path)
            for number, row in enumerate(table, 2):
                if row is None or row:
                    yield number, None if row is None else {name: value.strip() for name, value in zip(names, row, strict=False)}
    except OSError as error:
        raise PageError(f"the table cannot be read: {error.strerror}", str(path), "check the spelling and the current folder") from None
    except csv.Error as error:
        raise PageError(f"the table is damaged: {error}", str(path), "save it again as CSV in UTF-8") from None


def _unknown(names: list[str], path: Path) -> PageError:
    found = ", ".join(names)[:200] or "none"
    remedy = f"name one of its columns in the first row {', '.join((*TEXT, *HTML))}, or url"
    return PageError(f"the table has no column text, html or url; its columns: {found}", str(path), remedy)


source = CsvSource()
