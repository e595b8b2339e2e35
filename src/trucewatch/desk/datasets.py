"""A data set of the field into the ledger: each row is kept as it came, told in words, and coded; a changed row corrects the old one."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

from trucewatch.actors import resolve
from trucewatch.errors import RecordError, SettingError
from trucewatch.imports import GROUP, Dataset, Importer, Part, Passed, Row, Table, Unit, aside, open_table, units
from trucewatch.ledger import Ledger as Log
from trucewatch.places import gazetteer
from trucewatch.places import resolve as resolve_places
from trucewatch.plugins import load, names
from trucewatch.records import Coder, Document, Entry, Imprint, Incident, Page, Quarantined, Report, Span

from .book import Ledger
from .reading import Reading, fault
from .recording import LONGEST, page_key, report_key, set_aside
from .rows import KIND, Standing

# So many things are written at once: the disk is waited for once a batch.
BATCH = 200
UNSTATED = "unstated"


@dataclass
class Imported:
    """What an import did, in things (not rows): new, corrected, known already; rows passed over; what was set aside and why."""

    dataset: Dataset
    release: str = UNSTATED
    added: int = 0
    corrected: int = 0
    known: int = 0
    passed: int = 0
    quarantined: list[Quarantined] = field(default_factory=list)


@dataclass(frozen=True)
class Source:
    """Where a row comes from: data set, release, and the file with its hash."""

    dataset: Dataset
    release: str
    table: Table

    @property
    def facts(self) -> tuple[tuple[str, str], ...]:
        """What every page of this import is told beside its row."""
        return (
            ("dataset", self.dataset.title), ("release", self.release), ("publisher", self.dataset.publisher),
            ("address", self.dataset.address), ("file", self.table.path.name), ("file_sha256", self.table.sha256),
        )  # fmt: skip


def available() -> list[str]:
    """Return the names of the data sets that can be imported."""
    return names(GROUP)


def from_dataset(
    location: str,
    name: str,
    file: Path,
    release: str | None = None,
    where: Mapping[str, str] | None = None,
    advance: Callable[[int], None] = lambda count: None,
) -> Imported:
    """Import a table of the data set called ``name`` into the ledger at ``location``, which is made if it is not there.

    ``where`` keeps to the rows in which these columns have these values. Raises SettingError for an unknown data set or column,
    RecordError for a file that is not its table; bad rows are set aside with the reason.
    """
    importer: Importer = load(GROUP, name)
    table = open_table(file, importer.dataset.needs, _other)
    asked = {column.lower(): value for column, value in (where or {}).items()}
    if foreign := sorted(set(asked) - set(table.names)):
        raise SettingError(f"no column {foreign[0]!r}", str(file), f"its columns: {', '.join(table.names)}")
    source = Source(importer.dataset, release or _release(importer.dataset, file), table)
    done = Imported(importer.dataset, source.release)
    with Ledger(location) as book:
        told = units(importer, table, asked)
        while batch := list(islice(told, BATCH)):
            _take(book.log, importer, source, batch, done)
            advance(done.added + done.corrected + done.known)
    return done


def _other(header: Sequence[str]) -> str | None:
    """Return the importer that a header belongs to, if it has all the columns of one."""
    return next((name for name in names(GROUP) if set(load(GROUP, name).dataset.needs) <= set(header)), None)


def _release(dataset: Dataset, file: Path) -> str:
    found = re.search(dataset.release, file.stem, re.IGNORECASE) if dataset.release else None
    return found[1].replace("_", ".") if found else UNSTATED


def _take(log: Log, importer: Importer, source: Source, batch: Sequence[Unit | Quarantined | Passed], done: Imported) -> None:
    """Record a batch whole: what the rows tell is worked out before anything is written."""
    told = [_told(importer, source, item) if isinstance(item, Unit) else item for item in batch]
    with log.transaction():
        for item in told:
            if isinstance(item, Passed):
                done.passed += 1
            elif isinstance(item, Quarantined):
                log.append([set_aside(item)])
                done.quarantined.append(item)
            else:
                _record(log, source, item, done)


@dataclass(frozen=True)
class _Thing:
    """One thing of the data set, ready to be recorded: its rows, and its parts as pages with their readings."""

    unit: Unit
    parts: tuple[tuple[Page, Part, Reading], ...]


def _told(importer: Importer, source: Source, unit: Unit) -> _Thing | Quarantined:
    try:
        parts = [(page, part, _reading(page, part, source)) for part in importer.parts(unit.rows) if (page := _page(unit, part, source))]
        return _Thing(unit, tuple(parts))
    except RecordError as error:
        return aside(source.table, min(unit.rows, key=lambda row: row.number), error)
    except Exception as error:  # noqa: BLE001  the boundary of a batch: a fault in one row must not lose the others
        return aside(source.table, unit.rows[0], RecordError(fault(error), f"row {unit.rows[0].number}", "report it with the row"))


def _page(unit: Unit, part: Part, source: Source) -> Page:
    """Return the rows of a thing as a page: their cells as JSON, the same whatever the file's order, encoding and delimiter."""
    cells = sorted((dict(row.cells) for row in unit.rows), key=lambda row: json.dumps(row, sort_keys=True))
    content = json.dumps(cells if len(cells) > 1 else cells[0], sort_keys=True, ensure_ascii=False, indent=1)
    rows = ",".join(str(row.number) for row in sorted(unit.rows, key=lambda row: row.number))
    return Page(
        location=location_of(source.dataset, unit.id, part.name), content=content.encode(), media_type="application/json",
        gathered=datetime.now(UTC), gathered_by="trucewatch import", facts=(*source.facts, ("rows", rows), *part.facts.items()),
    )  # fmt: skip


def location_of(dataset: Dataset, thing: str, part: str = "") -> str:
    """Return where a thing of a data set is said to stand: the same for every release."""
    return f"{dataset.id}:{thing}" + (f"/{part}" if part else "")


def _reading(page: Page, part: Part, source: Source) -> Reading:
    imprint = Imprint(
        headline=Span.of(part.text, 0, part.body_start - 2), outlet=source.dataset.title, published=part.as_of, published_source="row",
        credits=part.credits,
    )  # fmt: skip
    document = Document(
        page=page.sha256, location=page.location, text=part.text, body_start=part.body_start, body_end=len(part.text),
        gathered=page.gathered, imprint=imprint,
    )  # fmt: skip
    report = Report(
        text_sha256=document.id, coder=Coder(name=source.dataset.title, version=source.release), published=part.as_of.date(),
        relevant=True, pledges=part.pledges, incidents=part.incidents, habitual=part.habitual,
    )  # fmt: skip
    located = report.model_copy(update={"incidents": tuple(_with_country(one, page) for one in report.incidents)})
    return Reading(document=document, report=resolve_places(resolve(located, document), document))


def _with_country(incident: Incident, page: Page) -> Incident:
    """Return an incident with the country that its row names, as the gazetteer calls it."""
    cells = json.loads(page.content)
    country = cells.get("country") if isinstance(cells, dict) else None
    entry = gazetteer().country(str(country).split(" (")[0]) if country else None
    if incident.place is None or entry is None:
        return incident
    return incident.model_copy(update={"place": incident.place.model_copy(update={"country": entry.country})})


def _record(log: Log, source: Source, thing: _Thing, done: Imported) -> None:
    """Record a thing where it is new or has changed. The entry of its row says which texts stand for it from now on."""
    name, pages = location_of(source.dataset, thing.unit.id), [page_key(page) for page, _, _ in thing.parts]
    keys = list(_taken(log, name))
    before = log.get(KIND, keys[-1]) if keys else None
    if before and before.value["pages"] == pages:
        done.known += 1
        return
    for page, _, reading in thing.parts:
        _keep(log, page, reading)
    standing = Standing(
        row=name, dataset=source.dataset.title, release=source.release, pages=tuple(pages), witness=thing.parts[0][1].witness,
        headline=thing.parts[0][1].headline, changed=_changed(log, before, thing) if before else {},
    )  # fmt: skip
    log.append([Entry.of(KIND, standing, key=f"{name}~{len(keys) + 1}"[:LONGEST])])
    done.corrected += bool(before)
    done.added += not before


def _keep(log: Log, page: Page, reading: Reading) -> None:
    """Keep a page with its reading. The ledger is not told a time of publication: the world could read the row when it was released."""
    original = log.keep(page.content, page.media_type)
    text = log.keep(reading.document.text.encode(), "text/plain; charset=utf-8")
    log.append(
        [
            Entry.of("page", page.model_dump(mode="json", exclude={"content"}) | {"original": original}, key=page_key(page)),
            Entry.of("document", reading.document.model_dump(mode="json", exclude={"text"}) | {"text": text}, key=page_key(page)),
            Entry.of("report", reading.report, key=report_key(page, reading.report.coder)),
        ]
    )


def _taken(log: Log, name: str) -> Iterator[str]:
    number = 1
    while log.get(KIND, key := f"{name}~{number}"[:LONGEST]) is not None:
        yield key
        number += 1


def _changed(log: Log, before: Entry, thing: _Thing) -> dict[str, tuple[str | None, str | None]]:
    """Return the columns that changed, with the old value and the new, where a thing is one row and the old one is still kept."""
    page = log.get("page", before.value["pages"][0])
    if page is None or len(thing.unit.rows) > 1:
        return {}
    old, new = json.loads(log.content(page.value["original"])), dict(thing.unit.rows[0].cells)
    if not isinstance(old, dict):
        return {}
    return {column: (old.get(column), new.get(column)) for column in sorted(old.keys() | new.keys()) if old.get(column) != new.get(column)}


def rows_of(page: Page) -> list[Row]:
    """Return the rows that a page of a data set holds, as they were imported."""
    cells = json.loads(page.content)
    return [Row(0, row) for row in (cells if isinstance(cells, list) else [cells])]
