"""Originals handed on as a WARC file (ISO 28500), the form that archives and courts take."""

from __future__ import annotations

import gzip
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

from ..atomic import writing
from ..errors import PageError
from ..records import Page

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

GATHERED_BY = "Gathered-By"
# Of a page that came from no address: the place that it has in the ledger, written as in addresses. The file's own address names no row
# and no entry of a list, and it changes with the folder.
GATHERED_FROM = "Gathered-From"
# Headers about the form in which the body travelled; it is kept unpacked.
_OF_THE_TRANSFER = frozenset({"content-encoding", "transfer-encoding", "content-length", "connection"})


def archive(pages: Iterable[Page], file: Path) -> int:
    """Write ``pages`` to ``file``, each record packed on its own as the standard asks, and return how many.

    A page from the web is a response with the headers received, one from elsewhere a resource; who gathered it, and the place it has where
    that is no address, stand in headers of the record. The first record says what program wrote the file. The file appears whole or not
    at all.
    Raises PageError where it cannot be written.
    """
    count = 0
    try:
        with writing(file) as out:
            out.write(gzip.compress(_info(file)))
            for page in pages:
                out.write(gzip.compress(_bytes(page)))
                count += 1
    except OSError as error:
        raise PageError(f"the archive cannot be written: {error.strerror}", str(file), "check the folder and the free space") from None
    return count


def _bytes(page: Page) -> bytes:
    record, out = _record(page), BytesIO()
    for name, value in _named(page.location).items():
        record.headers[name] = value
    record.headers["WARC-Date"] = page.gathered.strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    record.headers["WARC-Payload-Digest"] = f"sha256:{page.sha256}"
    record.headers[GATHERED_BY] = page.gathered_by
    record.write(out)
    return out.getvalue()


def _named(location: str) -> dict[str, str]:
    """Return the headers that say where a page came from: its address, or else that of its file and its place as the ledger has it."""
    if "://" in location:
        return {"WARC-Target-URI": location}
    return {"WARC-Target-URI": Path(location).absolute().as_uri(), GATHERED_FROM: quote(location)}


def location_of(record: WarcRecord) -> str | None:
    """Return the place of the page that a record holds, as it was handed on; None where it names none."""
    place = record.headers.get(GATHERED_FROM)
    return unquote(place) if place else record.headers.get("WARC-Target-URI")


def _info(file: Path) -> bytes:
    """Return the record that describes the file (ISO 28500, 6.2)."""
    from fastwarc.warc import WarcRecord, WarcRecordType

    record, out = WarcRecord(), BytesIO()
    fields = b"software: trucewatch\r\nformat: WARC File Format 1.1\r\ndescription: originals as they were gathered, unpacked\r\n"
    record.init_headers(WarcRecordType.warcinfo, content_length=len(fields))
    record.headers["WARC-Filename"] = file.name
    record.headers["Content-Type"] = "application/warc-fields"
    record.set_bytes_content(fields)
    record.write(out)
    return out.getvalue()


def _record(page: Page) -> WarcRecord:
    from fastwarc.warc import WarcRecord, WarcRecordType

    web = page.location.startswith(("http://", "https://"))
    body = _head(page) + page.content if web else page.content
    record = WarcRecord()
    record.init_headers(WarcRecordType.response if web else WarcRecordType.resource, content_length=len(body))
    record.headers["Content-Type"] = "application/http; msgtype=response" if web else page.media_type
    record.set_bytes_content(body)
    return record


def _head(page: Page) -> bytes:
    kept = [(name, value) for name, value in page.headers if name.lower() not in _OF_THE_TRANSFER]
    typed = any(name.lower() == "content-type" for name, _ in kept)
    headers = [*kept, *([] if typed else [("Content-Type", page.media_type)]), ("Content-Length", str(len(page.content)))]
    return "".join(("HTTP/1.1 200 OK\r\n", *(f"{name}: {value}\r\n" for name, value in headers), "\r\n")).encode("latin-1", "replace")
