"""Bodies of archived answers, packed for the way: unpacked up to a cap, and refused where the packing has no end."""

from __future__ import annotations

import zlib
from io import BytesIO

_GZIP = b"\x1f\x8b"
_EITHER, _BARE = 47, -zlib.MAX_WBITS
_ZLIB = b"\x78"


def unpacked(body: bytes, encodings: str, largest: int, cut: bool = False) -> bytes:
    """Return a body without its content encodings ("gzip", "gzip, br"); of one that unpacks to more than ``largest`` bytes, one more.

    Many archives keep the header of a body that they have unpacked; such a body is returned as it is. Raises OSError where the packing is
    damaged, and where it has no end unless the archive says itself that it ``cut`` the record off.
    """
    for encoding in reversed([name.strip().lower() for name in encodings.split(",")]):
        if encoding in ("gzip", "x-gzip") and body.startswith(_GZIP):
            body = _inflated(body, _EITHER, largest, cut)
        elif encoding == "deflate":
            body = _inflated(body, _EITHER if body.startswith(_ZLIB) else _BARE, largest, cut)
        elif encoding not in ("", "identity", "gzip", "x-gzip"):
            body = _by_reader(body, encoding, largest)
    return body


def _inflated(body: bytes, bits: int, largest: int, cut: bool) -> bytes:
    """Return what ``body`` inflates to; it may be several pieces, with zeros after the last."""
    out = bytearray()
    while body.strip(b"\0") and len(out) <= largest:
        unpacker = zlib.decompressobj(bits)
        try:
            out += unpacker.decompress(body, largest + 1 - len(out))
        except zlib.error as error:
            raise OSError(str(error)) from None
        if not unpacker.eof and len(out) <= largest and not cut:
            raise OSError("it is cut off, its packing has no end")
        body = unpacker.unused_data
    return bytes(out)


def _by_reader(body: bytes, encoding: str, largest: int) -> bytes:
    """Return what the reader of archives makes of the encodings that it knows besides (Brotli, Zstandard), or raise its OSError."""
    from fastwarc.warc import ArchiveIterator

    http = b"HTTP/1.1 200 OK\r\nContent-Encoding: %s\r\n\r\n%s" % (encoding.encode("ascii", "replace"), body)
    head = b"WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n" % len(http)
    records = ArchiveIterator(BytesIO(head + http + b"\r\n\r\n"), parse_http=True, auto_decode="content")
    return bytes(next(records).reader.read(largest + 1))
