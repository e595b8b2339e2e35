"""Atom feeds: the changes of a truce, and the replies of readers (RFC 4287)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from xml.etree.ElementTree import Element, SubElement, tostring

from trucewatch.desk.names import actor_name

from .concluded import reasoned
from .plain import plain
from .templating import title_of
from .told import TruceSeen

ATOM = "application/atom+xml"
NEWEST = 50


@dataclass(frozen=True)
class Item:
    """An entry of a feed."""

    id: str
    title: str
    link: str
    at: datetime
    author: str
    text: str


def changes(seen: TruceSeen, base: str) -> bytes:
    """Return the feed of a truce: each change of a party's state, the newest first."""
    here = f"{base}/truces/{seen.truce.id}"
    items = [
        Item(
            f"{here}#{lane.verdict.faction}-{change.at:%Y%m%dT%H%M%S}-{change.label.value.replace(' ', '-')}",
            f"{actor_name(lane.verdict.faction)}: {change.label.value}",
            f"{here}?at={change.at:%Y-%m-%d}#why",
            change.at,
            "trucewatch",
            reasoned(change.reason),
        )
        for lane in seen.lanes
        for change in lane.changes
    ]
    return feed(f"{here}/feed.atom", f"{title_of(seen.truce.name)}: changes", here, items)


def feed(name: str, title: str, link: str, items: Iterable[Item]) -> bytes:
    """Return a feed as XML."""
    newest = sorted(items, key=lambda item: (item.at, item.id), reverse=True)[:NEWEST]
    root = Element("feed", xmlns="http://www.w3.org/2005/Atom")
    _add(root, "id", name)
    _add(root, "title", title)
    _add(root, "updated", _time(newest[0].at if newest else datetime(1970, 1, 1, tzinfo=UTC)))
    SubElement(root, "link", rel="self", href=name)
    SubElement(root, "link", rel="alternate", href=link)
    for item in newest:
        _entry(root, item)
    body: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return body


def _entry(root: Element, item: Item) -> None:
    entry = SubElement(root, "entry")
    _add(entry, "id", item.id)
    _add(entry, "title", item.title)
    _add(entry, "updated", _time(item.at))
    SubElement(entry, "link", rel="alternate", href=item.link)
    _add(SubElement(entry, "author"), "name", item.author)
    _add(entry, "content", item.text)


def _add(parent: Element, tag: str, text: str) -> None:
    SubElement(parent, tag).text = str(plain(text))


def _time(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
