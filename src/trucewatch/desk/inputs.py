"""What of the ledger's entries counts: for each page its document and its report, and what people decided.

Entries are taken one after another; what each of them touches is noted, so that only that has to be looked at anew.
"""

from __future__ import annotations

from typing import Any

from trucewatch.linking import Decided, Told
from trucewatch.records import Document, Recorded

from .known import BY_HAND
from .reviewed import UNDO
from .rows import KIND as ROW
from .rows import Rows
from .sheets import Sheets, ToldIn


class Inputs:
    """Pages with their documents and reports as of the entries taken so far. ``touched`` are the pages to be looked at anew."""

    def __init__(self, sheets: Sheets) -> None:
        self._sheets = sheets
        self.pages: dict[str, Recorded] = {}
        self.reports: dict[str, Recorded] = {}
        self.touched: dict[str, None] = {}
        self._taken_down: set[str] = set()
        self._by_text: dict[str, dict[str, None]] = {}
        self._by_kept: dict[str, list[str]] = {}
        self._judged: dict[str, dict[str, Recorded]] = {}
        self._truces: dict[str, str | None] = {}
        self._incidents: dict[str, str | None] = {}
        self._decided: Decided | None = None
        self._row_entries: list[Recorded] = []
        self._pages_of_row: dict[str, list[str]] = {}
        self._rows: Rows | None = Rows(())

    def take(self, entry: Recorded) -> None:
        """Take the next entry."""
        if entry.kind == "document":
            self._take_document(entry)
        elif entry.kind == "report":
            self._take_report(entry)
        elif entry.kind == "takedown":
            self._taken_down.add(entry.key or "")
            self.touched |= dict.fromkeys(self._by_kept.get(entry.key or "", ()))
        elif entry.kind == "decision":
            self._take_decision(entry)
        elif entry.kind == ROW:
            self._take_row(entry)

    @property
    def rows(self) -> Rows:
        """The rows of data sets, as of the entries taken so far."""
        if self._rows is None:
            self._rows = Rows(self._row_entries)
        return self._rows

    def document(self, page: str) -> Document | None:
        """Return the document of a page, None where there is none or its text was taken down."""
        entry = self.pages.get(page)
        if entry is None or self._sheets.text_of(entry) in self._taken_down or self.rows.superseded(page):
            return None
        return self._sheets.document(entry)

    def is_judged(self, text: str) -> bool:
        """Tell whether people decided anything about the records of a text."""
        return bool(self._judged.get(text))

    def told(self, page: str, told_in: ToldIn) -> Told | None:
        """Return what a page tells as a print of a story, None where it has no document or no report."""
        document, report = self.document(page), self.reports.get(page)
        if document is None or report is None:
            return None
        decisions = {key: entry for key, entry in self._judged.get(document.id, {}).items() if entry.value["action"] != UNDO}
        return self._sheets.told(page, document, self.pages[page], report, told_in, decisions)

    def decided(self) -> Decided:
        """Return where people put acts and tellings."""
        if self._decided is None:
            self._decided = Decided(*({key: name for key, name in one.items() if name} for one in (self._truces, self._incidents)))
        return self._decided

    def _take_document(self, entry: Recorded) -> None:
        page = entry.key or ""
        self.pages[page] = entry
        self.touched[page] = None
        self._by_kept.setdefault(self._sheets.text_of(entry), []).append(page)
        if (document := self._sheets.document(entry)) is not None:
            self._by_text.setdefault(document.id, {})[page] = None

    def _take_report(self, entry: Recorded) -> None:
        page, _, coder = (entry.key or "").rpartition("#")
        before = self.reports.get(page)
        if before is None or _by_hand(coder) or not _by_hand(before.key or ""):
            self.reports[page] = entry
            self.touched[page] = None

    def _take_row(self, entry: Recorded) -> None:
        self._row_entries.append(entry)
        self._rows = None
        row, pages = entry.value["row"], entry.value["pages"]
        self.touched |= dict.fromkeys((*pages, *self._pages_of_row.get(row, ())))
        self._pages_of_row[row] = pages

    def _take_decision(self, entry: Recorded) -> None:
        value: dict[str, Any] = entry.value
        if value["about"] == "record":
            self._judged.setdefault(value["document"], {})[value["key"]] = entry
            self.touched |= self._by_text.get(value["document"], {})
        else:
            target = self._truces if value["about"] == "truce" else self._incidents
            target |= dict.fromkeys(value["keys"], value["name"])
            self._decided = None


def _by_hand(key: str) -> bool:
    return key.rpartition(":")[2].startswith(BY_HAND)


