"""The chain of republication: origin first, this page last."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...records import Hop, Page, Span
from ..credit import station
from . import names
from .agency import Agency
from .outlet import host_of

THIS = "this page"


def chain_of(agency: Agency, credits: Sequence[Span], outlet: str | None, page: Page) -> tuple[Hop, ...]:
    """Return the stations of the copy: its agency, whom the credits and citations name, and this page."""
    origin = [Hop(name=agency.name, span=agency.span)] if agency.name else []
    here = Hop(name=outlet or host_of(page.location) or THIS)
    return tuple(_once((*origin, *_cited(page), *_credited(credits), here)))


def stations(name: str) -> list[str]:
    """Return the stations that a citation like "AFP via France 24" names, the origin first, agencies by their short names."""
    return [names.short(part) or part.strip() for part in name.split(" via ") if part.strip()]


def _cited(page: Page) -> Iterator[Hop]:
    """Yield the stations of the page's citation, where it has exactly one: of several none is the origin."""
    citations = [value for name, value in page.facts if name == "citation"]
    if len(citations) == 1:
        yield from (Hop(name=name) for name in stations(citations[0]))


def _credited(credits: Sequence[Span]) -> Iterator[Hop]:
    for credit in credits:
        if found := station(credit.quote):
            name, at = found
            for part in name.split(" via "):
                place = credit.start + credit.quote.index(part, at)
                yield Hop(name=names.short(part) or part, span=Span(start=place, end=place + len(part), quote=part))


def _once(hops: Sequence[Hop]) -> Iterator[Hop]:
    seen: set[str] = set()
    for number, hop in enumerate(hops):
        key = hop.name.casefold().removeprefix("the ")
        if key not in seen or (number == len(hops) - 1 and len(seen) == 0):
            yield hop
        seen.add(key)
