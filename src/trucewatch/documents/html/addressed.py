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


def by_link(tree: HtmlElement, address: str) -> Iterator[tuple[str, str]]:
    """Yield the names of the sections that ``address`` lies in, the innermost first, as a link to each says it, with "link"."""
    steps = folders(address)[:-1]
    linked = _linked(tree, address) if steps else {}
    for depth in range(len(steps), 0, -1):
        if name := linked.get(tuple(steps[:depth])):
            yield name, "link"


def by_name(address: str) -> Iterator[tuple[str, str]]:
    """Yield the folders of ``address`` that are sections wherever they stand, the innermost first, with "canonical"."""
    known = table("head")["address"]["sections"]
    yield from ((folder, "canonical") for folder in reversed(folders(address)[:-1]) if folder in known)


def spelled(tree: HtmlElement, section: str, address: str) -> str:
    """Return the section as the page writes it where its head has only a program's name for it, "world/africa"; else as it is."""
    if not _PROGRAMS.fullmatch(section):
        return section
    end = tuple(section.casefold().split("/"))
    names = (name for steps, name in _linked(tree, address).items() if steps[-len(end) :] == end or steps[-1:] == end[-1:])
    return next(names, section.rpartition("/")[2])


def _linked(tree: HtmlElement, address: str) -> dict[tuple[str, ...], str]:
    """Return what the page's links call the folders of its site, the first name of each."""
    names = dict[tuple[str, ...], str]()
    for link in tree.iter("a"):
        name = " ".join(link.text_content().split())
        if name and len(name) <= _LONGEST and (steps := folders(_joined(address, link.get("href") or ""))):
            names.setdefault(tuple(steps), name)
    return names


def _joined(base: str, link: str) -> str:
    try:
        return urljoin(base, link)
    except ValueError:
        return ""


def folders(address: str) -> list[str]:
    """Return the steps of an address's path in small letters."""
    try:
        path = urlsplit(address).path
    except ValueError:
        return []
    return [step.casefold() for step in unquote(path).split("/") if step]
