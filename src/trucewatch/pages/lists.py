"""Lists of articles, as GDELT and others give them: JSON from its DOC API, tables of its knowledge graph, addresses one a line.

What a list says of an article (title, when it was seen, domain, language) goes with the page got from its address.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from ..errors import PageError
from ..records import Page, Quarantined
from ..textfiles import decoded, parsed
from .articles import address_of
from .feed import is_feed, members
from .file import FileSource
from .jsonl import facts_of, has_text, page_of
from .original import LARGEST, original
from .sitemap import is_sitemap, places
from .web import WebSource
from .xml import unpacked

_GKG = (".gkg.csv", ".gkg.tsv")
_XML = (".xml", ".xml.gz")
# Columns of a record of GDELT's Global Knowledge Graph 2.1, which has 27 and no header.
_DATE, _COLLECTION, _SOURCE, _DOCUMENT, _COLUMNS = 1, 2, 3, 4, 27
_WEB = "1"


@dataclass(frozen=True)
class ListSource:
    """A file of a list: ``.json`` (article list, feed, array of articles), ``.xml`` (a feed, a sitemap), ``.gkg.csv``, ``.urls``."""

    web: WebSource = field(default_factory=WebSource)

    def accepts(self, location: str) -> bool:
        """Accept the suffixes .json, .urls, .gkg.csv, .xml and .xml.gz."""
        return "://" not in location and location.lower().endswith((".json", ".urls", *_GKG, *_XML))

    def through(self, web: WebSource) -> ListSource:
        """Return a source of the same kind that asks addresses through ``web``."""
        return replace(self, web=web)

    def pages(self, location: str) -> Iterator[Page | Quarantined]:
        """Yield a page for each entry, got from its address where the list has no text of it; each address once.

        Raises PageError where the file cannot be read or is no list.
        """
        content = _content(Path(location))
        lower = location.lower()
        if lower.endswith(_GKG):
            yield from self._got(_of_graph(decoded(content), location), location)
        elif lower.endswith(".urls"):
            yield from self._got(_of_lines(decoded(content), location), location)
        elif is_feed(content):
            yield from self._of_feed(content, location)
        elif lower.endswith(_XML):
            yield from self._of_sitemap(content, location)
        else:
            yield from self._got(((place, record) for place, record in _records(content, location)), location)

    def _of_feed(self, content: bytes, location: str) -> Iterator[Page | Quarantined]:
        found = original(location, content, "text/xml")
        yield from members(found) if isinstance(found, Page) else (found,)

    def _of_sitemap(self, content: bytes, location: str) -> Iterator[Page | Quarantined]:
        """Yield the pages that a sitemap names; XML that is none may still be a page."""
        if not is_sitemap(content):
            yield from FileSource().pages(location)
            return
        page = original(location, unpacked(content, location), "text/xml")
        named = places(page) if isinstance(page, Page) else ()
        found = ((f"{location}#{number}", {**dict(place.facts), "url": place.location}) for number, place in enumerate(named, 1))
        yield from self._got(found, location)

    def _got(self, records: Iterable[tuple[str, Mapping[str, Any] | Quarantined]], location: str) -> Iterator[Page | Quarantined]:
        seen, found = set[str](), False
        for place, record in records:
            found = True
            if isinstance(record, Quarantined):
                yield record
            elif has_text(record):
                yield page_of(record, place)
            elif (address := address_of(record)) not in seen:
                seen.add(address)
                yield from self._asked(address, record, place)
        if not found:
            raise PageError("the list has no entries", location, "see docs/sources.md for the forms of lists")

    def _asked(self, address: str, record: Mapping[str, Any], place: str) -> Iterator[Page | Quarantined]:
        if not self.web.accepts(address):
            yield Quarantined(location=place, stage="pages", reason="the entry has neither a text nor an address", remedy="give its url")
            return
        try:
            yield from self.web.known(address, (*facts_of(record), ("record", place)))
        except PageError as error:
            yield Quarantined(location=address, stage="pages", reason=error.what, remedy=error.remedy)


def _content(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except OSError as error:
        raise PageError(f"the list cannot be read: {error.strerror}", str(path), "check the spelling and the current folder") from None
    if len(content) > LARGEST:
        raise PageError(f"the list is too large: more than {LARGEST:,} bytes", str(path), "split it")
    return content


def _records(content: bytes, location: str) -> Iterator[tuple[str, Mapping[str, Any] | Quarantined]]:
    try:
        data: Any = parsed(decoded(content).encode())
    except ValueError as error:
        raise PageError(f"not readable as JSON: {error}", location, "one record a line goes into a .jsonl file") from None
    listed = data.get("articles") if isinstance(data, dict) else data
    if not isinstance(listed, list):
        raise PageError("neither an article list, a feed nor an array of articles", location, "see docs/sources.md for the forms of lists")
    for number, record in enumerate(listed, 1):
        place = f"{location}#{number}"
        yield place, record if isinstance(record, dict) else _refused(place, "not a JSON object", "each entry: an object with url or text")


def _of_graph(text: str, location: str) -> Iterator[tuple[str, Mapping[str, Any] | Quarantined]]:
    for number, line in enumerate(text.splitlines(), 1):
        cells, place = line.split("\t"), f"{location}#{number}"
        if len(cells) != _COLUMNS:
            yield place, _refused(place, f"{len(cells)} columns instead of {_COLUMNS}", "give GDELT's knowledge graph 2.1 as published")
        elif cells[_COLLECTION] == _WEB:
            yield place, {"url": cells[_DOCUMENT], "published": _moment(cells[_DATE]), "domain": cells[_SOURCE]}


def _of_lines(text: str, location: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip() and not line.lstrip().startswith("#"):
            yield f"{location}#{number}", {"url": line.strip()}


def _moment(digits: str) -> str | None:
    """Return the time that 14 digits give, as ISO 8601; None where they give none."""
    try:
        return datetime.strptime(digits, "%Y%m%d%H%M%S").replace(tzinfo=UTC).isoformat()
    except ValueError:
        return None


def _refused(place: str, reason: str, remedy: str) -> Quarantined:
    return Quarantined(location=place, stage="pages", reason=reason, remedy=remedy)


source = ListSource()
