"""Pages on their way in, kept in a vault as they come."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from trucewatch.records import Page, Quarantined


def gathered(location: str, vault: str | Path | None = None) -> Iterator[Page | Quarantined]:
    """Yield the pages at ``location``; with a folder for a ``vault``, each original is kept there first.

    An address is then asked only for what has changed since the vault had it. Raises PageError where the location cannot be got or the
    vault not written.
    """
    from trucewatch.pages import gather
    from trucewatch.pages.vault import Vault
    from trucewatch.pages.web import WebSource

    if vault is None:
        yield from gather(location)
        return
    kept = Vault(Path(vault))
    web = WebSource(earlier=kept.last)
    for item in web.pages(location) if web.accepts(location) else gather(location):
        if isinstance(item, Page):
            kept.keep(item)
        yield item
