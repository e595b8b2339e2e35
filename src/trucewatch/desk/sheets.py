"""The ledger's documents and reports as records, read once; what is known at several times shares them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import NamedTuple

from trucewatch.errors import LedgerError
from trucewatch.ledger import Ledger
from trucewatch.linking import Told
from trucewatch.records import Document, Recorded, Report

from .dating import dated
from .reviewed import reviewed

KINDS = ("document", "report", "row", "decision", "takedown")
AT_ONCE = 1000


class ToldIn(NamedTuple):
    """The story of a print, and the publication of its first print where this one states none of its own."""

    story: str
    told: datetime | None


class Sheets:
    """All entries that bear on what is known, in order, with what they hold."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self.entries: list[Recorded] = []
        self.head = 0
        self._texts: dict[int, str] = {}
        self._documents: dict[int, Document | None] = {}
        self._reports: dict[int, Report] = {}
        self._tolds: dict[str, dict[tuple[object, ...], Told]] = {}

    def read(self) -> list[Recorded]:
        """Return the entries that came since the last time."""
        new = list(self._ledger.entries(kinds=KINDS, after=self.head))
        self._read_texts([entry for entry in new if entry.kind == "document"])
        self.entries += new
        self.head = new[-1].sequence if new else self.head
        return new

    def text_of(self, entry: Recorded) -> str:
        """Return the name under which the text of a document is kept."""
        if entry.sequence not in self._texts:
            self._texts[entry.sequence] = str(entry.value["text"])
        return self._texts[entry.sequence]

    def document(self, entry: Recorded) -> Document | None:
        """Return the document of an entry, None where its text is not there any more."""
        if entry.sequence not in self._documents:
            self._documents[entry.sequence] = self._read(entry)
        return self._documents[entry.sequence]

    def told(
        self, page: str, document: Document, entry: Recorded, report: Recorded, told_in: ToldIn, decisions: Mapping[str, Recorded]
    ) -> Told:
        """Return what a page tells, with people's decisions about it; asked the same it is the same object."""
        kept = self._tolds.setdefault(page, {})
        which = (entry.sequence, report.sequence, told_in, *(one.sequence for one in decisions.values()))
        if which not in kept:
            told = dated(Told(page, document, self._report(report), told_in.story, entry.recorded, entry.sequence, told_in.told))
            left = reviewed(told, {key: one.value for key, one in decisions.items()})
            kept[which] = replace(told, report=left) if decisions else told
        return kept[which]

    def _report(self, entry: Recorded) -> Report:
        if entry.sequence not in self._reports:
            self._reports[entry.sequence] = Report.model_validate(entry.value)
        return self._reports[entry.sequence]

    def _read_texts(self, entries: list[Recorded]) -> None:
        """Read the documents of many entries with few questions; those whose text is not there are left to be asked for one by one."""
        for at in range(0, len(entries), AT_ONCE):
            some = entries[at : at + AT_ONCE]
            texts = self._ledger.contents([self.text_of(entry) for entry in some])
            for entry in some:
                if (text := texts.get(self.text_of(entry))) is not None:
                    self._documents[entry.sequence] = Document.model_validate(entry.value | {"text": text.decode()})

    def _read(self, entry: Recorded) -> Document | None:
        try:
            text = self._ledger.content(self.text_of(entry)).decode()
        except LedgerError:
            if self._ledger.get("takedown", self.text_of(entry)) is None:
                raise
            return None  # the entry that says so stands later in the ledger
        return Document.model_validate(entry.value | {"text": text})
