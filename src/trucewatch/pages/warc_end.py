"""Whether the records of a web archive are whole: a download that broke off must not pass for all there is."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

_CHUNK = 1 << 20
_LONGEST_HEAD = 65_536
_LENGTH = re.compile(rb"^content-length:\s*(\d+)\s*$", re.I | re.M)
_HEAD_END = b"\r\n\r\n"


def whole(path: Path, start: int) -> list[bool]:
    """Tell whether the record that begins at ``start`` is whole, and each after it, up to the first that is not.

    LZ4 is not looked into: it is believed. Raises OSError where the file cannot be read.
    """
    with path.open("rb") as file:
        file.seek(start)
        head = file.read(4)
        file.seek(start)
        if head.startswith(b"\x1f\x8b"):
            return list(_members(file))
        return list(_records(file, path.stat().st_size)) if head.startswith(b"WARC") else [True]


def _members(file: BinaryIO) -> Iterator[bool]:
    """Yield of each gzip member whether it ends in this file and is sound; zeros at the end are padding."""
    left = file.read(_CHUNK)
    while left.strip(b"\0"):
        unpacker = zlib.decompressobj(31)
        try:
            while left and not unpacker.eof:
                unpacker.decompress(left)
                left = unpacker.unused_data if unpacker.eof else file.read(_CHUNK)
        except zlib.error:
            yield False
            return
        yield unpacker.eof
        left = left or file.read(_CHUNK)


def _records(file: BinaryIO, size: int) -> Iterator[bool]:
    at = file.tell()
    while (head := file.read(_LONGEST_HEAD)).strip():
        at += len(head) - len(head.lstrip(b"\r\n"))
        head = head.lstrip(b"\r\n")
        end, length = head.find(_HEAD_END), _LENGTH.search(head)
        at += end + len(_HEAD_END) + int(length[1]) if length else size
        yield end >= 0 and at <= size
        file.seek(at)
