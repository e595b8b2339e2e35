"""Files that verbs write."""

from __future__ import annotations

from pathlib import Path

from trucewatch.errors import ExportError


def write(output: Path, text: str) -> None:
    """Write a text to a file, whole or not at all. Raises ExportError where it cannot be written."""
    from trucewatch.atomic import replace

    try:
        replace(output, text.encode())
    except OSError as error:
        raise ExportError(f"cannot write: {error.strerror}", str(output), "free space or choose another place") from None
