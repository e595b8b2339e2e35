"""What a source of pages is, and how the one for a location is found."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol, runtime_checkable

from .. import plugins
from ..errors import PageError
from ..records import Page, Quarantined

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


def gather(location: str) -> Iterator[Page | Quarantined]:
    """Yield the pages at ``location`` (a path or an address) through the source that accepts it.

    Raises PageError where no source accepts it, or where it cannot be got at all.
    """
    yield from source_for(location).pages(location)


def source_for(location: str) -> Source:
    """Return the first source that accepts ``location``; the general one for files is asked last."""
    for name in sorted(plugins.names(GROUP), key=lambda name: (name == GENERAL, name)):
        source: Source = plugins.load(GROUP, name)
        if source.accepts(location):
            return source
    raise PageError("no source knows this kind of location", location, "give a file, a folder or an http(s) address")
