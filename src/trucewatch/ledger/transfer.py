"""A ledger to a journal, and a journal to a ledger."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from itertools import groupby, islice
from pathlib import Path

from sqlalchemy import Connection

from trucewatch.atomic import writing
from trucewatch.errors import LedgerError, RecordError
from trucewatch.records.base import Record
from trucewatch.records.entry import Entry, Recorded
from trucewatch.textfiles import lines

from . import checkpoints, originals, rows
from .chain import GENESIS, Row, as_row, link
from .checkpoints import Checkpoint
from .journal import Line, header_text, line_text, parse_header, parse_line
from .ledger import Ledger
from .originals import Original

_LINES = 1000
_BYTES = 32_000_000

Numbered = tuple[str, Line]
"""A line with where it stands."""


class Imported(Record):
    """What an import did: how many entries it added, and how many stood in the ledger already."""

    added: int
    known: int


def journal_lines(ledger: Ledger) -> Iterator[str]:
    """Yield the lines of the ledger's journal, the header first, without line ends."""
    signed = {checkpoint.size: checkpoint for checkpoint in ledger.checkpoints()}
    size, hashed = ledger.tip()
    yield header_text(size, hashed)
    if 0 in signed:
        yield line_text(signed[0])
    for entry in islice(ledger.entries(), size):
        if entry.kind == originals.KEPT and (original := ledger.original(str(entry.key))):
            yield line_text(original)
        yield line_text(entry)
        if entry.sequence in signed:
            yield line_text(signed[entry.sequence])


def export_journal(ledger: Ledger, file: str | Path) -> int:
    """Write the ledger's journal to a file, whole or not at all, and return how many lines it has (raises LedgerError)."""
    path = Path(file)
    try:
        with writing(path) as out:
            count = sum(1 for line in journal_lines(ledger) if out.write(f"{line}\n".encode()))
    except OSError as error:
        raise LedgerError(f"the journal cannot be written: {error.strerror}", str(path), "check the folder and its free space") from error
    return count


def import_journal(file: str | Path, ledger: Ledger) -> Imported:
    """Read a journal into a ledger, a thousand lines at a time (fewer where they are long), each batch whole or not at all.

    What stands in the ledger already is passed over, so that an import that was broken off can be started again. Raises
    RecordError, which names the line, for one that is no line of a journal or does not go on what the ledger holds.
    """
    path = Path(file)
    try:
        # Windows programs save text as UTF-16: the same lines.
        return _import(lines(path), ledger, str(path))
    except OSError as error:
        raise RecordError(f"the journal cannot be read: {error.strerror}", str(path), "check the path") from error


def import_lines(texts: Iterable[bytes], ledger: Ledger, where: str) -> Imported:
    """Read the lines of a journal into a ledger; ``where`` names them in errors. As :func:`import_journal`."""
    return _import(enumerate(texts, 1), ledger, where)


def _import(numbered: Iterator[tuple[int, bytes]], ledger: Ledger, where: str) -> Imported:
    number, first = next(numbered, (1, b""))
    header = parse_header(first, f"{where}:{number}")
    waiting: dict[str, Original] = {}
    added = known = standing = 0
    for batch in _batches(numbered):
        parsed = [(f"{where}:{number}", parse_line(text, f"{where}:{number}")) for number, text in batch if text.strip()]
        with ledger.writing() as connection:
            new = _write(ledger, connection, parsed, waiting)
        entries = [line for _, line in parsed if isinstance(line, Entry)]
        added, known = added + new, known + len(entries) - new
        standing += sum(isinstance(line, Recorded) for line in entries)
    if standing < (header.entries or 0):
        what = f"the journal breaks off: {standing} of {header.entries} entries are there"
        raise RecordError(what, where, "get the whole journal and import it again: it goes on where this one ended")
    return Imported(added=added, known=known)


def _batches(numbered: Iterable[tuple[int, bytes]]) -> Iterator[list[tuple[int, bytes]]]:
    """Yield the lines by the thousand, or fewer where they are long."""
    batch: list[tuple[int, bytes]] = []
    size = 0
    for number, text in numbered:
        batch.append((number, text))
        size += len(text)
        if len(batch) == _LINES or size > _BYTES:
            yield batch
            batch, size = [], 0
    yield batch


def _write(ledger: Ledger, connection: Connection, lines: Sequence[Numbered], waiting: dict[str, Original]) -> int:
    """Write a batch; return how many entries are new."""
    before, _ = rows.head(connection)
    for by_hand, group in groupby(lines, key=lambda line: type(line[1]) is Entry):
        if by_hand:
            ledger.append([_named(entry, where) for where, entry in group if isinstance(entry, Entry)])
        else:
            _restore(connection, list(group), waiting)
    return rows.head(connection)[0] - before


def _named(entry: Entry, where: str) -> Entry:
    """Return an entry written by hand with a key, so that importing it twice adds it once."""
    if entry.kind in originals.OWN_KINDS:
        raise RecordError(f"entries of the kind {entry.kind!r} are the ledger's own", where, "use another kind")
    key = entry.key or "line:" + sha256(line_text(entry).encode()).hexdigest()
    return entry.model_copy(update={"key": key})


def _restore(connection: Connection, lines: Sequence[Numbered], waiting: dict[str, Original]) -> None:
    """Put entries, originals and checkpoints back as they stood."""
    waiting.update({line.name: line for _, line in lines if isinstance(line, Original)})
    entries = [(where, line) for where, line in lines if isinstance(line, Recorded)]
    rows.write(connection, list(_missing(connection, entries)))
    for _, entry in entries:
        if entry.kind == originals.KEPT and (original := waiting.pop(str(entry.key), None)):
            originals.put_back(connection, original)
        elif entry.kind == originals.TAKEN_DOWN:
            originals.remove(connection, str(entry.key))
    for where, line in lines:
        if isinstance(line, Checkpoint):
            _restore_checkpoint(connection, line, where)


def _missing(connection: Connection, entries: Sequence[tuple[str, Recorded]]) -> Iterator[Row]:
    """Yield the rows of the entries that the ledger does not hold; each must go on the one before it."""
    standing = rows.hashes(connection, [entry.sequence for _, entry in entries])
    last = rows.last(connection)
    for where, entry in entries:
        if entry.sequence in standing:
            _check_same(entry, standing[entry.sequence], where)
        else:
            yield _following(entry, last, where)
            last = entry


def _check_same(entry: Recorded, standing: str, where: str) -> None:
    if entry.hash != standing:
        what = f"the ledger has another entry {entry.sequence} than the journal"
        raise RecordError(what, where, "import the journal into a new ledger")


def _following(entry: Recorded, last: Recorded | None, where: str) -> Row:
    sequence, previous = (last.sequence, last.hash) if last else (0, GENESIS)
    if entry.sequence != sequence + 1 or entry.previous != previous:
        what = f"entry {entry.sequence} does not follow entry {sequence}, the newest in the ledger"
        raise RecordError(what, where, "import the whole journal, into a new ledger")
    row = as_row(entry)
    if link(row[:8], previous) != entry.hash or (last and entry.recorded < last.recorded):
        raise RecordError(f"entry {entry.sequence} is not what its hash says", where, "get an unchanged copy of the journal")
    return row


def _restore_checkpoint(connection: Connection, checkpoint: Checkpoint, where: str) -> None:
    found = checkpoints.find(connection, checkpoint.size)
    if checkpoint.size > rows.head(connection)[0] or not checkpoint.signed:
        raise RecordError("the checkpoint is not signed, or covers more than there is", where, "remove the line")
    if found is None:
        checkpoints.store(connection, checkpoint)
