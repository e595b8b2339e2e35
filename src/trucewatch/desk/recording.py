"""Pages into the ledger: the original, its clean text, and what a coder read in it, in one transaction a page."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from trucewatch.ledger import Ledger
from trucewatch.records import Coder, Document, Entry, Page, Quarantined

from .outlets import Outlets
from .reading import CODER, Reading, attempt, the_coder

LONGEST = 400
Advance = Callable[[str], None]


@dataclass
class Added:
    """What an ``add`` did: pages recorded, pages that the ledger had already, and items set aside with their reasons."""

    recorded: int = 0
    known: int = 0
    quarantined: list[Quarantined] = field(default_factory=list)

    def __add__(self, other: Added) -> Added:
        """Return what both did together."""
        return Added(self.recorded + other.recorded, self.known + other.known, self.quarantined + other.quarantined)


def add(ledger: Ledger, items: Iterable[Page | Quarantined], coder: str = CODER, advance: Advance = lambda location: None) -> Added:
    """Record every page of ``items``; what cannot be read is recorded as set aside, and the rest goes on."""
    added, outlets = Added(), Outlets(ledger)
    for item in items:
        _add_one(ledger, item, coder, added, outlets)
        advance(item.location)
    return added


def _add_one(ledger: Ledger, item: Page | Quarantined, coder: str, added: Added, outlets: Outlets) -> None:
    if isinstance(item, Page) and _has(ledger, item, coder):
        added.known += 1
        return
    reading = attempt(item, coder, lambda page: recorded_document(ledger, page) or outlets.read(page))
    if isinstance(reading, Quarantined):
        ledger.append([Entry.of("quarantined", reading, key=f"{reading.location}:{reading.reason}"[:LONGEST])])
        added.quarantined.append(reading)
    elif isinstance(item, Page):
        with ledger.transaction():
            outlets.learn(item)
            record(ledger, item, reading)
        added.recorded += 1


def record(ledger: Ledger, page: Page, reading: Reading) -> None:
    """Record a page with its reading: all of it, or nothing."""
    document, report = reading.document, reading.report
    published = document.imprint.published
    with ledger.transaction():
        original = ledger.keep(page.content, page.media_type)
        text = ledger.keep(document.text.encode(), "text/plain; charset=utf-8")
        ledger.append(
            [
                Entry.of("page", _without(page, "content") | {"original": original}, key=page_key(page), published=published),
                Entry.of("document", _without(document, "text") | {"text": text}, key=page_key(page), published=published),
                Entry.of("report", report, key=report_key(page, report.coder), published=published),
            ]
        )


def recorded_document(ledger: Ledger, page: Page) -> Document | None:
    """Return the document that was read from a page when it was recorded: a page is read once, whoever codes it."""
    entry = ledger.get("document", page_key(page))
    if entry is None or ledger.get("takedown", entry.value["text"]) is not None:
        return None
    return Document.model_validate(entry.value | {"text": ledger.content(entry.value["text"]).decode()})


def page_key(page: Page) -> str:
    """Return the key of a page: the same bytes from the same place are the same page."""
    return f"{page.sha256}@{page.location}"[:LONGEST]


def report_key(page: Page, coder: Coder) -> str:
    """Return the key of a report: one coder of one version codes a page once."""
    return f"{page_key(page)}#{coder.name}:{coder.version}"


def _has(ledger: Ledger, page: Page, coder: str) -> bool:
    return ledger.get("report", report_key(page, the_coder(coder).coder)) is not None


def _without(record: Page | Document, field_name: str) -> dict[str, object]:
    return record.model_dump(mode="json", exclude={field_name})
