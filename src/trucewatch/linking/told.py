"""What linking works on: one report with the document it was read from, and the story that the document belongs to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from trucewatch.records import Document, Incident, Pledge, Report


@dataclass(frozen=True)
class Told:
    """One print of one story: its document, what a coder read in it, and when it was recorded (``sequence`` in the ledger)."""

    key: str
    document: Document
    report: Report
    story: str
    recorded: datetime
    sequence: int

    @property
    def published(self) -> datetime | None:
        """When the world could read it, where known."""
        return self.document.imprint.published

    @property
    def time(self) -> datetime:
        """When it was said: the publication, or the recording where that is unknown."""
        return self.published or self.recorded

    @property
    def order(self) -> tuple[datetime, str]:
        """The order in which reports are linked: by time, whatever the order of their arrival."""
        return self.time, self.key

    def acts(self) -> Iterator[Act]:
        """Yield the pledges of the report as acts."""
        yield from (Act(self, number, pledge) for number, pledge in enumerate(self.report.pledges))

    def tellings(self) -> Iterator[Telling]:
        """Yield the incidents of the report as tellings."""
        yield from (Telling(self, number, incident) for number, incident in enumerate(self.report.incidents))


@dataclass(frozen=True)
class Act:
    """One pledge as one print tells it."""

    told: Told
    number: int
    pledge: Pledge

    @property
    def key(self) -> str:
        """The name under which people's decisions speak of it: the text and the place of the undertaking in it."""
        return f"{self.told.document.id}:{self.pledge.undertaking.start}-{self.pledge.undertaking.end}:{self.pledge.kind}"


@dataclass(frozen=True)
class Telling:
    """One incident as one print tells it."""

    told: Told
    number: int
    incident: Incident

    @property
    def key(self) -> str:
        """The name under which people's decisions speak of it: the text and the place of the act's word in it."""
        return f"{self.told.document.id}:{self.incident.anchor.start}-{self.incident.anchor.end}:{self.incident.kind}"
