"""Pages into the ledger: the original, its clean text, and what a coder read in it, in one transaction a page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import count, takewhile

from trucewatch.documents import items, said_before
from trucewatch.documents.screen import may_matter
from trucewatch.ledger import Ledger
from trucewatch.pages.links import legible
from trucewatch.records import Coder, Document, Entry, Page, Quarantined

from .outlets import Outlets
from .reading import CODER, Reading, attempt, code, the_coder
from .undated import MOST_NAMED, Undated

LONGEST = 400
# The fact that says of a report of a digest how many reports that has.
REPORTS = "digest_reports"
Advance = Callable[[str], None]


@dataclass
class Added(Undated):
    """What an ``add`` did: reports recorded, pages that the ledger had already or that cannot matter, and items set aside with reasons.

    ``divided`` pages tell several reports each (live posts, round-ups), ``parts`` in all, and are recorded as these.
    """

    recorded: int = 0
    known: int = 0
    passed: int = 0
    quarantined: list[Quarantined] = field(default_factory=list)
    divided: int = 0
    parts: int = 0

    @property
    def divisions(self) -> str:
        """What is to be said of pages that tell several reports, so that more is recorded than came; nothing where there are none."""
        if not self.divided:
            return ""
        pages = "1 page tells" if self.divided == 1 else f"{self.divided:,} pages tell"
        return f"{pages} several reports (live posts, round-ups): divided into {self.parts:,}, each counted by itself"

    def __add__(self, other: Added) -> Added:
        """Return what both did together."""
        return Added(
            self.recorded + other.recorded, self.known + other.known, self.passed + other.passed, self.quarantined + other.quarantined,
            self.divided + other.divided, self.parts + other.parts,
            undated=self.undated + other.undated, such_as=self.such_as or other.such_as,
            dateless=self.dateless + other.dateless, like=(*self.like, *other.like)[:MOST_NAMED],
        )  # fmt: skip


def add(
    ledger: Ledger,
    pages: Iterable[Page | Quarantined],
    coder: str = CODER,
    advance: Advance = lambda location: None,
    screen: bool | None = None,
) -> Added:
    """Record every page of ``pages``, a digest as its reports; what cannot be read is recorded as set aside, and the rest goes on.

    ``screen`` passes over pages without a word of violence or of undertakings to stop it; None: those of archives alone.
    """
    adding = Adding(ledger, coder, screen)
    for item in pages:
        adding.take(item)
        advance(item.location)
    return adding.done


class Adding:
    """One ``add`` under way; ``done`` is what it did so far."""

    def __init__(self, ledger: Ledger, coder: str = CODER, screen: bool | None = None) -> None:
        self.ledger, self.coder, self.screen = ledger, coder, screen
        self.done, self.outlets = Added(), Outlets(ledger)

    def take(self, item: Page | Quarantined) -> list[Quarantined]:
        """Record an item; return what of it was set aside."""
        before = len(self.done.quarantined)
        self._take(item)
        return self.done.quarantined[before:]

    def _take(self, item: Page | Quarantined) -> None:
        if isinstance(item, Quarantined):
            self._aside(item)
        elif self._has(item) or self._has_digest(item):
            self.done.known += 1
        elif self._cannot_matter(item):
            self.done.passed += 1
        else:
            self._read(item)

    def _read(self, page: Page) -> None:
        """Record the page, or each report of a digest: one that cannot be coded is set aside, and the rest goes on."""
        documents = attempt(page, partial(self._documents, page))
        if isinstance(documents, Quarantined):
            self._aside(documents)
            return
        self.done.note_date(page, documents[0][1])
        if len(documents) > 1:
            self.done.divided, self.done.parts = self.done.divided + 1, self.done.parts + len(documents)
        told = zip(documents, said_before([document for _, document in documents]), strict=True)
        new = [(one, document, before) for (one, document), before in told if not self._has(one)]
        readings = [(one, attempt(one, partial(self._coded, document, before))) for one, document, before in new]
        self.done.known += len(documents) - len(new)
        self._record(page, [(one, reading) for one, reading in readings if isinstance(reading, Reading)])
        for _, reading in readings:
            if isinstance(reading, Quarantined):
                self._aside(reading)

    def _record(self, page: Page, readings: list[tuple[Page, Reading]]) -> None:
        """Record what was read in a page, all of it in one step: a digest of which only a part was recorded would count as known."""
        with self.ledger.transaction():
            # Somebody else may have recorded it while it was read; from here on nobody can.
            new = [(one, reading) for one, reading in readings if not self._has(one)]
            if new:
                self.outlets.learn(page)
            for one, reading in new:
                record(self.ledger, one, reading)
        self.done.recorded += len(new)
        self.done.known += len(readings) - len(new)

    def _coded(self, document: Document, before: Sequence[str]) -> Reading:
        return Reading(document=document, report=code(document, self.coder, before))

    def _documents(self, page: Page) -> list[tuple[Page, Document]]:
        """Return the documents of a page, as they were recorded where they were: a page is read once, whoever codes it."""
        if whole := recorded_document(self.ledger, page):
            return [(page, whole)]
        if before := self._recorded_items(page):
            return before
        found = items(self.outlets.read(page))
        if len(found) == 1:
            return [(page, found[0])]
        each = zip(item_pages(page, len(found)), found, strict=True)
        return [(one, recorded_document(self.ledger, one) or document) for one, document in each]

    def _recorded_items(self, page: Page) -> list[tuple[Page, Document]]:
        """Return the reports of a digest; none where one of them failed in coding, and so was not recorded."""
        pages = recorded_items(self.ledger, page)
        whole = all(self.ledger.get("document", page_key(one)) for one in pages)
        return [(one, document) for one in pages if (document := recorded_document(self.ledger, one))] if whole else []

    def _has_digest(self, page: Page) -> bool:
        pages = recorded_items(self.ledger, page)
        return bool(pages) and all(self._has(one) for one in pages)

    def _has(self, page: Page) -> bool:
        return self.ledger.get("report", report_key(page, the_coder(self.coder).coder)) is not None

    def _cannot_matter(self, page: Page) -> bool:
        archived = any(name == "warc_record" for name, _ in page.facts)
        return (archived if self.screen is None else self.screen) and not may_matter(page)

    def _aside(self, item: Quarantined) -> None:
        self.ledger.append([set_aside(item)])
        self.done.quarantined.append(item)


def set_aside(item: Quarantined) -> Entry:
    """Return the entry that says that an item was set aside, and why."""
    told = item.model_copy(update={"location": legible(item.location), "reason": legible(item.reason)})
    return Entry.of("quarantined", told, key=f"{told.location}:{told.reason}"[:LONGEST])


def item_page(page: Page, number: int, of: int) -> Page:
    """Return the page that one report of a digest stands for: the same original, at a place of its own, with how many reports it has."""
    facts = (*page.facts, ("digest", page.location), (REPORTS, str(of)))
    return page.model_copy(update={"location": f"{page.location}#item-{number}", "facts": facts})


def item_pages(page: Page, of: int) -> list[Page]:
    """Return the pages that the reports of a digest stand for."""
    return [item_page(page, number, of) for number in range(1, of + 1)]


def recorded_items(ledger: Ledger, page: Page) -> list[Page]:
    """Return the pages of all reports of a digest whose first report is recorded, else none."""
    first = ledger.get("page", page_key(item_page(page, 1, of=1)))
    return item_pages(page, int(dict(first.value["facts"]).get(REPORTS, 0)) or _in_a_row(ledger, page)) if first else []


def _in_a_row(ledger: Ledger, page: Page) -> int:
    """Return how many reports of a digest are recorded in a row: older ledgers do not say how many it has."""
    keys = (page_key(item_page(page, number, number)) for number in count(1))
    return sum(1 for _ in takewhile(lambda key: ledger.get("page", key), keys))


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
    return f"{page.sha256}@{legible(page.location)}"[:LONGEST]


def report_key(page: Page, coder: Coder) -> str:
    """Return the key of a report: one coder of one version codes a page once."""
    return f"{page_key(page)}#{coder.name}:{coder.version}"


def _without(record: Page | Document, field_name: str) -> dict[str, object]:
    return record.model_dump(mode="json", exclude={field_name})
