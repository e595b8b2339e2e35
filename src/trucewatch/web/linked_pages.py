"""What a page is, as schema.org says it: for every page that has no records of its own to tell of as linked data."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from trucewatch.records import Document

SCHEMA = "https://schema.org"


def page(title: str, path: str, base: str) -> dict[str, Any]:
    """Return a page of the site."""
    return {"@context": SCHEMA, "@type": "WebPage", "@id": f"{base}{path}", "url": f"{base}{path}", "name": title, "isPartOf": site(base)}


def site(base: str) -> dict[str, Any]:
    """Return the site that the pages belong to."""
    return {"@type": "WebSite", "@id": f"{base}/", "url": f"{base}/", "name": "trucewatch"}


def words(table: Mapping[str, Mapping[str, str]], path: str, base: str) -> dict[str, Any]:
    """Return the words that the site explains, as a set of terms."""
    here = f"{base}{path}"
    terms = [
        {"@type": "DefinedTerm", "name": code, "description": text, "inDefinedTermSet": here}
        for kind in ("label", "grade", "term", "rule") for code, text in table[kind].items()
    ]  # fmt: skip
    made = {"@type": "DefinedTermSet", "name": "What the words mean", "hasDefinedTerm": terms}
    return page("What the words mean", path, base) | made


def stories(told: Iterable[Document], path: str, base: str) -> dict[str, Any]:
    """Return a list of stories, each by the page that printed it first."""
    items = [
        {"@type": "ListItem", "position": number, "item": _article(document, base)} for number, document in enumerate(told, 1)
    ]  # fmt: skip
    return page("Stories", path, base) | {"@type": "CollectionPage", "mainEntity": {"@type": "ItemList", "itemListElement": items}}


def api(path: str, base: str) -> dict[str, Any]:
    """Return the interface for programs."""
    made = {"@type": "WebAPI", "name": "trucewatch", "documentation": f"{base}{path}", "provider": site(base)}
    return page("Data", path, base) | {"mainEntity": made}


def _article(document: Document, base: str) -> dict[str, Any]:
    imprint = document.imprint
    told = {
        "headline": imprint.headline.quote if imprint.headline else None,
        "publisher": {"@type": "Organization", "name": imprint.outlet} if imprint.outlet else None,
        "datePublished": imprint.published.isoformat() if imprint.published else None,
    }
    given = {name: value for name, value in told.items() if value}
    return {"@type": "NewsArticle", "@id": f"{base}/evidence/{document.id}", "url": f"{base}/evidence/{document.id}"} | given
