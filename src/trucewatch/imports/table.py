"""A table as people save it: in whatever encoding and with whatever delimiter, its header checked before anything is read."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from hashlib import sha256
from itertools import islice
from pathlib import Path

from trucewatch.errors import RecordError
from trucewatch.records import Quarantined
from trucewatch.textfiles import encoding_of, is_utf8

from .row import SLASHED, Row

# cp1252 is what is meant by latin-1; where it has no letter for a byte, latin-1 has one for each.
_ENCODINGS = ("cp1252", "latin-1")
_DELIMITERS = ",;\t|"
_LONGEST_CELL = 1_000_000
# Lines that may stand before the header: empty ones, and "sep=;".
_MOST_BEFORE = 20
_SAMPLE = 50
_BETWEEN = re.compile(r"[\s.-]+")
_CHUNK = 1 << 20
_UNREADABLE = "\0"
# All that steer something; a line break in a note is one of its words.
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_PACKED = {b"PK\x03\x04": "an Excel file or a ZIP archive", b"\x1f\x8b": "a gzip archive", b"\xd0\xcf\x11\xe0": "an old Excel file"}


@dataclass(frozen=True)
class Table:
    """A table on disk. ``rows`` reads it anew each time, so that it need not fit into memory."""

    path: Path
    encoding: str
    delimiter: str
    names: tuple[str, ...]
    sha256: str
    skipped: int = 0
    day_first: bool | None = None

    def rows(self) -> Iterator[Row | Quarantined]:
        """Yield the rows; one with more or fewer cells than the header comes quarantined. Empty rows are passed over."""
        yield from (_row(self, number, cells) for number, cells in self.records() if any(map(str.strip, cells)))

    def records(self) -> Iterator[tuple[int, list[str]]]:
        """Yield the number and the cells of each record below the header."""
        csv.field_size_limit(_LONGEST_CELL)
        with self.path.open(encoding=self.encoding, errors="replace", newline="") as file:
            records = csv.reader(file, delimiter=self.delimiter)
            for _ in range(self.skipped + 1):
                next(records, None)
            yield from self._numbered(records)

    def _numbered(self, records: Iterator[list[str]]) -> Iterator[tuple[int, list[str]]]:
        number = 1
        while True:
            number += 1
            try:
                yield number, next(records)
            except StopIteration:
                return
            except csv.Error as error:
                yield number, [_UNREADABLE, str(error)]


def open_table(path: Path, needs: Sequence[str], others: Callable[[Sequence[str]], str | None] = lambda names: None) -> Table:
    """Return the table at ``path``, its encoding and delimiter found out.

    ``others`` says which other data set a header belongs to, if any. Raises RecordError where it cannot be read, is no table, or lacks a
    column of ``needs``.
    """
    encoding, digest = _looked_through(path)
    skipped, header = _header(path, encoding)
    if not header:
        raise RecordError("the file is empty", str(path), "save the table again, with its header row")
    delimiter = max(_DELIMITERS, key=lambda mark: len(set(_names(header, mark)) & set(needs)) * 1000 + header.count(mark))
    names = _names(header, delimiter)
    _check(names, needs, path, others(names))
    table = Table(path, encoding, delimiter, names, digest, skipped)
    return replace(table, day_first=_day_first(table))


def _day_first(table: Table) -> bool | None:
    """Return how the table writes days with slashes: as all those do that can be read one way only; None where they differ."""
    if not any(SLASHED.fullmatch(cell.strip()) for _, cells in islice(table.records(), _SAMPLE) for cell in cells):
        return None
    found = (match for _, cells in table.records() for cell in cells if (match := SLASHED.fullmatch(cell.strip())))
    shown = {int(match[1]) > 12 for match in found if (int(match[1]) > 12) != (int(match[2]) > 12)}
    return shown.pop() if len(shown) == 1 else None


def _looked_through(path: Path) -> tuple[str, str]:
    """Return the encoding and the SHA-256 of a file, in one pass for each encoding tried."""
    try:
        with path.open("rb") as file:
            head = file.read(8)
            digest = sha256(head)
            while chunk := file.read(_CHUNK):
                digest.update(chunk)
    except OSError as error:
        raise RecordError(f"the file cannot be read: {error.strerror}", str(path), "check the path") from None
    if packed := next((name for mark, name in _PACKED.items() if head.startswith(mark)), None):
        raise RecordError(f"this is {packed}, no table of text", str(path), "unpack it, or save it as CSV in UTF-8")
    return encoding_of(head) or _unmarked(path), digest.hexdigest()


def _unmarked(path: Path) -> str:
    with path.open("rb") as file:
        return "utf-8" if is_utf8(file) else next(name for name in _ENCODINGS if _fits(path, name))


def _fits(path: Path, encoding: str) -> bool:
    try:
        with path.open(encoding=encoding, newline="") as file:
            while file.read(_CHUNK):
                pass
    except UnicodeDecodeError:
        return False
    return True


def _header(path: Path, encoding: str) -> tuple[int, str]:
    """Return how many lines stand before the header, and the header; "" where there is none."""
    with path.open(encoding=encoding, errors="replace") as file:
        for number in range(_MOST_BEFORE):
            line = file.readline(_LONGEST_CELL).strip("\r\n")
            if line.strip(f" {_DELIMITERS}") and not line.lower().startswith("sep="):
                return number, line
    return 0, ""


def _names(line: str, delimiter: str) -> tuple[str, ...]:
    """Return the names of columns in lower case; "Side A" and "side.a", as other programs write it, are side_a."""
    return tuple(_BETWEEN.sub("_", name.strip().lower()) for name in next(csv.reader([line], delimiter=delimiter), ()))


def _check(names: Sequence[str], needs: Sequence[str], path: Path, other: str | None) -> None:
    missing = [name for name in needs if name not in names]
    twice = sorted({name for name in names if name and names.count(name) > 1})
    if missing and other:
        raise RecordError(f"the header is that of {other}", str(path), f"use: trucewatch import {other} {path}")
    if missing:
        raise RecordError(f"columns are missing from the header: {', '.join(missing)}", str(path), _hint(missing, names))
    if twice:
        raise RecordError(f"two columns are called {twice[0]!r}", str(path), "rename or remove one of them")


def _hint(missing: Sequence[str], names: Sequence[str]) -> str:
    near = [(name, found[0]) for name in missing if (found := get_close_matches(name, names, 1, 0.75))]
    if near:
        return "; ".join(f"rename {found!r} to {name!r}" for name, found in near)
    return f"give the file as it was published, with its header in the first row; this one has: {', '.join(names[:8])}"


def _row(table: Table, number: int, cells: list[str]) -> Row | Quarantined:
    if cells[0] == _UNREADABLE or len(cells) != len(table.names):
        what = cells[1] if cells[0] == _UNREADABLE else f"{len(cells)} cells under {len(table.names)} columns"
        remedy = "quote cells that hold the delimiter; look for a quote that is never closed"
        return Quarantined(location=f"{table.path}#{number}", stage="imports", reason=f"row {number}: {what}", remedy=remedy)
    filled = {name: cell for name, raw in zip(table.names, cells, strict=True) if name and (cell := _CONTROLS.sub(" ", raw).strip())}
    if broken := next((name for name, cell in filled.items() if "\ufffd" in cell), None):
        reason = f"row {number}: column {broken!r}: characters that are not valid in {table.encoding}"
        return Quarantined(location=f"{table.path}#{number}", stage="imports", reason=reason, remedy="save the table again as UTF-8")
    return Row(number, filled, table.day_first)
