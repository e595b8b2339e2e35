"""A table as people and spreadsheets save it: its encoding and what divides its cells are found out."""

from __future__ import annotations

import csv
import re
from collections import deque
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path

from ..textfiles import encoding_of, is_utf8, unpacked
from .jsonl import plain
from .original import LARGEST

_DELIMITERS = ",;\t|"
# A cell of this many characters is an article and not a mistake; the standard library's bound is 131,072.
_LONGEST_CELL = 5_000_000
_ENDLESS: list[str] = []


@contextmanager
def table_of(path: Path, known: Collection[str]) -> Iterator[Iterator[list[str] | None]]:
    """Open the table at ``path`` and give its rows, the header first; a line "sep=;" before it is passed over.

    What divides the cells is what leaves most of the ``known`` names in the header, which are as ``plain`` has them. A row with a quote
    that is never closed comes as None. Raises OSError, and csv.Error while it is read.
    """
    csv.field_size_limit(_LONGEST_CELL)
    encoding = _encoding(path)
    with unpacked(path) as raw, TextIOWrapper(raw, encoding, errors="replace", newline="") as file:
        # A bounded readline keeps a file that is one endless line from filling the memory.
        lines = (line.replace("\0", "") for line in iter(lambda: file.readline(LARGEST), ""))
        first = next((line for line in lines if line.strip() and not line.lower().startswith("sep=")), "")
        yield _rows(first, lines, max(_DELIMITERS, key=lambda mark: _named(first, mark, known)))


def _named(header: str, mark: str, known: Collection[str]) -> tuple[int, int]:
    names = next(csv.reader([header], delimiter=mark), [])
    return len({plain(name) for name in names} & set(known)), len(names)


def _rows(header: str, lines: Iterator[str], mark: str) -> Iterator[list[str] | None]:
    """Yield the rows; those that an unclosed quote swallowed are read again."""
    ahead, taken = deque([header]), list[str]()

    def given() -> Iterator[str]:
        while line := ahead.popleft() if ahead else next(lines, ""):
            taken.append(line)
            yield line

    while (row := _row(given(), mark, taken)) is not None:
        swallowed = _swallowed(taken, mark) or (taken[1:] if row is _ENDLESS else [])
        broken = swallowed or ("".join(taken).count('"') % 2 and _left_open(taken, mark))
        ahead.extendleft(reversed(swallowed))
        taken.clear()
        yield None if broken else row


def _row(lines: Iterator[str], mark: str, taken: list[str]) -> list[str] | None:
    """Return the next row, None at the end; of a cell of several lines that is longer than one can be, ``_ENDLESS``."""
    try:
        return next(csv.reader(lines, delimiter=mark), None)
    except csv.Error:
        if len(taken) < 2:
            raise
        return _ENDLESS


def _swallowed(lines: list[str], mark: str) -> list[str]:
    """Return the lines of one row that are rows themselves: from where a quote that opens a cell would close an earlier one."""
    if len(lines) < 2 or _is_sound(lines, mark):
        return []
    opens = re.compile(rf'(?:^|{re.escape(mark)})"(?![{re.escape(mark)}"\r\n])')
    return next((lines[at:] for at in range(1, len(lines)) if opens.search(lines[at])), [])


def _is_sound(lines: list[str], mark: str) -> bool:
    try:
        return len(list(csv.reader(lines, delimiter=mark, strict=True))) == 1
    except csv.Error:
        return False


def _left_open(lines: list[str], mark: str) -> bool:
    """Tell whether a quote is open at the end of lines: it would take in another one."""
    return len(list(csv.reader([*lines, "."], delimiter=mark))) == 1


def _encoding(path: Path) -> str:
    """Return the encoding that the file shows; without one, UTF-8 where the file is that, else what Western spreadsheets write."""
    try:
        with unpacked(path) as file:
            shown = encoding_of(file.read(4))
        with unpacked(path) as file:
            return shown or ("utf-8" if is_utf8(file) else "cp1252")
    except OSError:  # told of when the rows are read; of packed data that end too early those before that are there
        return "utf-8"
