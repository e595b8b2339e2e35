"""Files and folders of pages."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from ..errors import NoPagesError, PageError
from ..records import Page, Quarantined
from .leftout import left_out
from .original import LARGEST, MEDIA_TYPES, original, too_large


class FileSource:
    """A page in a file, or all pages in a folder: recursive, in the order of their paths, no hidden ones; what is none is told after."""

    def accepts(self, location: str) -> bool:
        """Accept every location that is not an address."""
        return "://" not in location

    def pages(self, location: str) -> Iterator[Page | Quarantined]:
        """Yield the page, or the pages of the folder; what is no page comes as a quarantined item.

        Raises PageError where there is no such file or the folder cannot be read, NoPagesError where the folder holds no page.
        """
        path = Path(location)
        if path.is_dir():
            yield from _folder(path)
        elif path.exists():
            yield _page(path)
        else:
            raise PageError("no such file or folder", location, "check the spelling and the current folder")


def _folder(folder: Path) -> Iterator[Page | Quarantined]:
    if not os.access(folder, os.R_OK | os.X_OK):
        raise PageError("the folder cannot be read", str(folder), "check its permissions")
    files = sorted(path for path in folder.rglob("*") if _counts(path, folder))
    pages = [path for path in files if path.suffix.lower() in MEDIA_TYPES]
    yield from map(_page, pages)
    yield from left_out(folder, [path for path in files if path.suffix.lower() not in MEDIA_TYPES])
    if not pages:
        raise NoPagesError("the folder holds no page", str(folder), f"pages end in {', '.join(MEDIA_TYPES)}")


def _counts(path: Path, folder: Path) -> bool:
    """Tell whether a file was put there by somebody who may want it read: no hidden one, and no ledger with what lies beside it."""
    hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
    return not hidden and not any(part.startswith(".ledger") for part in path.suffixes) and path.is_file()


def _page(path: Path) -> Page | Quarantined:
    try:
        size = path.stat().st_size
        return too_large(str(path), size) if size > LARGEST else original(str(path), path.read_bytes())
    except OSError as error:
        reason = f"the file cannot be read: {error.strerror}"
        return Quarantined(location=str(path), stage="pages", reason=reason, remedy="check its permissions")


source = FileSource()
