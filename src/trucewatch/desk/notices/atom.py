"""An Atom feed in a file: one entry a change, the newest first. The file is replaced whole or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from urllib.parse import quote
from uuid import NAMESPACE_URL, uuid5
from xml.etree.ElementTree import Element, ParseError, fromstring

from trucewatch.atomic import replace
from trucewatch.desk import atom

from .notice import Notice, NoticeError, one_line
from .settings import ToAtom


class AtomFile:
    """Keeps the newest ``keep`` entries; an entry that is there already (a notice sent again) is not put in twice."""

    def __init__(self, to: ToAtom) -> None:
        self._to, self._file = to, Path(to.file)

    def tell(self, notice: Notice) -> None:
        """Put the changes of a notice at the head of the feed.

        Raises NoticeError where the file cannot be written, or holds something else.
        """
        try:
            old = self._entries()
            new = [entry for entry in _entries(notice, self._to.link) if _text(entry, "id") not in {_text(one, "id") for one in old}]
            replace(self._file, self._feed([*new, *old][: self._to.keep], notice.at))
        except OSError as error:
            raise NoticeError(f"the feed cannot be written: {error.strerror}", str(self._file), "check the folder and the space") from None
        except ParseError:
            raise NoticeError("the file holds something else than a feed", str(self._file), "remove it or name another file") from None

    def _entries(self) -> list[Element]:
        return fromstring(self._file.read_bytes()).findall(atom.named("entry")) if self._file.exists() else []

    def _feed(self, entries: list[Element], at: datetime) -> bytes:
        feed = atom.feed(f"urn:uuid:{uuid5(NAMESPACE_URL, self._file.resolve().as_uri())}", "trucewatch: changes", at)
        atom.add(atom.add(feed, "author"), "name", "trucewatch")
        if self._to.link:
            atom.add(feed, "link", href=self._to.link)
        feed.extend(entries)
        return atom.written(feed)


def _entries(notice: Notice, site: str | None) -> Iterator[Element]:
    lines = notice.lines()
    titles = [f"{change.title}: {change.name}: {change.now}" for change in notice.changes]
    titles += [f"source {trouble.source}: {'works again' if trouble.reason is None else 'fails'}" for trouble in notice.troubles]
    pages = [*(f"truces/{quote(change.truce, safe='')}" for change in notice.changes), *("" for _ in notice.troubles)]
    for number, (title, line, page) in enumerate(zip(titles, lines, pages, strict=True)):
        entry = atom.entry(f"urn:uuid:{uuid5(NAMESPACE_URL, f'{notice.id}#{number}')}", one_line(title), notice.at, line)
        if site and page:
            atom.add(entry, "link", href=f"{site.rstrip('/')}/{page}")
        yield entry


def _text(entry: Element, tag: str) -> str:
    return entry.findtext(atom.named(tag), "")
