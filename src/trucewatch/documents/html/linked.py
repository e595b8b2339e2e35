"""What the linked data (JSON-LD, schema.org) of a page says of its article."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from lxml.html import HtmlElement

from ..lexicon import table

Said = Iterator[tuple[str, str, str]]
_MOST_AUTHORS = 6
_LONGEST_STEP = 40
# What an entry of a whole page may hold.
_INSIDE = ("mainEntity", "breadcrumb")
_KINDS = ("article", "posting", "report", "webpage")
_WRAPPED = re.compile(r"^\s*(?://)?\s*(?:<!--|<!\[CDATA\[)|(?://)?\s*(?:-->|\]\]>)\s*$")
_MEASURED = (
    ("published", "pub_date"), ("section", "section"), ("author", "author"), ("author", "authors"), ("title", "title"),
    ("canonical", "link"),
)  # fmt: skip
# A comma too many, the commonest slip of pages that write their JSON by hand.
_COMMAS = re.compile(r",(?=\s*[,}\]])")


def linked(tree: HtmlElement) -> Said:
    """Yield fact, value and property of the page's article, then of its path of sections; a whole page's own entry comes last."""
    items = _all(tree)
    named = {str(item["@id"]): item for item in items if "@id" in item and item.get("name")}
    articles = [item for item in items if any(kind.endswith(_KINDS) for kind in _types(item))]
    for item in sorted(articles, key=lambda one: "webpage" in _types(one))[:1]:
        yield from ((fact, value, key) for fact, value, key in _article(item, named) if value)
    own = [_string(one.get("headline")) for one in articles] + [str(text) for text in tree.xpath("//h1//text() | //title/text()")]
    pages = [*own, *tree.xpath("//link[@rel='canonical']/@href"), *(value for one in articles for value in map(_address, _addresses(one)))]
    for item in items:
        if "breadcrumblist" in _types(item) and (section := _last_section(item, pages)):
            yield "path", section, "BreadcrumbList"


def article_body(tree: HtmlElement) -> str:
    """Return the text of the article that the page's linked data hold, "" for none."""
    texts = (_string(item.get("articleBody")) for item in _all(tree) if any(kind.endswith(_KINDS) for kind in _types(item)))
    return max(texts, key=len, default="")


def is_live(tree: HtmlElement) -> bool:
    """Tell whether the page's linked data say that it is a live page."""
    return any("liveblogposting" in _types(item) for item in _all(tree))


def _all(tree: HtmlElement) -> list[dict[str, Any]]:
    return [item for script in tree.xpath("//script[contains(@type, 'ld+json')]") for item in _items(script.text or "")]


def measured(tree: HtmlElement) -> Said:
    """Yield fact, value and "parsely-page" of what a page tells a service that counts its readers, as JSON in a meta element."""
    for content in tree.xpath("//meta[@name='parsely-page']/@content")[:1]:
        for item in _items(str(content)):
            yield from ((fact, _name(item.get(key), {}), "parsely-page") for fact, key in _MEASURED)


def is_readable(text: str) -> bool:
    """Tell whether the content of a script is linked data that can be read."""
    return bool(_items(text))


def _items(text: str) -> list[dict[str, Any]]:
    data = _parsed(_WRAPPED.sub("", _WRAPPED.sub("", text)))
    found = data if isinstance(data, list) else [data]
    found = [part for item in found for part in (item if isinstance(item, list) else [item])]
    items = [part for item in found if isinstance(item, dict) for part in (item, *_several(item.get("@graph")))]
    return [part for item in items if isinstance(item, dict) for part in (item, *_inside(item))]


def _inside(item: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return what an entry of a page holds of its article and of the path to it."""
    return [part for key in _INSIDE for part in _several(item.get(key)) if isinstance(part, dict) and "@type" in part]


def _several(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _parsed(text: str) -> Any:
    for attempt in (text, _COMMAS.sub("", text)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return []


def _types(item: Mapping[str, Any]) -> set[str]:
    kind = item.get("@type")
    return {str(one).lower() for one in (kind if isinstance(kind, list) else [kind])}


def _article(item: Mapping[str, Any], named: Mapping[str, Any]) -> Said:
    yield "published", _string(item.get("datePublished")), "datePublished"
    yield "updated", _string(item.get("dateModified")), "dateModified"
    yield "outlet", _name(item.get("publisher"), named), "publisher"
    yield "author", _name(item.get("author") or item.get("creator"), named), "author"
    yield "section", _first(item.get("articleSection")), "articleSection"
    yield "title", _string(item.get("headline")), "headline"
    for key in ("provider", "sourceOrganization", "copyrightHolder"):
        yield "provider", _name(item.get(key), named), key
    for key in ("mainEntityOfPage", "url"):
        yield "canonical", _address(item.get(key)), key


def _first(value: object) -> str:
    """Return the first name of a list that says more than that the page is news; of none that does, the first."""
    names = [name for one in _several(value) if (name := _name(one, {}))]
    return next((name for name in names if name.casefold() not in table("head")["empty"]["values"]), names[0] if names else "")


def _string(value: object) -> str:
    return value.strip() if isinstance(value, str) else ""


def _address(value: object) -> str:
    return _string(value.get("@id")) if isinstance(value, dict) else _string(value)


def _name(value: object, named: Mapping[str, Any]) -> str:
    if isinstance(value, list):
        return ", ".join(dict.fromkeys(filter(None, (_name(one, named) for one in value[:_MOST_AUTHORS]))))
    if not isinstance(value, dict):
        return _string(value)
    return _name(value.get("name"), {}) or _string(named.get(str(value.get("@id")), {}).get("name"))


def _last_section(item: Mapping[str, Any], pages: Sequence[str]) -> str:
    """Return the last name of a path that is not the page itself, by its name or for want of an address; "" where only home is left."""
    steps = item.get("itemListElement")
    found = [(name, address) for name, address in map(_step, steps if isinstance(steps, list) else []) if name]
    if found and (not found[-1][1] or len(found[-1][0]) > _LONGEST_STEP or _is_page(*found[-1], pages)):
        found.pop()
    return found[-1][0] if len(found) > 1 else ""


def _is_page(name: str, address: str, pages: Iterable[str]) -> bool:
    """Tell whether a step is the page itself: by its address, or by the beginning of its headline."""
    shown = " ".join(name.casefold().rstrip(".… ").split())
    return address in pages or any(" ".join(page.casefold().split()).startswith(shown) for page in pages)


def _addresses(item: Mapping[str, Any]) -> tuple[object, object]:
    return item.get("mainEntityOfPage"), item.get("url")


def _step(step: object) -> tuple[str, str]:
    """Return the name and the address of a step of a path."""
    if not isinstance(step, dict):
        return "", ""
    inner = step.get("item")
    name = _string(step.get("name")) or (_string(inner.get("name")) if isinstance(inner, dict) else "")
    return name, _address(inner)
