"""What a page's head says of it: Open Graph, JSON-LD (schema.org), meta elements, times."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from lxml.html import HtmlElement

_ARTICLES = frozenset(
    {"article", "newsarticle", "reportagenewsarticle", "backgroundnewsarticle", "blogposting", "liveblogposting", "webpage", "report"}
)
# For each fact, the attributes and values of the meta elements that give it, the most reliable first.
_META: dict[str, tuple[tuple[str, str], ...]] = {
    "outlet": (("property", "og:site_name"), ("name", "application-name"), ("name", "dc.publisher"), ("name", "publisher")),
    "published": (
        ("property", "article:published_time"), ("property", "og:published_time"), ("itemprop", "datepublished"),
        ("name", "parsely-pub-date"), ("name", "dc.date.issued"), ("name", "dc.date"), ("name", "pubdate"),
        ("name", "publishdate"), ("name", "publish-date"), ("name", "date"), ("name", "datepublished"),
        ("name", "dcterms.date"), ("name", "dcterms.created"),
    ),
    "updated": (
        ("property", "article:modified_time"), ("property", "og:updated_time"), ("itemprop", "datemodified"), ("name", "last-modified"),
    ),
    "section": (("property", "article:section"), ("name", "section"), ("itemprop", "articlesection")),
    "author": (("name", "author"), ("property", "article:author"), ("name", "byl"), ("name", "dc.creator"), ("name", "parsely-author")),
    "title": (("property", "og:title"), ("name", "twitter:title"), ("name", "dc.title")),
}  # fmt: skip
_TIME = "string((//article//time[@datetime]|//main//time[@datetime]|//header//time[@datetime])[1]/@datetime)"
_ABBREVIATED = "string((//abbr[contains(@class, 'published')])[1]/@title)"


def facts_of(tree: HtmlElement) -> dict[str, str]:
    """Return what the page says of itself; JSON-LD of an article outranks meta elements. Absent keys are unknown."""
    facts = dict(_from_meta(tree))
    facts.update(_from_linked_data(tree))
    if canonical := tree.xpath("string(//link[@rel='canonical']/@href)").strip():
        facts["canonical"] = canonical
    if language := (tree.get("lang") or tree.xpath("string(//html/@lang)")).strip():
        facts["language"] = language
    if "published" not in facts and (time := tree.xpath(_TIME).strip() or tree.xpath(_ABBREVIATED).strip()):
        facts["published"] = time
    return facts


def _from_meta(tree: HtmlElement) -> Iterator[tuple[str, str]]:
    said: dict[tuple[str, str], str] = {}
    for element in tree.iter("meta"):
        content = (element.get("content") or "").strip()
        for attribute in ("property", "name", "itemprop"):
            if content and (value := element.get(attribute)):
                said.setdefault((attribute, value.lower()), content)
    for fact, places in _META.items():
        if value := next((said[place] for place in places if place in said), None):
            yield fact, value


def _from_linked_data(tree: HtmlElement) -> dict[str, str]:
    for element in tree.xpath("//script[contains(@type, 'ld+json')]"):
        for item in _items(element.text or ""):
            if _types(item) & _ARTICLES:
                return {fact: value for fact, value in _article(item) if value}
    return {}


def _items(text: str) -> list[dict[str, Any]]:
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        return []
    found = data if isinstance(data, list) else [data]
    graph = [part for item in found if isinstance(item, dict) and isinstance(item.get("@graph"), list) for part in item["@graph"]]
    return sorted((item for item in (*found, *graph) if isinstance(item, dict)), key=lambda item: "webpage" in _types(item))


def _types(item: dict[str, Any]) -> set[str]:
    kind = item.get("@type")
    return {str(one).lower() for one in (kind if isinstance(kind, list) else [kind])}


def _article(item: dict[str, Any]) -> Iterator[tuple[str, str]]:
    yield "published", _string(item.get("datePublished"))
    yield "updated", _string(item.get("dateModified"))
    yield "outlet", _name(item.get("publisher"))
    yield "author", _name(item.get("author") or item.get("creator"))
    yield "section", _name(item.get("articleSection"))
    yield "title", _string(item.get("headline"))


def _string(value: object) -> str:
    return value.strip() if isinstance(value, str) else ""


def _name(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(filter(None, map(_name, value[:6])))
    return _string(value.get("name")) if isinstance(value, dict) else _string(value)
