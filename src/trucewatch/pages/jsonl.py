"""Articles as JSON lines: one record a line, in any of the shapes that news collections have."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from ..errors import PageError
from ..records import Page, Quarantined
from ..textfiles import lines, parsed
from .original import LARGEST, original, too_large

# The first key that a record has gives the fact; the left names are ours. Collections write one key in many ways ("published_at",
# "publishedAt", "Published-At"): here it has small letters and nothing between them, as ``plain`` gives it.
KEYS: dict[str, tuple[str, ...]] = {
    "id": ("id", "uid", "guid"),
    "url": ("url", "link", "uri", "weburl", "articleurl", "documenturl", "permalink"),
    "title": ("title", "headline", "webtitle", "articletitle", "documenttitle"),
    # Where a press database says when it loaded a text, that is the next best.
    "published": (
        "published", "datepublished", "publishedat", "publishdate", "datepublish", "pubdate", "publisheddate", "publicationdate",
        "publishdatetime", "publisheddatetime", "webpublicationdate", "firstpublicationdate", "dateofpublication", "publicationday",
        "pubday", "seendate", "date", "loaddate",
    ),
    "updated": ("updated", "datemodified", "datemodify", "modified", "updatedat"),
    "outlet": ("outlet", "publisher", "site", "sitename", "publication", "publicationname", "publicationtitle", "pubtitle", "newspaper"),
    "domain": ("domain", "sourcedomain"),
    "byline": ("byline", "author", "authors", "creator", "reporter"),
    "section": ("section", "articlesection", "sectionname", "publicationsection"),
    "language": ("language", "lang", "inlanguage"),
    "collection": ("source",),
}


# By what names collections call an article's words; press databases that have its beginning alone call that the lead.
TEXT = (
    "text", "maintext", "articletext", "articlebody", "fulltext", "bodytext", "body", "content", "documenttext", "storytext",
    "hlead", "leadparagraph",
)  # fmt: skip
HTML = ("html", "rawhtml", "contenthtml")


# How news services (NewsAPI) end a text that they give the beginning of: "… [+1200 chars]".
_CUT = re.compile(r"\s*(?:…|\.\.\.)?\s*\[\+ ?[\d,]+ ?char(?:acter)?s?\]\s*$", re.I)


@lru_cache(maxsize=4096)  # a collection's records have the same keys
def plain(key: str) -> str:
    """Return a key or a column's name in small letters, with nothing between its words."""
    return re.sub(r"[\W_]+", "", key).lower()


class JsonlSource:
    """A file of JSON lines; every line with ``html`` or ``text`` is a page, the rest of its fields are facts about it."""

    def accepts(self, location: str) -> bool:
        """Accept the suffixes .jsonl and .ndjson, packed with gzip (.jsonl.gz) too."""
        return "://" not in location and location.lower().removesuffix(".gz").endswith((".jsonl", ".ndjson"))

    def pages(self, location: str) -> Iterator[Page | Quarantined]:
        """Yield a page for each line; a line that is none is quarantined under ``file#line``.

        Raises PageError where the file is missing, cannot be read or has no lines.
        """
        path = Path(location)
        if not path.is_file():
            raise PageError("no such file", location, "check the spelling and the current folder")
        number = 0
        try:
            for number, line in lines(path, LARGEST + 1):
                yield _page(f"{location}#{number}", line)
        except OSError as error:
            remedy = f"the {number} lines before this were read; get the file again" if number else "check its permissions, or get it again"
            raise PageError(f"the file cannot be read: {error.strerror}", location, remedy) from None
        if not number:
            raise PageError("the file holds no records", location, "one JSON object a line")


def _page(place: str, line: bytes) -> Page | Quarantined:
    if len(line) > LARGEST:
        return too_large(place, len(line))
    try:
        record = parsed(line)
    except ValueError as error:
        return _refused(place, f"not a JSON record: {error}")
    if not isinstance(record, dict):
        return _refused(place, "not a JSON object")
    return page_of(record, place)


def has_text(record: Mapping[str, Any]) -> bool:
    """Tell whether a record has the words of an article."""
    return bool(_first(_plain(record), (*HTML, *TEXT)))


def page_of(record: Mapping[str, Any], place: str) -> Page | Quarantined:
    """Return the page of one record: its ``html`` or ``text`` as the original, the other fields as facts."""
    known = _plain(record)
    html, content = _first(known, HTML), _first(known, (*HTML, *TEXT))
    if not content:
        return _refused(place, "the record has neither text nor html")
    content, cut = _cut(content)
    facts = (*facts_of(record), *cut)
    location = dict(facts).get("url") or place
    kind = "text/html" if html else "text/plain"
    return original(location, content.encode("utf-8", "replace"), kind, facts=(*facts, ("record", place)))


def _cut(content: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    """Return a text without the mark that it was cut, and then, as archives have it, the fact "truncated"."""
    whole = _CUT.sub("", content)
    return (whole, (("truncated", "length"),)) if whole != content else (content, ())


def facts_of(record: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield what a record says beside its text, under our names."""
    known = _plain(record)
    for name, keys in KEYS.items():
        value = next((known[key] for key in keys if _says(name, known.get(key))), None)
        if name == "byline" and isinstance(value, list):
            value = ", ".join(one for one in value if isinstance(one, str))
        if isinstance(value, str | int | float):
            yield name, str(value).encode("utf-8", "replace").decode()
    cited = record.get("citations")
    for citation in cited if isinstance(cited, list) else ():
        if isinstance(citation, dict) and isinstance(citation.get("outlet"), str):
            yield "citation", citation["outlet"]


def _says(name: str, value: object) -> bool:
    """Tell whether a field says anything: nought does as an id, since records are counted from it, and nowhere else."""
    return bool(value) or (name == "id" and type(value) is int)


def _plain(record: Mapping[str, Any]) -> dict[str, Any]:
    """Return a record by its plain keys, of which the first counts; a house told as an object ("source", "publisher") is the outlet."""
    known: dict[str, Any] = {}
    for key, value in record.items():
        house = value.get("name") if plain(key) in ("source", "publisher") and isinstance(value, dict) else None
        known.setdefault("outlet" if house else plain(key), house or _said(value))
    # The Guardian puts what was asked for beside the rest into an object of its own.
    inner = known.get("fields")
    return {**{plain(key): value for key, value in inner.items()}, **known} if isinstance(inner, dict) else known


def _said(value: Any) -> Any:
    """Return what a field says; of an object (a headline, a byline) its main form."""
    return next((value[name] for name in ("main", "original") if value.get(name)), value) if isinstance(value, dict) else value


def _first(record: Mapping[str, Any], names: tuple[str, ...]) -> str:
    found = (record.get(name) for name in names)
    return next((value for value in found if isinstance(value, str) and value.strip()), "")


def _refused(place: str, reason: str) -> Quarantined:
    remedy = "each line: an object with text or html, and url, title, published, outlet"
    return Quarantined(location=place, stage="pages", reason=reason, remedy=remedy)


source = JsonlSource()
