"""A brief as one HTML page without script, pictures or anything from elsewhere. All text is escaped by the serialiser."""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement, indent, tostring

from trucewatch.desk.rests import Source

from . import words
from .brief import Brief, Chapter
from .news import Told

_STYLE = (
    "body{font:1rem/1.5 system-ui,sans-serif;max-width:48rem;margin:2rem auto;padding:0 1rem}"
    "q{color:#444}li{margin:.6rem 0}small{display:block;color:#555;overflow-wrap:anywhere}"
    "@media(prefers-color-scheme:dark){body{background:#111;color:#eee}q,small{color:#bbb}a{color:#8cf}}"
)


def html(brief: Brief) -> str:
    """Return the brief as HTML."""
    root = Element("html", lang="en")
    head = SubElement(root, "head")
    SubElement(head, "meta", charset="utf-8")
    SubElement(head, "meta", name="viewport", content="width=device-width, initial-scale=1")
    _add(head, "title", words.title(brief))
    _add(head, "style", _STYLE)
    body = SubElement(root, "body")
    _add(body, "h1", words.title(brief))
    for chapter in brief.chapters:
        _chapter(body, chapter)
    if not brief.chapters:
        _add(body, "p", words.NONE)
    indent(root)
    return "<!doctype html>\n" + tostring(root, encoding="unicode", method="html") + "\n"


def _chapter(body: Element, chapter: Chapter) -> None:
    section = SubElement(body, "section")
    _add(section, "h2", words.said(chapter.title))
    for heading, lines in words.parts(chapter):
        _add(section, "h3", heading)
        shown = SubElement(section, "ul")
        for line in lines:
            _line(shown, line)


def _line(shown: Element, line: Told) -> None:
    item = SubElement(shown, "li")
    item.text = f"{words.said(line.who)}: "
    label = _add(item, "strong", words.said(line.label))
    label.tail = f" ({words.count(line)}). {words.said(line.text)} "
    if line.source:
        _add(item, "q", words.said(line.source.quote))
        _origin(_add(item, "small", f"{words.origin(line.source)}, "), line.source)


def _origin(place: Element, source: Source) -> None:
    address = words.link(source.location)
    if address:
        _add(place, "a", words.said(source.location)).set("href", address)
    else:
        place.text = f"{place.text}{words.said(source.location)}"


def _add(parent: Element, tag: str, text: str) -> Element:
    child = SubElement(parent, tag)
    child.text = text
    return child
