"""The section that a page's own address names: its folders, by the names that the page's links give them, or known ones."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote, urljoin, urlsplit

from lxml.html import HtmlElement

from ..lexicon import table

# "world/africa", "middle-east": what a program calls a section, not what the page does.
_LONGEST = 40
_PROGRAMS = re.compile(r"[a-z0-9_-]+(?:/[a-z0-9_-]+)*")


def by_address(tree: HtmlElement, address: str) -> Iterator[tuple[str, str]]:
    """Yield the name of the innermost section that ``address`` lies in, as a link to it says it ("link"), or itself ("canonical")."""
    folders = _folders(address)[:-1]
    linked = _linked(tree, address) if folders else {}
    for depth in range(len(folders), 0, -1):
        if name := linked.get(tuple(folders[:depth])):
            yield name, "link"
    known = table("head")["address"]["sections"]
    yield from ((folder, "canonical") for folder in reversed(folders) if folder in known)


def spelled(tree: HtmlElement, section: str, address: str) -> str:
    """Return the section as the page writes it where its head has only a program's name for it, "world/africa"; else as it is."""
    if not _PROGRAMS.fullmatch(section):
        return section
    end = tuple(section.casefold().split("/"))
    names = (name for folders, name in _linked(tree, address).items() if folders[-len(end) :] == end or folders[-1:] == end[-1:])
    return next(names, section.rpartition("/")[2])


def _linked(tree: HtmlElement, address: str) -> dict[tuple[str, ...], str]:
    """Return what the page's links call the folders of its site, the first name of each."""
    names = dict[tuple[str, ...], str]()
    for link in tree.iter("a"):
        name = " ".join(link.text_content().split())
        if name and len(name) <= _LONGEST and (folders := _folders(_joined(address, link.get("href") or ""))):
            names.setdefault(tuple(folders), name)
    return names


def _joined(base: str, link: str) -> str:
    try:
        return urljoin(base, link)
    except ValueError:
        return ""


def _folders(address: str) -> list[str]:
    """Return the steps of an address's path in small letters."""
    try:
        path = urlsplit(address).path
    except ValueError:
        return []
    return [step.casefold() for step in unquote(path).split("/") if step]
