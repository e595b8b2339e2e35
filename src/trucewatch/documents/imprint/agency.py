"""Which news agency a page's copy comes from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain

from trucewatch import agencies

from ...records import Page, Span
from ..credit import is_credit
from ..layout import Layout
from ..lexicon import table
from .citation import cited
from .dateline import dateline_of
from .outlet import addressed, host_of

# "(Reporting by …; Editing by …)" is how Reuters signs its copy, and hardly anybody else.
_SIGNED = re.compile(r"\(?\s*(?:additional )?(?:reporting|writing) by\b.*\bediting by\b", re.I)


@dataclass(frozen=True, slots=True)
class Agency:
    """An agency's short name, and where the text says so, if it does; else by which fact it is known ("author", "address", "given")."""

    name: str
    span: Span | None
    fact: str | None = None


def agency_of(layout: Layout, page: Page, text: str, start: int, end: int) -> Agency | None:
    """Return the agency that the page names as the origin of its copy; None where it names none.

    Asked in this order: dateline, byline, credit lines, signature at the end, where a credit leads, the source's citation, the page's
    head, the site's own address, and last whom the article's people talked to ("told Reuters").
    """
    asked = chain(
        _dateline(text, start, end), _lines(text, 0, start), _over(text, start, end), _lines(text, end, len(text)),
        _signature(text, start, end), _at("original", layout.facts.get("original", "")), _cited(page), _head(layout),
        _address(layout, page), _told(text, start, end),
    )  # fmt: skip
    return next(asked, None)


def _dateline(text: str, start: int, end: int) -> Iterator[Agency]:
    found = dateline_of(text, start, end)
    if found and found.source:
        yield Agency(found.source, found.source_span)


def _lines(text: str, start: int, end: int) -> Iterator[Agency]:
    """Yield the agencies named in bylines and credits, the lines of ``text[start:end]``."""
    at = start
    for row in text[start:end].split("\n"):
        if _SIGNED.match(row):
            yield Agency("Reuters", Span.of(text, at, at + len(row)))
        # A headline names agencies only as its subject; bylines and credits are short.
        elif (at > 0 or start > 0) and (found := agencies.first(row, weak=is_credit(row) or start == 0) or _by_address(row)):
            yield Agency(found[0], Span.of(text, at + found[1], at + found[2]))
        at += len(row) + 1


def _over(text: str, start: int, end: int) -> Iterator[Agency]:
    """Yield the agency whose name alone is the article's first row: a line of its source that stands inside."""
    row = text[start:end].split("\n", 1)[0].strip()
    if start and row != text[start:end].strip() and (name := agencies.short(row)):
        yield Agency(name, Span.find(text, row, start))


def _by_address(row: str) -> tuple[str, int, int] | None:
    """Return the agency whose address a credit gives, and where it stands."""
    found = addressed(row) if is_credit(row) else None
    return found if found and found[0] in agencies.by_domain().values() else None


def _signature(text: str, start: int, end: int) -> Iterator[Agency]:
    """Yield the agency that signs at the end of the article: "(ANI)", "— AFP", "/ PTI", or a last line of its name alone."""
    if found := _signatures().search(text, max(start, end - 160), end):
        yield from _signed(text, *found.span("inside" if found["inside"] else "names"))
    last = text.rfind("\n", start, end) + 1
    if last > start and _SIGNED.match(text[last:end]):
        yield Agency("Reuters", Span.of(text, last, end))


@cache
def _signatures() -> re.Pattern[str]:
    name = agencies.alternatives()
    several = rf"(?P<names>{name}(?:[/,] ?(?:{name}|[\w ]{{2,20}}))*)"
    return re.compile(rf"(?:(?:\(|\[){several.replace('names', 'inside')}[)\]]|(?:[-–—/]|\n|[.\"”] )\s*{several})\s*[/.]*\s*\Z")


def _signed(text: str, start: int, end: int) -> Iterator[Agency]:
    if found := agencies.origin(text[start:end]):
        yield Agency(found[0], Span.of(text, start + found[1], start + found[2]))


def _cited(page: Page) -> Iterator[Agency]:
    yield from (Agency(name, None, "given") for station in cited(page)[:1] if (name := agencies.short(station)))


def _head(layout: Layout) -> Iterator[Agency]:
    for fact in ("byline", "author", "provider"):
        if found := agencies.first(layout.facts.get(fact, ""), weak=True):
            yield Agency(found[0], None, fact)


def _address(layout: Layout, page: Page) -> Iterator[Agency]:
    yield from _at("canonical", layout.facts.get("canonical", ""))
    yield from _at("address", page.location)


def _at(fact: str, address: str) -> Iterator[Agency]:
    """Yield the agency on whose own site an address lies, known by ``fact``."""
    host = host_of(address)
    for domain, name in agencies.by_domain().items():
        if host == domain or host.endswith("." + domain):
            yield Agency(name, None, fact)


@cache
def _told_pattern() -> re.Pattern[str]:
    name = agencies.alternatives()
    verbs = "|".join(table("cues")["verbs"])
    before, after = ("|".join(table("cues")[group]) for group in ("before", "after"))
    return re.compile(
        rf"\b(?:{before}) (?:(?:an?|the|The|news agency) ){{0,2}}(?P<name>{name})"
        rf"|(?P<name2>{name}),? (?:news )?(?:agency )?(?:(?:has |had |was |were |could )?(?:{verbs})|{after})\b"
    )


def _told(text: str, start: int, end: int) -> Iterator[Agency]:
    for found in _told_pattern().finditer(text, start, end):
        group = "name" if found["name"] else "name2"
        name = agencies.first(found[group], weak=True)
        if name and not _others_initials(text, *found.span(group)):
            yield Agency(name[0], Span.of(text, found.start(group), found.end(group)))


def _others_initials(text: str, start: int, end: int) -> bool:
    """Tell whether initials behind "the" are somebody else's: "the GNA said" is a government; of agencies' own "the AP" alone is said."""
    name = text[start:end]
    mistakable = agencies.first(name, weak=False) is None and name not in agencies.unmistakable()
    return mistakable and text[:start].casefold().endswith("the ")
