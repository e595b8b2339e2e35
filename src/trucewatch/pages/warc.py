"""Web archives: the pages of a WARC file, as Common Crawl and others keep them."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from ..errors import PageError
from ..records import Page, Quarantined
from .original import LARGEST, MEDIA_TYPES, original, too_large
from .packed import unpacked
from .warc_end import Extent, extents
from .warc_out import GATHERED_BY, location_of

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

_REMEDY = "give a whole WARC file (ISO 28500); the pages before this place were read"
_TEXTS = frozenset(MEDIA_TYPES.values()) | {"application/xhtml+xml"}


class WarcSource:
    """A file of archived responses; each successful one with a text is a page, gathered when the archive says."""

    def accepts(self, location: str) -> bool:
        """Accept the suffixes .warc, .warc.gz and .warc.lz4."""
        return "://" not in location and location.lower().endswith((".warc", ".warc.gz", ".warc.lz4"))

    def pages(self, location: str) -> Iterator[Page | Quarantined]:
        """Yield the archived pages; other records (requests, images, failures) are no pages and are passed over.

        Raises PageError where the file is missing or no archive.
        """
        path = Path(location)
        if not path.is_file():
            raise PageError("no such file", location, "check the spelling and the current folder")
        at: int | None = 0
        while at is not None:
            at = yield from _from(path, at)


def _from(path: Path, at: int) -> Generator[Page | Quarantined, None, int | None]:
    """Yield the pages from ``at`` on; return where to go on after a record that the reader stumbled over, None at the end."""
    start, last, damage = -1, None, ""
    try:
        with path.open("rb") as stream:
            stream.seek(at)
            for record in _records(stream):
                # The last page is held back until it is known to be whole.
                yield from [last] if last else ()
                start, last = record.stream_pos, _page(record)
    except OSError as error:
        damage = f"the archive is damaged: {error.strerror or error}"
    if start < 0 and (damage or not at):
        raise PageError(damage or "the archive holds no responses", str(path), _REMEDY)
    left = extents(path, max(start, at))
    here = next(left, Extent(at, True))
    yield from [last] if last and here.whole else ()
    after = next(left, None)
    if damage and here.whole and after and after.whole:
        return after.start
    # In an archive packed as one piece nobody can go on after a record that the reader stumbled over.
    one_piece = after is None and here.start == 0 and isinstance(last, Quarantined)
    stuck = bool(damage) and (one_piece or path.suffix.lower() == ".lz4")
    if stuck or not all(one is None or one.whole for one in (here, after, *left)):
        raise PageError(damage or "the archive is cut off in its last record", str(path), _REMEDY)
    return None


def _records(stream: BinaryIO) -> Iterator[WarcRecord]:
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    kinds = WarcRecordType.response | WarcRecordType.resource
    yield from ArchiveIterator(stream, record_types=kinds, parse_http=True, auto_decode="transfer", max_content_length=10 * LARGEST)


def _page(record: WarcRecord) -> Page | Quarantined | None:
    location = location_of(record) or record.record_id or "record without a name"
    http = record.http_headers
    kind = (record.http_content_type or record.headers.get("Content-Type") or "").partition(";")[0].strip().lower()
    if kind not in _TEXTS or (http is not None and not 200 <= (http.status_code or 0) < 300):
        return None
    cut = record.headers.get("WARC-Truncated")
    try:
        body = record.reader.read(LARGEST + 1)
        content = unpacked(body, (http and http.get("Content-Encoding")) or "", LARGEST, cut is not None) if len(body) <= LARGEST else body
    except OSError as error:
        return Quarantined(location=location, stage="pages", reason=f"badly packed: {error}", remedy="get it again from its address")
    if len(content) > LARGEST:
        return too_large(location, len(content))
    when = _when(record)
    said = {"warc_record": record.record_id, "archived": when.isoformat() if when else None, "truncated": cut}
    facts = tuple((name, value) for name, value in said.items() if value)
    page = original(location, content, kind, [] if http is None else list(http.astuples()), facts)
    told = {"gathered": when, "gathered_by": record.headers.get(GATHERED_BY)}
    return page.model_copy(update={name: value for name, value in told.items() if value}) if isinstance(page, Page) else page


def _when(record: WarcRecord) -> datetime | None:
    try:
        return datetime.fromisoformat(record.headers.get("WARC-Date") or "").astimezone(UTC)
    except (ValueError, OverflowError):
        return None


source = WarcSource()
