"""The section that a page stands in: the last step of the path to it, a label by its class, or a link above the headline."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from urllib.parse import unquote

from lxml.html import HtmlElement

from trucewatch import agencies

from .. import plain
from ..times import is_date
from .addressed import by_address
from .categories import filed
from .classes import Grouped, classed
from .headline import parts
from .segments import Segment

_LONGEST_SECTION = 40
_MENU = 3
_RETURNS = re.compile(r"(?:back|return|skip|go|all|more)\b|[←‹«]", re.I)
_HOME = frozenset({"home", "home page", "homepage", "front page", "start", "startseite", "accueil", "inicio", "início", "news", "/", ""})
# What stands over a headline and tells how fresh or how dear it is.
_STICKERS = frozenset({"live", "breaking", "breaking news", "exclusive", "new", "updated", "watch", "video", "premium", "subscribers only"})
_STEPS = re.compile(r"\s*(?:[»›>→|•]|/|::)\s*")


def sections(
    tree: HtmlElement, grouped: Grouped, seen: Sequence[Segment], headline: str, said: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    """Yield the names that the section may have, the surest first, each with where it stands: "path", "label", "link", "title", "category"
    or "canonical"."""
    found = (_path(grouped, headline, said), _labels(grouped, seen, headline, said), _links(tree, seen, headline, said))
    return chain(*found, _titled(tree, headline, said), filed(tree, seen, said), _addressed(tree, said))


def _addressed(tree: HtmlElement, said: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield the section that the page's own address names."""
    address = said.get("canonical") or said.get("address", "")
    return ((name, how) for name, how in by_address(tree, address) if _is_section(name, said) and not _returns(name))


def _path(grouped: Grouped, headline: str, said: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield the last section of the path that leads to the page."""
    for element in grouped.get("path", ()):
        whole = " | ".join(text for text in (" ".join(str(piece).split()) for piece in element.itertext()) if text)
        names = [name for name in _STEPS.split(whole) if name.casefold() not in _HOME and not plain.same(name, headline)]
        names = names or [name for name in _STEPS.split(whole)[1:] if name.casefold() == "news"]
        if names and _is_section(names[-1], said):
            yield names[-1], "path"
    if (step := said.get("path", "")) and _is_section(step, said):
        yield step, "path"


def _is_section(name: str, said: Mapping[str, str]) -> bool:
    names = 1 < len(name) <= _LONGEST_SECTION and any(map(str.isalpha, name)) and name.casefold() not in _STICKERS
    return names and not plain.same(name, said.get("outlet", "")) and agencies.short(name) is None


def _labels(grouped: Grouped, seen: Sequence[Segment], headline: str, said: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield the section that a label beside the headline names."""
    at = next((number for number, segment in enumerate(seen) if headline and plain.same(segment.text, headline)), 0)
    near = "\n".join(segment.text for segment in seen[max(0, at - 4) : at + 6])
    for name in classed(grouped, "section"):
        if name in near and _is_section(name, said) and not plain.same(name, headline):
            yield name, "label"


def _links(tree: HtmlElement, seen: Sequence[Segment], headline: str, said: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield the section that a link above the headline leads to: its address ends in its name ("/topics/iraq": Iraq), or it stands alone
    right above it in the article."""
    at = next((number for number, segment in enumerate(seen) if headline and plain.same(segment.text, headline)), 0)
    near = [segment.text for segment in seen[max(0, at - 3) : at] if segment.linked >= len(segment.text) and not segment.beside]
    links = ((link, " ".join(link.text_content().split())) for link in reversed(tree.xpath("//a") if near else ()))
    for link, name in ((link, name) for link, name in links if name in near and not _in_menu(link)):
        leads = _leads(link.get("href") or "", name) or (name == seen[at - 1].text and _in_article(link))
        if leads and _is_section(name, said) and not is_date(name) and not _returns(name):
            yield name, "link"


def _in_article(link: HtmlElement) -> bool:
    """Tell whether a link stands in the element of the article that holds the headline too."""
    holder = next((above for above in link.iterancestors() if above.find(".//h1") is not None), None)
    return holder is not None and any(one.tag in ("article", "main") for one in (holder, *holder.iterancestors()))


def _titled(tree: HtmlElement, headline: str, said: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield the section that a title has between headline and site, in either order: "Truce holds - Archipelago - River Post"."""
    pieces = parts(" ".join(tree.xpath("string(//title)").split()))
    pieces = pieces if pieces and plain.same(pieces[0], headline) else pieces[::-1]
    whole = len(pieces) == 3 and plain.same(pieces[0], headline) and plain.same(pieces[-1], said.get("outlet", ""))
    yield from ((name, "title") for name in pieces[1:-1] if whole and _is_section(name, said) and not _returns(name))


def _returns(name: str) -> bool:
    return name.casefold() in _HOME or _RETURNS.match(name) is not None


def _leads(address: str, name: str) -> bool:
    last = unquote(address.split("?")[0].split("#")[0]).rstrip("/").rpartition("/")[2]
    words = re.findall(r"\w+", name.casefold())
    return bool(words) and re.findall(r"[^\W_]+", last.casefold().removesuffix(".html")) == words


def _in_menu(link: HtmlElement) -> bool:
    """Tell whether a link stands in a list of links, which leads to all sections."""
    lists = [above for above in link.iterancestors() if above.tag in ("ul", "ol", "nav")]
    return any(above.tag == "nav" or len(above.findall(".//a")) >= _MENU for above in lists)
