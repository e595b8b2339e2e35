"""A file that is replaced whole or not at all, whatever happens meanwhile; what is no file (a pipe, a device) is written into."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from errno import EISDIR
from pathlib import Path
from typing import BinaryIO


def replace(file: Path, content: bytes) -> None:
    """Write ``content`` in the place of what ``file`` held; after a crash it holds the one or the other.

    Raises OSError where it cannot be written.
    """
    with writing(file) as out:
        out.write(content)


@contextmanager
def writing(file: Path) -> Iterator[BinaryIO]:
    """Open what takes the place of ``file`` when all of it is written; where that fails, ``file`` stays as it was.

    A symbolic link stays, and what it points to is replaced. A pipe or a device is no file: it gets the bytes as they come.
    Raises OSError where it cannot be written.
    """
    if file.is_dir():
        raise IsADirectoryError(EISDIR, os.strerror(EISDIR), str(file))
    through = file.exists() and not file.is_file()
    with file.open("wb") if through else _replacing(Path(os.path.realpath(file))) as out:
        yield out


@contextmanager
def _replacing(file: Path) -> Iterator[BinaryIO]:
    part = file.with_name(f".{file.name}.{os.getpid()}.part")
    try:
        with part.open("wb") as out:
            yield out
            out.flush()
            os.fsync(out.fileno())
        part.replace(file)
    except BaseException:
        with suppress(OSError):
            part.unlink()
        raise
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
