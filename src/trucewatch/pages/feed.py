"""Feeds: RSS 0.9 to 2.0, RDF, Atom and JSON Feed, from a file or from what an address gave."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from ..errors import PageError
from ..records import Page, Quarantined
from ..textfiles import decoded, parsed
from .links import joined, same_site
from .original import original
from .xml import is_media, name_of, root_of, text_in, unpacked

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

Facts = tuple[tuple[str, str], ...]
_DOCTYPE = rb"<!DOCTYPE[^>\[]{0,300}(?:\[[^\]]{0,5000}\]\s*)?>"
_ROOT = re.compile(rb"\s*(?:<!--.{0,2000}?-->\s*|<\?[^>]*>\s*|" + _DOCTYPE + rb"\s*){0,9}<(?:\w+:)?(?:rss|feed|rdf)\b", re.I | re.S)
_EMPHASIS = re.compile(r"</?(?:b|i|em|strong|span|u|sup|sub|small|font|a|p|br|mark)(?:\s[^<>]{0,300})?/?>", re.I)
_END = re.compile(r"</(?:[\w-]+:)?(?:rss|feed|rdf)\s*>", re.I)
_ENTRY = re.compile(r"<(?P<end>/?)(?:[\w-]+:)?(?:item|entry)\b", re.I)
# A feed that gives at least this much of an entry gives all of it; of a shorter one the page is got.
FULL = 600


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: its address, what the feed says of it, and its content as HTML (all of it, a summary, or none)."""

    link: str
    facts: Facts
    content: str

    @property
    def _address(self) -> str:
        return self.link if self.link.lower().startswith(("http://", "https://")) else ""

    @property
    def name(self) -> str:
        """What the feed calls it: by its id, else its title."""
        return dict(self.facts).get("id") or dict(self.facts).get("title", "")

    def is_full(self, feed: str) -> bool:
        """Tell whether the feed at ``feed`` gives the entry's whole text as its own, or no address where the rest could be.

        What a feed gives as another site's is got from there: it could put its own words into anybody's mouth.
        """
        whole = len(re.sub(r"<[^>]*>", "", self.content)) >= FULL
        return not self._address or (whole and ("://" not in feed or same_site(feed, self.link)))

    def page(self, feed: Page) -> Page | Quarantined:
        """Return the entry as a page, with the feed it came in as a fact."""
        facts = (*self.facts, ("feed", feed.location), ("feed_sha256", feed.sha256))
        title = html.escape(dict(self.facts).get("title", ""))
        body = f"<html><head><title>{title}</title></head><body><article>{self.content}</article></body></html>" if self.content else ""
        place = self._address or f"{feed.location}#{quote(self.name)}"
        return original(place, body.encode("utf-8", "replace"), "text/html", feed.headers, facts)


class FeedSource:
    """A feed kept in a file; the entries that it gives in full are pages, of the others what it gives."""

    def accepts(self, location: str) -> bool:
        """Accept the suffixes .rss, .atom and .rdf."""
        return "://" not in location and location.lower().endswith((".rss", ".atom", ".rdf"))

    def pages(self, location: str) -> Iterator[Page | Quarantined]:
        """Yield a page for each entry.

        Raises PageError where the file is missing, no feed, or without entries.
        """
        from .file import FileSource

        for page in FileSource().pages(location):
            yield from members(page) if isinstance(page, Page) else (page,)


def is_feed(content: bytes) -> bool:
    """Tell whether ``content`` is a feed, by its first bytes."""
    head = content[:6000].removeprefix(b"\xef\xbb\xbf")
    return bool(_ROOT.match(head)) or (head.lstrip()[:1] == b"{" and b"jsonfeed.org/version" in head)


def members(feed: Page) -> Iterator[Page | Quarantined]:
    """Yield the entries of a feed kept in a file as pages; one in which the feed breaks off is quarantined.

    Raises PageError where it is no feed, or has no entries.
    """
    found = list(entries(feed))
    if not found:
        raise PageError("the feed has no entries", feed.location, "see whether it was saved whole")
    whole = len(found) - _breaks_off(feed)
    yield from (entry.page(feed) for entry in found[:whole])
    for entry in found[whole:]:
        broken = f"the feed breaks off in its entry {entry.name or entry.link or len(found)!r}"
        yield Quarantined(location=feed.location, stage="pages", reason=broken, remedy="save the feed again; the entries before are read")


def _breaks_off(feed: Page) -> bool:
    """Tell whether a feed in XML ends in the middle of an entry."""
    text = decoded(unpacked(feed.content, feed.location))
    marks = [] if text.lstrip()[:1] == "{" else list(_ENTRY.finditer(text))
    return bool(marks) and not marks[-1]["end"] and _END.search(text, marks[-1].end()) is None


def entries(page: Page) -> Iterator[Entry]:
    """Yield the entries of the feed ``page``, in its order.

    Raises PageError where it is no feed.
    """
    if page.content.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] == b"{":
        yield from _of_json(page)
        return
    root = root_of(page.content, page.location)
    channel = next((child for child in root if name_of(child) == "channel"), root)
    base = page.location if "://" in page.location else _link(channel)
    outlet, language = text_in(channel, "title"), text_in(channel, "language")
    found = [element for element in root.iter() if name_of(element) in ("item", "entry")]
    if not found and name_of(root) not in ("rss", "feed", "rdf"):
        raise PageError("not a feed", page.location, "give the address of an RSS, Atom or JSON feed")
    yield from (_entry(element, base, outlet, language) for element in found)


def _entry(element: Element, base: str, outlet: str, language: str) -> Entry:
    link = joined(_base(element, base), _link(element))
    said = {
        "title": _plain(html.unescape(text_in(element, "title"))),
        "published": text_in(element, "pubdate", "published", "date", "issued"),
        "updated": text_in(element, "updated", "modified"),
        "byline": _author(element),
        "section": text_in(element, "category"),
        "id": text_in(element, "guid", "id"),
        "feed_title": outlet,
        "language": language,
    }
    said["published"] = said["published"] or said["updated"]
    return Entry(link, _facts(link, said), _markup(element))


def _author(element: Element) -> str:
    """Return who wrote an entry: its creator, else the names of its authors, beside which Atom gives their addresses."""
    names = (text_in(child, "name") for child in element if name_of(child) == "author")
    return text_in(element, "creator") or ", ".join(filter(None, names)) or text_in(element, "author")


def _markup(element: Element) -> str:
    """Return an entry's content as HTML: the fullest field it has, whether written as text or as elements."""
    from lxml import etree

    fields = [child for child in element if name_of(child) in ("encoded", "content", "description", "summary") and not is_media(child)]
    written = [
        etree.tostring(child, method="html", encoding="unicode", with_tail=False) if len(child) else (child.text or "") for child in fields
    ]
    return max(written, key=len, default="")


def _base(element: Element, base: str) -> str:
    """Return what the addresses of an entry are relative to: the bases that it and what holds it name (XML Base), from the feed's own."""
    for holder in reversed([element, *element.iterancestors()]):
        base = joined(base, holder.get("{http://www.w3.org/XML/1998/namespace}base") or "") or base
    return base


def _plain(title: str) -> str:
    """Return a title without the marks of emphasis that feeds write into it; a bare "<" stays."""
    return " ".join(_EMPHASIS.sub("", title).split())


def _paragraphs(text: str) -> str:
    """Return plain text as HTML, its blank lines as ends of paragraphs."""
    return "".join(f"<p>{html.escape(part)}</p>" for part in re.split(r"\n\s*\n", text) if part.strip())


def _link(element: Element) -> str:
    links = [child for child in element if name_of(child) == "link"]
    page = next((link for link in links if link.get("rel", "alternate") == "alternate" and link.get("href")), None)
    guid = next((child.text or "" for child in element if name_of(child) == "guid" and child.get("isPermaLink") != "false"), "")
    return (page.get("href", "") if page is not None else text_in(element, "link")) or guid.strip()


def _of_json(page: Page) -> Iterator[Entry]:
    try:
        data: Any = parsed(decoded(page.content).encode())
        items = [item for item in data["items"] if isinstance(item, dict)]
    except ValueError as error:
        raise PageError(f"not a JSON feed: {error}", page.location, "see jsonfeed.org for its form") from None
    except (KeyError, TypeError):
        raise PageError("not a JSON feed: it has no items", page.location, "see jsonfeed.org for its form") from None
    for item in items:
        link = joined(page.location, str(item.get("url") or ""))
        names = (("title", "title"), ("published", "date_published"), ("updated", "date_modified"), ("id", "id"), ("language", "language"))
        said = {name: str(item.get(key) or "") for name, key in names} | {"feed_title": str(data.get("title") or "")}
        said["byline"] = _authors(item)
        written = str(item.get("content_text") or item.get("summary") or "")
        yield Entry(link, _facts(link, said), str(item.get("content_html") or _paragraphs(written)))


def _authors(item: dict[str, Any]) -> str:
    """Return the names of a JSON entry's authors; version 1.0 has one."""
    authors = item.get("authors") or [item.get("author")]
    named = (str(one["name"]) for one in authors if isinstance(one, dict) and one.get("name")) if isinstance(authors, list) else ()
    return ", ".join(named)


def _facts(link: str, said: dict[str, str]) -> Facts:
    source = {"published_source": "feed"} if said.get("published") else {}
    return tuple((name, value) for name, value in {**({"url": link} if link else {}), **said, **source}.items() if value)


source = FeedSource()
