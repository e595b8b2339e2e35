"""Checkpoints in files: made here, kept elsewhere, and held against the ledger later."""

from __future__ import annotations

from pathlib import Path

from pydantic import ValidationError

from trucewatch.errors import RecordError, SettingError
from trucewatch.ledger import Checkpoint, Verification
from trucewatch.textfiles import lines

from .book import Ledger


def line(checkpoint: Checkpoint) -> str:
    """Return a checkpoint as one line of JSON."""
    return checkpoint.model_dump_json()


def read(file: Path) -> list[Checkpoint]:
    """Return the checkpoints of a file, one a line. Raises RecordError, which names the line, for what is none."""
    try:
        found = [_parsed(text, f"{file}:{number}") for number, text in lines(file)]
    except OSError as error:
        raise RecordError(f"the checkpoints cannot be read: {error.strerror}", str(file), "check the path") from error
    if not found:
        raise RecordError("there is no checkpoint in it", str(file), "make one with: trucewatch checkpoint make -o FILE")
    return found


def check(book: Ledger, known: list[Checkpoint], key: str | None = None) -> Verification:
    """Prove the ledger, and that it holds what the known checkpoints cover.

    Raises SettingError where ``key``, the public key that is trusted, signed none of them or not all.
    """
    strange = sorted({one.key for one in known if key and one.key != key.strip().lower()})
    if strange:
        raise SettingError(f"signed by another key: {', '.join(strange)}", remedy="get the checkpoint from whom you trust again")
    return book.log.verify(known)


def _parsed(text: bytes, where: str) -> Checkpoint:
    try:
        return Checkpoint.model_validate_json(text)
    except ValidationError as error:
        raise RecordError("this line is no checkpoint", where, "give the line as `trucewatch checkpoint make` printed it") from error
