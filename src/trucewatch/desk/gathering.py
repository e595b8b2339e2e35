"""Pages on their way in, kept in a vault as they come."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from trucewatch.errors import PageError
from trucewatch.records import Page, Quarantined

if TYPE_CHECKING:
    from trucewatch.pages.vault import Vault


def gathered(location: str, vault: str | Path | None = None) -> Iterator[Page | Quarantined]:
    """Yield the pages at ``location``; with a folder for a ``vault``, each original is kept there first.

    An address is then asked only for what has changed since the vault had it. A location that cannot be got, or not to its end, is an item
    set aside like any other. Raises PageError where the vault cannot be written.
    """
    from trucewatch.pages.vault import Vault

    kept = Vault(Path(vault)) if vault else None
    for item in _each(location, kept):
        if kept and isinstance(item, Page):
            kept.keep(item)
        yield item


def _each(location: str, kept: Vault | None) -> Iterator[Page | Quarantined]:
    from trucewatch.pages import gather
    from trucewatch.pages.web import WebSource

    web = WebSource(earlier=kept.last if kept else None)
    try:
        yield from web.pages(location) if kept and web.accepts(location) else gather(location)
    except PageError as error:
        yield Quarantined(location=location, stage="pages", reason=error.what, remedy=error.remedy)
