"""Where the records of a web archive begin and whether they are whole: a download that broke off must not pass for all there is."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, NamedTuple

_CHUNK = 1 << 20
_LONGEST_HEAD = 65_536
_LENGTH = re.compile(rb"^content-length:\s*(\d+)\s*$", re.I | re.M)
_GZIP = b"\x1f\x8b"
_HEAD_END = b"\r\n\r\n"


class Extent(NamedTuple):
    """Where a record begins in the file, and whether all of it is there and sound."""

    start: int
    whole: bool


def extents(path: Path, start: int) -> Iterator[Extent]:
    """Yield the record of ``path`` that begins at ``start`` and each after it, up to the first that is not whole.

    An archive packed as one piece is one record here. LZ4 is not looked into: its record is believed, and none after it is told of.
    Raises OSError where the file cannot be read.
    """
    with path.open("rb") as file:
        packed = file.read(2) == _GZIP
        file.seek(start)
        head = file.read(4)
        file.seek(start if not packed or head.startswith(_GZIP) else 0)
        if packed:
            yield from _members(file)
        elif head.startswith(b"WARC"):
            yield from _records(file, path.stat().st_size)
        else:
            yield Extent(start, True)


def _members(file: BinaryIO) -> Iterator[Extent]:
    """Yield each gzip member; zeros at the end are padding."""
    left = file.read(_CHUNK)
    while left.strip(b"\0"):
        start, unpacker = file.tell() - len(left), zlib.decompressobj(31)
        try:
            while left and not unpacker.eof:
                unpacker.decompress(left, _CHUNK)
                left = unpacker.unconsumed_tail or (unpacker.unused_data if unpacker.eof else file.read(_CHUNK))
        except zlib.error:
            yield Extent(start, False)
            return
        yield Extent(start, unpacker.eof)
        left = left or file.read(_CHUNK)


def _records(file: BinaryIO, size: int) -> Iterator[Extent]:
    at = file.tell()
    while (head := file.read(_LONGEST_HEAD)).strip():
        start = at + len(head) - len(head.lstrip(b"\r\n"))
        head = head.lstrip(b"\r\n")
        end, length = head.find(_HEAD_END), _LENGTH.search(head)
        at = start + end + len(_HEAD_END) + int(length[1]) if length else size + 1
        yield Extent(start, end >= 0 and at <= size)
        file.seek(min(at, size))
