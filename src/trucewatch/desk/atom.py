"""Feeds in Atom (RFC 4287): what the site's and a watch's have in common. Texts have to be free of control characters."""

from __future__ import annotations

from datetime import UTC, datetime
from xml.etree.ElementTree import Element, SubElement, register_namespace, tostring

ATOM = "http://www.w3.org/2005/Atom"

register_namespace("", ATOM)


def feed(name: str, title: str, at: datetime) -> Element:
    """Return a feed without entries, of which ``name`` is the id, brought up to date ``at`` that time."""
    return _headed("feed", name, title, at)


def entry(name: str, title: str, at: datetime, text: str) -> Element:
    """Return an entry, of which ``name`` is the id."""
    made = _headed("entry", name, title, at)
    add(made, "content", text)
    return made


def add(parent: Element, tag: str, text: str | None = None, **attributes: str) -> Element:
    """Put an element into another one; return it."""
    child = SubElement(parent, named(tag), attributes)
    child.text = text
    return child


def named(tag: str) -> str:
    """Return the full name of an element of Atom."""
    return f"{{{ATOM}}}{tag}"


def written(feed: Element) -> bytes:
    """Return a feed as a file of XML."""
    body: bytes = tostring(feed, encoding="utf-8", xml_declaration=True)
    return body


def _headed(tag: str, name: str, title: str, at: datetime) -> Element:
    made = Element(named(tag))
    add(made, "id", name)
    add(made, "title", title)
    add(made, "updated", at.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z"))
    return made
