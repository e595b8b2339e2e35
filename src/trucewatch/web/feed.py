"""The feeds of the site: the changes of a truce, and the replies of readers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from xml.etree.ElementTree import Element

from trucewatch.desk import atom
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
    at = newest[0].at if newest else datetime(1970, 1, 1, tzinfo=UTC)
    root = atom.feed(name, _plain(title), at)
    atom.add(root, "link", rel="self", href=name)
    atom.add(root, "link", rel="alternate", href=link)
    root.extend(map(_entry, newest))
    return atom.written(root)


def _entry(item: Item) -> Element:
    entry = atom.entry(item.id, _plain(item.title), item.at, _plain(item.text))
    atom.add(entry, "link", rel="alternate", href=item.link)
    atom.add(atom.add(entry, "author"), "name", _plain(item.author))
    return entry


def _plain(text: str) -> str:
    return str(plain(text))
