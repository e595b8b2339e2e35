"""A table as people and spreadsheets save it: its encoding and what divides its cells are found out."""

from __future__ import annotations

import csv
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
        lines = (line.replace("\0", "\ufffd") for line in iter(lambda: file.readline(LARGEST), ""))
        first = next((line for line in lines if line.strip() and not line.lower().startswith("sep=")), "")
        yield _rows(first, lines, max(_DELIMITERS, key=lambda mark: _named(first, mark, known)))


def _named(header: str, mark: str, known: Collection[str]) -> tuple[int, int]:
    names = next(csv.reader([header], delimiter=mark), [])
    return len({plain(name) for name in names} & set(known)), len(names)


def _rows(header: str, lines: Iterator[str], mark: str) -> Iterator[list[str] | None]:
    """Yield the rows; what an unclosed quote swallowed is read again, a row a line."""
    ahead, taken, width = deque([header]), list[str](), 0

    def given() -> Iterator[str]:
        while line := ahead.popleft() if ahead else next(lines, ""):
            taken.append(line)
            yield line

    rows = csv.reader(given(), delimiter=mark)
    while (row := next(rows, None)) is not None:
        width = width or len(row)
        if "".join(taken).count('"') % 2:
            swallowed = taken[1:] if any(_is_row(line, mark, width) for line in taken[1:]) else []
            row = None if swallowed or _left_open(taken, mark) else row
            ahead.extendleft(reversed(swallowed))
            rows = csv.reader(given(), delimiter=mark)
        taken.clear()
        yield row


def _is_row(line: str, mark: str, width: int) -> bool:
    """Tell whether one line of several is a row by itself."""
    return line.count('"') % 2 == 0 and len(next(csv.reader([line], delimiter=mark), ())) == width > 1


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
