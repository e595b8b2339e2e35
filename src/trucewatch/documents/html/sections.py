"""The section that a page stands in: the last step of the path to it, a label, a link above the headline, the menu's current item."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from urllib.parse import unquote

from lxml.html import HtmlElement

from trucewatch import agencies

from .. import plain
from ..lexicon import table
from ..times import is_date
from .addressed import by_link, by_name
from .categories import filed
from .classes import Grouped, classed
from .current import current
from .headline import parts
from .kickers import kickers
from .segments import Segment
from .trails import is_home, trails

_LONGEST_SECTION = 40
_MENU = 3
_PARTS = 3
_SHORT = 3
_RETURNS = re.compile(r"(?:back|return|skip|go|all|more)\b|[←‹«]", re.I)
# A path's step that says no more than that there is news.
_NEWS = "news"
_SHORTENED = 12
# What stands over a headline and tells how fresh or how dear it is.
_STICKERS = frozenset({"live", "breaking", "breaking news", "exclusive", "new", "updated", "watch", "video", "premium", "subscribers only"})
_STEPS = re.compile(r"\s*(?:[»›>→|•]|/|::)\s*")


def sections(
    tree: HtmlElement, grouped: Grouped, seen: Sequence[Segment], headline: str, said: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    """Yield the names that the section may have, the surest first, each with where it stands: "path", "label", "link", "title", "category",
    "menu" or "canonical"."""
    address = said.get("canonical") or said.get("address", "")
    sure = (_paths(tree, grouped, headline, said), _labels(grouped, seen, headline, said), _links(tree, seen, headline, said))
    shown = (_titled(tree, headline, said), filed(tree, seen, headline, said), by_link(tree, address))
    likely = (((name, "menu") for name in current(tree, headline)), ((name, "label") for name in kickers(tree, seen, headline)))
    return chain(*sure, _sections(chain(*shown, *likely, by_name(address)), said))


def _sections(found: Iterator[tuple[str, str]], said: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield of what is found what can be a section."""
    return ((name, how) for name, how in found if _is_section(name, said) and not _returns(name) and not is_date(name))


def _paths(tree: HtmlElement, grouped: Grouped, headline: str, said: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield the last section of the paths that lead to the page."""
    found = (_last_step(element, headline) for element in chain(grouped.get("path", ()), trails(tree, headline)))
    yield from ((step, "path") for step in chain(found, [said.get("path", "")]) if _is_section(step, said))


def _last_step(path: HtmlElement, headline: str) -> str:
    """Return the last step of a path that is neither home nor the page itself, "" for none."""
    whole = " | ".join(text for text in (" ".join(str(piece).split()) for piece in path.itertext()) if text)
    steps = _STEPS.split(whole)
    names = [name for name in steps if not (_is_front(name) or _is_page(name, headline) or name.endswith((":", "：")))]
    return next(reversed(names or [name for name in steps[1:] if name.casefold() == _NEWS]), "")


def _is_page(name: str, headline: str) -> bool:
    """Tell whether a step is the page itself: its headline, the beginning of it, or a word for the text below."""
    shown = name.rstrip(".… ")
    begins = len(shown) >= _SHORTENED and headline.casefold().startswith(shown.casefold())
    return begins or plain.same(name, headline) or name.casefold() in table("head")["page"]["names"]


def _is_front(name: str) -> bool:
    return not name or is_home(name) or name.casefold() == _NEWS


def _is_section(name: str, said: Mapping[str, str]) -> bool:
    names = 1 < len(name) <= _LONGEST_SECTION and any(map(str.isalpha, name)) and name.casefold() not in _STICKERS
    makers = (said.get(fact, "") for fact in ("outlet", "provider", "author"))
    return names and not any(plain.same(name, maker) for maker in makers) and agencies.short(name) is None


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
    """Yield the section that a title has beside headline and site, in any order: "Truce holds - Archipelago - River Post"."""
    pieces = parts(" ".join(tree.xpath("string(//title)").split()))
    others = [piece for piece in pieces if not plain.same(piece, headline)]
    named = [piece for piece in others if not plain.same(piece, said.get("outlet", ""))]
    # A site that is known by this title alone does not tell which of its parts is what.
    if (len(pieces), len(others), len(named)) == (_PARTS, _PARTS - 1, _PARTS - 2) and said.get("outlet by") != "title":
        yield named[0], "title"


def _returns(name: str) -> bool:
    return _is_front(name) or _RETURNS.match(name) is not None


def _leads(address: str, name: str) -> bool:
    last = unquote(address.split("?")[0].split("#")[0]).rstrip("/").rpartition("/")[2]
    words, steps = re.findall(r"\w+", name.casefold()), re.findall(r"[^\W_]+", last.casefold().removesuffix(".html"))
    return bool(words) and (steps == words or (bool(steps) and len(steps[0]) > _SHORT and steps == words[: len(steps)]))


def _in_menu(link: HtmlElement) -> bool:
    """Tell whether a link stands in a list of links, which leads to all sections, or in the head of the site."""
    lists = [above for above in link.iterancestors() if above.tag in ("ul", "ol", "nav", "header")]
    heads = any(above.tag == "header" and above.find(".//h1") is None for above in lists)
    return heads or any(above.tag == "nav" or (above.tag != "header" and len(above.findall(".//a")) >= _MENU) for above in lists)
