"""What a page's markup says of it: linked data, Open Graph and other meta elements, RDFa, microdata, times, its own address."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement

from ..lexicon import table
from .linked import Said, linked, measured
from .timed import stated

_FACTS = ("outlet", "published", "updated", "section", "author", "title", "canonical")
_ABBREVIATED = "(//abbr[contains(@class, 'published')])[1]/@title"
_LONGEST = 300


def facts_of(tree: HtmlElement) -> tuple[dict[str, str], dict[str, str]]:
    """Return what the page says of itself, and by which element or property it says so; absent keys are unknown.

    The link to its own address outranks linked data, and these the meta elements.
    """
    facts, keys = dict[str, str](), dict[str, str]()
    for fact, value, key in (*_links(tree), *linked(tree), *_elements(tree), *measured(tree), *_times(tree)):
        if (value := _told(fact, value, tree)) and fact not in facts:
            facts[fact], keys[fact] = value, key
    if language := (tree.get("lang") or tree.xpath("string(//html/@lang)")).strip():
        facts["language"] = language
    return facts, keys


def _told(fact: str, value: str, tree: HtmlElement) -> str:
    """Return the value of a fact, "" where it cannot be one: an author who is an address, a page whose own address is another's."""
    if fact == "canonical":
        return _address(value, tree)
    return "" if fact == "author" and ("://" in value or value.startswith("@")) else value


def _links(tree: HtmlElement) -> Said:
    for address in tree.xpath("//link[@rel='canonical']/@href"):
        yield "canonical", str(address).strip(), "canonical"


def _address(address: str, tree: HtmlElement) -> str:
    """Return a page's own address; "" for the front page, which wrong pages name, and for what is no address."""
    base = tree.xpath("string(//base/@href)").strip()
    try:
        whole = urljoin(base, address) if base else address
        parts = urlsplit(whole)
    except ValueError:
        return ""
    return whole if parts.scheme in ("http", "https") and (parts.path.strip("/") or parts.query) else ""


def _elements(tree: HtmlElement) -> Said:
    said = dict[str, str]()
    for element in tree.xpath("//meta | //*[@property or @itemprop]"):
        if (value := _value(element)):
            for key in _names(element):
                said.setdefault(key, value)
    for fact in _FACTS:
        yield from ((fact, said[key], key) for key in table("head")[fact] if key in said)
    for fact, endings in table("head")["endings"].items():
        yield from ((fact, value, key) for key, value in said.items() if _letters(key).endswith(tuple(endings)) and _says(value))


def _letters(key: str) -> str:
    return re.sub(r"[^a-z]", "", key)


def _says(value: str) -> bool:
    """Tell whether a value of an element that is known by the ending of its name alone says more than what kind of page it is."""
    return value.casefold() not in table("head")["empty"]["values"]


def _names(element: HtmlElement) -> Iterator[str]:
    attributes = ("property", "name", "itemprop") if element.tag == "meta" else ("property", "itemprop")
    return (key for attribute in attributes for key in (element.get(attribute) or "").lower().split())


def _value(element: HtmlElement) -> str:
    if element.tag == "meta":
        return (element.get("content") or "").strip()
    if not (element.get("property") or element.get("itemprop")):
        return ""
    if element.get("itemscope") is not None:
        inner = element.xpath("(.//*[@itemprop='name'])[1]")
        return _value(inner[0]) if inner else ""
    stated = element.get("content") or element.get("datetime") or (element.get("href") if element.tag == "link" else "")
    text = stated or (element.text_content() if len(element) <= 1 else "")
    return " ".join(text.split())[:_LONGEST]


def _times(tree: HtmlElement) -> Said:
    yield from stated(tree)
    yield from (("published", re.sub(r"\s+", " ", str(value)).strip(), "datetime") for value in tree.xpath(_ABBREVIATED))
