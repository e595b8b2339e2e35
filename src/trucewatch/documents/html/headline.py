"""The headline of an HTML page: what its title and its headings agree on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from lxml.html import HtmlElement

from .. import plain
from ..furniture import is_furniture
from ..lexicon import table

_SEPARATORS = re.compile(r"\s+(?:[-|–—»•]|::|&raquo;)\s+")
_HEADINGS = "//h1|//h2|//h3|//h4"
_LONG = 15
_FEW = 2
_LARGE = 4
LONGEST_HEADING = 200
_FEWEST_WORDS = 4


def headline_of(tree: HtmlElement, said: Mapping[str, str]) -> str:
    """Return the heading that agrees with the page's title, else the title without the site's name, else the only h1; "" for none.

    ``said`` are the facts of the page's head: its title for sharing (Open Graph, JSON-LD) is asked before the browser's. A title that
    names only the site gives way to what is set as a headline, by its class or its size; one that the page shows nowhere, to
    its only heading.
    """
    outlet = said.get("outlet", "")
    titles = [" ".join(title.split()) for title in (said.get("title", ""), tree.xpath("string(//title)")) if title and title.strip()]
    shown = [" ".join(heading.text_content().split()) for heading in tree.xpath(_HEADINGS)]
    shown = [heading for heading in shown if heading and not plain.same(heading, outlet)]
    if agreed := _agreed(shown, titles):
        return agreed
    set_so = list(_set_as_headline(tree, outlet))
    if agreed := _agreed(set_so, titles):
        return agreed
    if titles and set_so and not shown and not any(_about(title, set_so[0]) for title in titles):
        return set_so[0]
    if heading := _alone(tree, [_without_site(title, outlet) for title in titles]):
        return heading
    if titles and len(titles[0].split()) > _FEW:
        return _without_site(titles[0], outlet)
    # A title of two words names the site; then the page's only heading is its headline.
    for tag in ("h1", "h2"):
        only = [heading for one in tree.iter(tag) if (heading := " ".join(one.text_content().split()))]
        if only:
            return only[0] if len(only) == 1 else ""
    return _without_site(titles[0], outlet) if titles else ""


def _agreed(shown: Sequence[str], titles: Sequence[str]) -> str | None:
    return next((heading for title in titles for heading in shown if _agrees(heading, title)), None)


def parts(title: str) -> list[str]:
    """Return what a title says, divided where a site's name is set off; "Truce holds - River Post" says two things."""
    return _SEPARATORS.split(title)


def _alone(tree: HtmlElement, titles: Sequence[str]) -> str | None:
    """Return the page's only heading, a line of several words, where what its title says is shown nowhere on it."""
    said = " ".join(_words("".join(tree.xpath("//body//text()[not(ancestor::script)]"))))
    if any(" ".join(_words(title)) in said for title in titles):
        return None
    found = [list(filter(None, (" ".join(one.text_content().split()) for one in tree.iter(tag)))) for tag in ("h1", "h2")]
    only = found[0] or found[1]
    fits = len(only) == 1 and len(only[0].split()) >= _FEWEST_WORDS and len(only[0]) <= LONGEST_HEADING
    return only[0] if fits and not is_furniture(only[0]) else None


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _agrees(heading: str, title: str) -> bool:
    one = heading.casefold()
    whole = (title.casefold(), *(piece.casefold() for piece in parts(title)))
    part = any((other.startswith(one) or other.endswith(one)) and len(one) > max(_LONG, len(other) / 3) for other in whole)
    return part or plain.same(heading, title) or (len(one.encode()) > _LONG and any(plain.same(heading, piece) for piece in parts(title)))


def _about(title: str, heading: str) -> bool:
    """Tell whether a title shares a good part of a heading's words."""
    one, other = (set(re.findall(r"\w{4,}", text.casefold())) for text in (title, heading))
    return bool(one & other) and len(one & other) * 2 >= len(other)


def _set_as_headline(tree: HtmlElement, outlet: str) -> Iterator[str]:
    """Yield the texts that no heading holds and that yet are set like one, by class or by size."""
    for element in tree.xpath("//*[(@class or @size) and not(self::body or self::a)]"):
        large = (
            element.tag == "font" and (element.get("size") or "").lstrip("+").isdigit() and int((element.get("size") or "0").lstrip("+"))
        )
        if (large and large >= _LARGE) or _named().search(element.get("class") or ""):
            text = " ".join(element.text_content().split())
            # Chinese says in one character what takes others three letters.
            if len(text.encode()) > _LONG and len(text) <= LONGEST_HEADING and not plain.same(text, outlet):
                yield text


@cache
def _named() -> re.Pattern[str]:
    names = "|".join(map(re.escape, table("head")["classes"]["headline"]))
    return re.compile(rf"(?:^|\s)(?:{names})(?:$|\s)", re.I)


def _without_site(title: str, outlet: str) -> str:
    pieces = parts(title)
    if len(pieces) > 1 and (plain.same(pieces[-1], outlet) or len(pieces[-1]) <= 30):
        head = title[: title.rindex(pieces[-1])].rstrip(" -|–—»•:")
        return head if len(head) >= 25 or plain.same(pieces[-1], outlet) else title
    return title
