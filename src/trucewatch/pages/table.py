"""A table as people and spreadsheets save it: its encoding and what divides its cells are found out."""

from __future__ import annotations

import codecs
import csv
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from ..textfiles import encoding_of, unpacked
from .original import LARGEST

_DELIMITERS = ",;\t|"
_CHUNK = 1 << 20
# A cell of this many characters is an article and not a mistake; the standard library's bound is 131,072.
_LONGEST_CELL = 5_000_000


@contextmanager
def table_of(path: Path, known: Collection[str]) -> Iterator[Iterator[list[str]]]:
    """Open the table at ``path`` and give its rows, the header first; a line "sep=;" before it is passed over.

    What divides the cells is what leaves most of the ``known`` names in the header. Raises OSError, and csv.Error while it is read.
    """
    csv.field_size_limit(_LONGEST_CELL)
    encoding = _encoding(path)
    with unpacked(path) as raw, TextIOWrapper(raw, encoding, errors="replace", newline="") as file:
        # A bounded readline keeps a file that is one endless line from filling the memory.
        lines = (line.replace("\0", "\ufffd") for line in iter(lambda: file.readline(LARGEST), ""))
        first = next((line for line in lines if line.strip() and not line.lower().startswith("sep=")), "")
        yield csv.reader(chain([first], lines), delimiter=max(_DELIMITERS, key=lambda mark: _named(first, mark, known)))


def _named(header: str, mark: str, known: Collection[str]) -> tuple[int, int]:
    names = next(csv.reader([header], delimiter=mark), [])
    return len({name.strip().lower() for name in names} & set(known)), len(names)


def _encoding(path: Path) -> str:
    """Return the encoding that the file shows; without one, UTF-8 where all of the file is that, else what Western spreadsheets write."""
    try:
        with unpacked(path) as file:
            head = file.read(4)
            return encoding_of(head) or ("utf-8" if _is_utf8(head, file) else "cp1252")
    except OSError:  # told of when the rows are read; of packed data that end too early those before that are there
        return "utf-8"


def _is_utf8(head: bytes, rest: BinaryIO) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        decoder.decode(head)
        while chunk := rest.read(_CHUNK):
            decoder.decode(chunk)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True
