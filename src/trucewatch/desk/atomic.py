"""A file that is replaced whole or not at all, whatever happens meanwhile."""

from __future__ import annotations

import os
from errno import EISDIR
from pathlib import Path


def replace(file: Path, content: bytes) -> None:
    """Write ``content`` in the place of what ``file`` held; after a crash it holds the one or the other.

    Raises OSError where it cannot be written.
    """
    if file.is_dir():
        raise IsADirectoryError(EISDIR, os.strerror(EISDIR), str(file))
    part = file.with_name(f".{file.name}.{os.getpid()}.part")
    with part.open("wb") as out:
        out.write(content)
        out.flush()
        os.fsync(out.fileno())
    part.replace(file)
    _settle(file.parent)


def _settle(folder: Path) -> None:
    """Make the new name itself last; where folders cannot be opened (Windows) the system does so by itself."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    opened = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
