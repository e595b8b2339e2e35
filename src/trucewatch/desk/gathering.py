"""Pages on their way in, kept in a vault as they come."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from trucewatch.errors import PageError
from trucewatch.records import Page, Quarantined

if TYPE_CHECKING:
    from trucewatch.pages.web import WebSource


def gathered(location: str, vault: str | Path | None = None, allow: Iterable[str] = ()) -> Iterator[Page | Quarantined]:
    """Yield the pages at ``location``; with a folder for a ``vault``, each original is kept there first.

    An address is then asked only for what has changed since the vault had it. A location that cannot be got, or not to its end, is an item
    set aside like any other. ``allow`` opens networks that are not public. Raises PageError where the vault cannot be written, SettingError
    for what is no network.
    """
    from trucewatch.pages.vault import Vault
    from trucewatch.pages.web import WebSource, polite

    kept = Vault(Path(vault)) if vault else None
    web = WebSource(polite(allow), earlier=kept.last if kept else None)
    for item in _each(location, web):
        if kept and isinstance(item, Page):
            kept.keep(item)
        yield item


def _each(location: str, web: WebSource) -> Iterator[Page | Quarantined]:
    from trucewatch.pages import gather

    try:
        yield from gather(location, web)
    except PageError as error:
        yield Quarantined(location=location, stage="pages", reason=error.what, remedy=error.remedy)
    except OSError as error:
        yield Quarantined(location=location, stage="pages", reason=f"cannot be read: {error.strerror or error}", remedy="check the path")
