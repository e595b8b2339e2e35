"""The vault: every original untouched under its SHA-256, and a log of when, from where and how each came.

As the Berkeley Protocol on Digital Open Source Investigations asks: the copy as received, its hash, who got it, when and how.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from ..errors import PageError
from ..records import Page

_LOG = "log.jsonl"


@dataclass(frozen=True, slots=True)
class Vault:
    """A folder of originals. Files are written once and never changed; the log only grows."""

    folder: Path

    def keep(self, page: Page) -> Path:
        """Keep ``page`` and return the file of its original; keeping the same bytes again adds a line to the log alone.

        Raises PageError where the folder cannot be written.
        """
        place = self.place(page.sha256)
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
            if not place.exists():
                _write(place, page.content)
            with (self.folder / _LOG).open("a", encoding="utf-8") as log:
                log.write(page.model_dump_json(exclude={"content"}).removesuffix("}") + f',"sha256":"{page.sha256}"}}\n')
        except OSError as error:
            reason = f"the vault cannot be written: {error.strerror}"
            raise PageError(reason, str(self.folder), "check its permissions and the free space") from None
        return place

    def place(self, digest: str) -> Path:
        """Return where the original with the SHA-256 ``digest`` lies, or would lie."""
        return self.folder / digest[:2] / digest

    def content(self, digest: str) -> bytes:
        """Return the original with the SHA-256 ``digest``.

        Raises PageError where it is not kept, or where its bytes no longer have that hash.
        """
        try:
            content = self.place(digest).read_bytes()
        except OSError:
            raise PageError("no such original in the vault", digest, "see log.jsonl for what is kept") from None
        if sha256(content).hexdigest() != digest:
            raise PageError("the original in the vault was changed after it was kept", digest, "restore it from a copy")
        return content

    def pages(self) -> Iterator[Page]:
        """Yield every page kept, as it came, in the order of the log.

        Raises PageError where the log or an original is damaged.
        """
        return map(self._page, self._log())

    def last(self, location: str) -> Page | None:
        """Return the page last kept from ``location``: its headers hold the ETag and the date to ask with again."""
        # Most lines are of other places: they are told apart unparsed.
        named = json.dumps(location, ensure_ascii=False)
        kept = [line for line in self._log(named) if line["location"] == location]
        return self._page(kept[-1]) if kept else None

    def _log(self, holding: str = "") -> Iterator[dict[str, Any]]:
        log = self.folder / _LOG
        with suppress(FileNotFoundError), log.open(encoding="utf-8") as lines:
            for number, line in enumerate(lines, 1):
                if holding in line:
                    yield _parsed(line, f"{log}#{number}")

    def _page(self, kept: dict[str, Any]) -> Page:
        return Page(content=self.content(kept["sha256"]), **{name: value for name, value in kept.items() if name != "sha256"})


def _parsed(line: str, where: str) -> dict[str, Any]:
    try:
        return dict(json.loads(line))
    except ValueError:
        raise PageError("a line of the vault's log is damaged", where, "restore it from a copy") from None


def _write(place: Path, content: bytes) -> None:
    """Write a file whole or not at all."""
    part = place.with_name(f"{place.name}.{os.getpid()}.part")
    with part.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    part.rename(place)
    place.chmod(0o444)
