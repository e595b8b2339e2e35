"""The journal's lines (docs/journal.md): a ledger as JSON Lines, to be kept, exchanged, or written by hand. Pure."""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Mapping
from typing import Any

from pydantic import Base64Bytes, Field, ValidationError

from trucewatch.errors import RecordError
from trucewatch.records.base import Record
from trucewatch.records.entry import Entry, Moment, Recorded, canonical

from .chain import stamp
from .checkpoints import Checkpoint
from .originals import Original

VERSION = 1
"""The newest version of the format. A program reads all versions up to its own."""

_HEADER = f'{{"trucewatch_journal": {VERSION}}}'
_STANDING = ("sequence", "recorded", "previous", "hash")


class Header(Record):
    """The first line: the version of the format, and what the journal holds where that was known when it was written."""

    trucewatch_journal: int
    entries: int | None = None
    head: str | None = None


class EntryLine(Record):
    """An entry. With ``sequence``, ``recorded``, ``previous`` and ``hash`` it is put back as it stood; without, recorded anew."""

    kind: str
    key: str | None = None
    body: dict[str, Any]
    published: Moment | None = None
    valid_from: Moment | None = None
    valid_to: Moment | None = None
    sequence: int | None = Field(default=None, ge=1)
    recorded: Moment | None = None
    previous: str | None = None
    hash: str | None = None


class OriginalLine(Record):
    """The bytes of an original, in a line before the entry that says it was kept."""

    original: str
    media_type: str
    salt: Base64Bytes
    content: Base64Bytes


class CheckpointLine(Record):
    """A signed checkpoint, in a line after the last entry that it covers."""

    checkpoint: Checkpoint


Line = Entry | Recorded | Original | Checkpoint


def header_text(entries: int, head: str) -> str:
    """Return the first line of a journal."""
    return _text({"trucewatch_journal": VERSION, "entries": entries, "head": head})


def line_text(line: Line) -> str:
    """Return the line that says this."""
    match line:
        case Original():
            texts = {"salt": b64encode(line.salt).decode(), "content": b64encode(line.content).decode()}
            return _text({"original": line.name, "media_type": line.media_type} | texts)
        case Checkpoint():
            return _text({"checkpoint": line.model_dump() | {"made": stamp(line.made)}})
        case _:
            return _text(_entry_fields(line))


def parse_header(text: bytes, where: str) -> Header:
    """Return what the first line says. Raises RecordError where it is none, or of a newer version."""
    remedy = f"the first line of a journal is {_HEADER}"
    try:
        header = Header.model_validate(_object(text))
    except (ValueError, RecursionError) as error:
        raise RecordError("this is not a journal of trucewatch", where, remedy) from error
    if not 1 <= header.trucewatch_journal <= VERSION:
        what = f"the journal's format has version {header.trucewatch_journal}, this program knows up to {VERSION}"
        raise RecordError(what, where, "install the newest trucewatch")
    return header


def parse_line(text: bytes, where: str) -> Line:
    """Return what a line says. Raises RecordError, with the reason and a remedy, where it is no line of a journal."""
    try:
        return _line(_object(text))
    except ValidationError as error:
        raise RecordError(_reasons(error), where, "mend the line (docs/journal.md) and import again") from error
    except (ValueError, RecursionError) as error:
        raise RecordError(f"this is no line of a journal: {error}", where, "mend or remove the line and import again") from error


def _line(fields: dict[str, Any]) -> Line:
    if "original" in fields:
        return _original(OriginalLine.model_validate(fields))
    if "checkpoint" in fields:
        return CheckpointLine.model_validate(fields).checkpoint
    line = EntryLine.model_validate(fields)
    standing = [name for name in _STANDING if getattr(line, name) is not None]
    if standing and len(standing) < len(_STANDING):
        raise ValueError(f"an entry has all of {', '.join(_STANDING)} or none of them")
    entry = Recorded if standing else Entry
    return entry.model_validate(line.model_dump(exclude_none=True) | {"body": canonical(line.body)})


def _original(line: OriginalLine) -> Original:
    original = Original(line.salt, line.media_type, line.content)
    if original.name != line.original:
        raise ValueError("the content does not match the name of the original")
    return original


def _entry_fields(entry: Entry) -> dict[str, Any]:
    times = {name: stamp(at) for name in ("published", "valid_from", "valid_to") if (at := getattr(entry, name)) is not None}
    key = {} if entry.key is None else {"key": entry.key}
    fields = {"kind": entry.kind} | key | times | {"body": entry.value}
    if not isinstance(entry, Recorded):
        return fields
    standing = {"sequence": entry.sequence, "recorded": stamp(entry.recorded), "previous": entry.previous, "hash": entry.hash}
    return standing | fields


def _object(text: bytes) -> dict[str, Any]:
    fields = json.loads(text)
    if not isinstance(fields, dict):
        raise ValueError("it is not a JSON object")
    return fields


def _text(fields: Mapping[str, Any]) -> str:
    return json.dumps(fields, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def _reasons(error: ValidationError) -> str:
    reasons = [f"{'.'.join(map(str, part['loc'])) or 'line'}: {part['msg']}" for part in error.errors()]
    return "this is no line of a journal: " + "; ".join(reasons[:3])
