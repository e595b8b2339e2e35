"""What people code by hand into the ledger: the same way as a coded page, with the person in the coder's place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from trucewatch.actors import resolve
from trucewatch.errors import RecordError, SettingError, TrucewatchError
from trucewatch.ledger import Ledger as Log
from trucewatch.places import resolve as resolve_places
from trucewatch.records import Coder, Document, Entry, Page, Quarantined, Report
from trucewatch.textfiles import lines, parsed

from .known import BY_HAND, counting
from .reading import Reading, the_terms
from .recording import Added, page_key, record, recorded_document, report_key, set_aside

Fields = Mapping[str, Any]


def person(name: str) -> Coder:
    """Return the coder that a person is. Raises SettingError for what cannot be a name."""
    name = " ".join(name.split())
    if not _fit_for_a_key(name):
        raise SettingError(f"no name of a coder: {name!r}", remedy='say who codes, in at most 60 letters, without #: --coder "Name"')
    return Coder(name=name, version=BY_HAND)


def enter(ledger: Log, fields: Fields, coder: Coder) -> tuple[Reading, bool]:
    """Record one entry that a person made, and return its reading and whether it was new.

    ``fields`` is a record of the codebook; what the same person entered before from the same text stays beside it. Raises RecordError
    where a phrase does not stand in the text, or where somebody else coded this text from this place.
    """
    page = page_of(fields, str(fields.get("url") or BY_HAND))
    reading = read_record(fields, page, coder, recorded_document(ledger, page))
    before = newest(ledger, page)
    if before is None:
        return reading, take(ledger, page, reading)
    if before.coder != coder:
        raise RecordError(f"the ledger has this text already, coded by {before.coder.name}", page.location, "use: trucewatch review")
    return reading, take(ledger, page, Reading(document=reading.document, report=together(before, reading.report)))


def enter_file(ledger: Log, file: Path, coder: Coder | None) -> Added:
    """Record every line of a file of codebook records; one that does not fit its text is set aside with the reason.

    ``coder`` is who coded; None takes the coder that each record names. Raises RecordError where the file cannot be read or no line of it
    is a record.
    """
    _refuse_no_record(file)
    added = Added()
    for place, line in _lines(file):
        try:
            fields = _object(line, place)
            page = page_of(fields, place)
            reading = read_record(fields, page, coder or coder_of(fields, place), recorded_document(ledger, page))
            new = take(ledger, page, reading)
        except TrucewatchError as error:
            where = f"{place}: {error.where}" if error.where not in ("", place) else place
            bad = Quarantined(location=where, stage="coding", reason=error.what, remedy=error.remedy)
            ledger.append([set_aside(bad)])
            added.quarantined.append(bad)
        else:
            added += Added(recorded=int(new), known=int(not new))
            added.note_date(page, reading.document)
    return added


def page_of(fields: Fields, place: str) -> Page:
    """Return the page that a record's text is, the same as ``add`` makes of it. Raises RecordError where there is no text."""
    from trucewatch.pages.jsonl import page_of as made

    page = made(fields, place)
    if isinstance(page, Quarantined):
        raise RecordError(page.reason, place, "give the sentences of the source")
    return page


def read_record(fields: Fields, page: Page, coder: Coder, recorded: Document | None = None) -> Reading:
    """Return the reading of a record: its entries with the terms that the text states for them, names and places resolved.

    ``recorded`` is the document that the ledger has of the page, where it has one.

    Raises DocumentError for a text that is none, RecordError for a phrase that does not stand in it.
    """
    from trucewatch.coding.byhand import to_report
    from trucewatch.documents import read

    document = recorded or read(page)
    report = to_report(fields, document, coder)
    whole = _with_terms(document, report)
    return Reading(document=document, report=resolve_places(resolve(whole, document), document))


def take(ledger: Log, page: Page, reading: Reading) -> bool:
    """Record a reading; a later coding by the same coder stands after the earlier one. Return whether there was anything new."""
    with ledger.transaction():
        return _taken(ledger, page, reading)


def _taken(ledger: Log, page: Page, reading: Reading) -> bool:
    first = report_key(page, reading.report.coder)
    keys = list(_keys_taken(ledger, first))
    if not keys:
        record(ledger, page, reading)
        return True
    if _report(ledger, keys[-1]) == reading.report:
        return False
    key, published = f"{first}~{len(keys) + 1}", reading.document.imprint.published
    ledger.append([Entry.of("report", reading.report, key=key, published=published)])
    return True


def newest(ledger: Log, page: Page) -> Report | None:
    """Return the report that counts for a page, whoever coded it."""
    key = page_key(page)
    if ledger.get("document", key) is None:
        return None
    entry = counting(ledger.entries(kinds=("report",))).get(key)
    return Report.model_validate(entry.value) if entry else None


def together(before: Report, now: Report) -> Report:
    """Return both reports of one coder as one, an entry that is in both once."""
    pledges = {(one.undertaking, one.kind): one for one in (*before.pledges, *now.pledges)}
    incidents = {(one.anchor, one.kind): one for one in (*before.incidents, *now.incidents)}
    entries = {"pledges": tuple(pledges.values()), "incidents": tuple(incidents.values())}
    return now.model_copy(update=entries | {"relevant": before.relevant or now.relevant})


def coder_of(fields: Fields, place: str) -> Coder:
    """Return the coder that a record names. Raises RecordError where it names none."""
    named = fields.get("coder")
    if not isinstance(named, Mapping) or not named.get("name"):
        raise RecordError("the record does not say who coded it", place, 'say it for all: --coder "Name"')
    version = str(named.get("version") or BY_HAND)
    if not _fit_for_a_key(version):
        raise RecordError(f"no version of a coder: {version!r}", place, "say it in at most 60 letters, without #")
    return person(str(named["name"])).model_copy(update={"version": version})


def _fit_for_a_key(name: str) -> bool:
    return bool(name) and len(name) <= 60 and name.isprintable() and "#" not in name


def _with_terms(document: Document, report: Report) -> Report:
    """Return the report with the terms that the text states, but without a condition that the person did not code."""
    if document.language != "en":
        return report
    coded = {(pledge.undertaking, pledge.kind) for pledge in report.pledges if pledge.condition}
    whole: Report = the_terms()(document, report)
    pledges = (one if (one.undertaking, one.kind) in coded else one.model_copy(update={"condition": None}) for one in whole.pledges)
    return whole.model_copy(update={"pledges": tuple(pledges)})


def _keys_taken(ledger: Log, first: str) -> Iterator[str]:
    key, number = first, 1
    while ledger.get("report", key) is not None:
        yield key
        number += 1
        key = f"{first}~{number}"


def _report(ledger: Log, key: str) -> Report | None:
    entry = ledger.get("report", key)
    return Report.model_validate(entry.value) if entry else None


def _lines(file: Path) -> Iterator[tuple[str, bytes]]:
    try:
        yield from ((f"{file}#{number}", line) for number, line in lines(file))
    except OSError as error:
        raise RecordError(f"the file cannot be read: {error.strerror}", str(file), "check the path") from error


def _refuse_no_record(file: Path) -> None:
    """Raise RecordError for a file of which no line at all is a record: it is of another kind, which one remark tells better than many."""
    first = None
    for place, line in _lines(file):
        try:
            _object(line, place)
        except RecordError as error:
            first = first or error
        else:
            return
    if first is not None:
        what = f"no line of it is a record; the first: {first.what}"
        raise RecordError(what, str(file), "one codebook record a line, in JSON; pages in a table: trucewatch add")


def _object(line: bytes, place: str) -> Fields:
    try:
        fields = parsed(line)
    except ValueError as error:
        raise RecordError(f"not a JSON record: {error}", place, "one codebook record a line") from error
    if not isinstance(fields, dict):
        raise RecordError("not a JSON object", place, "one codebook record a line")
    return fields

