"""What a source of pages is, and how the one for a location is found."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from .. import plugins
from ..errors import PageError
from ..records import Page, Quarantined

if TYPE_CHECKING:
    from .web import WebSource

GROUP = "trucewatch.sources"
GENERAL = "file"


@runtime_checkable
class Source(Protocol):
    """One way in which pages come: it says which locations it knows, and yields what is there."""

    def accepts(self, location: str) -> bool:
        """Tell, without opening anything heavy, whether this source knows what to do with ``location``."""
        ...

    def pages(self, location: str) -> Iterator[Page | Quarantined]:
        """Yield the pages at ``location``; what cannot be a page comes as a quarantined item with its reason.

        Raises PageError where the location as a whole cannot be got.
        """
        ...


@runtime_checkable
class Asking(Source, Protocol):
    """A source that gets pages from addresses, or some of them (a list's)."""

    def through(self, web: WebSource) -> Source:
        """Return a source of the same kind that asks addresses as ``web`` does."""
        ...


def gather(location: str, web: WebSource | None = None) -> Iterator[Page | Quarantined]:
    """Yield the pages at ``location`` (a path or an address) through the source that accepts it.

    ``web`` says how addresses are asked, those in lists too: with which manners, and with what is known of them from before. Raises
    PageError where no source accepts the location, or where it cannot be got at all.
    """
    source = source_for(location)
    yield from (source.through(web) if web and isinstance(source, Asking) else source).pages(location)


def source_for(location: str) -> Source:
    """Return the first source that accepts ``location``; the general one for files is asked last."""
    for name in sorted(plugins.names(GROUP), key=lambda name: (name == GENERAL, name)):
        source: Source = plugins.load(GROUP, name)
        if source.accepts(location):
            return source
    raise PageError("no source knows this kind of location", location, "give a file, a folder or an http(s) address")
