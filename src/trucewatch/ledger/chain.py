"""The hash chain: how one entry is bound to all before it. Pure.

The hash of an entry is SHA-256 over these texts, joined by U+001F: the name of the scheme, the previous hash, sequence, recorded,
published, valid_from, valid_to, kind, key, body. A field that may be missing is written as "" where it is, and with "=" before
it where it is not. No field can hold U+001F (JSON escapes it, kinds and keys refuse it), so no two entries share an encoding.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from hashlib import sha256

from trucewatch.records.entry import Entry, Recorded

SCHEME = "trucewatch-1"
SEPARATOR = "\x1f"
GENESIS = "0" * 64
"""What stands as the previous hash in the first entry."""

Row = tuple[int, str, str | None, str | None, str | None, str, str | None, str, str, str]
"""sequence, recorded, published, valid_from, valid_to, kind, subject, body, previous, hash: as stored."""


def stamp(moment: datetime) -> str:
    """Return a time as stored: UTC, microseconds, always 27 characters, so that texts sort as times do."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")[:26] + "Z"


def moment(stamped: str) -> datetime:
    """Return the time that :func:`stamp` wrote."""
    return datetime.fromisoformat(stamped)


def link(row: tuple[int, str, str | None, str | None, str | None, str, str | None, str], previous: str) -> str:
    """Return the hexadecimal hash of a row that follows the one whose hash is ``previous``."""
    sequence, recorded, published, valid_from, valid_to, kind, subject, body = row
    fields = (
        SCHEME, previous, str(sequence), recorded, _maybe(published), _maybe(valid_from), _maybe(valid_to), kind,
        _maybe(subject), body,
    )  # fmt: skip
    return sha256(SEPARATOR.join(fields).encode()).hexdigest()


def chained(entries: Iterable[Entry], sequence: int, previous: str, recorded: datetime) -> Iterator[Row]:
    """Yield the rows of new entries after entry ``sequence`` with hash ``previous``, all recorded at one time."""
    now = stamp(recorded)
    for sequence, entry in enumerate(entries, sequence + 1):  # noqa: B020 - counts on from where it was
        row = (sequence, now, *_given(entry))
        hashed = link(row, previous)
        yield (*row, previous, hashed)
        previous = hashed


def as_row(entry: Recorded) -> Row:
    """Return the row that a recorded entry stands in."""
    return (entry.sequence, stamp(entry.recorded), *_given(entry), entry.previous, entry.hash)


def _given(entry: Entry) -> tuple[str | None, str | None, str | None, str, str | None, str]:
    """Return what an entry was handed in with: published, valid_from, valid_to, kind, subject, body, as stored."""
    times = (_stamped(entry.published), _stamped(entry.valid_from), _stamped(entry.valid_to))
    return (*times, entry.kind, entry.key, entry.body)


def _maybe(field: str | None) -> str:
    return "" if field is None else "=" + field


def _stamped(moment: datetime | None) -> str | None:
    return None if moment is None else stamp(moment)
