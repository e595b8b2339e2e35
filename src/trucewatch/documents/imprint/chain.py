"""The chain of republication: origin first, this page last."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...records import Hop, Page, Span
from .. import agencies
from ..credit import station
from .agency import Agency
from .citation import cited
from .outlet import host_of

THIS = "this page"


def chain_of(agency: Agency, credits: Sequence[Span], outlet: str | None, page: Page) -> tuple[Hop, ...]:
    """Return the stations of the copy: its agency, whom the credits and citations name, and this page."""
    origin = [Hop(name=agency.name, span=agency.span)] if agency.name else []
    here = Hop(name=outlet or host_of(page.location) or THIS)
    return tuple(_once((*origin, *(Hop(name=name) for name in cited(page)), *_credited(credits), here)))


def _credited(credits: Sequence[Span]) -> Iterator[Hop]:
    for credit in credits:
        if found := station(credit.quote):
            name, at = found
            for part in name.split(" via "):
                place = credit.start + credit.quote.index(part, at)
                yield Hop(name=agencies.short(part) or part, span=Span(start=place, end=place + len(part), quote=part))


def _once(hops: Sequence[Hop]) -> Iterator[Hop]:
    seen: set[str] = set()
    for number, hop in enumerate(hops):
        key = (agencies.short(hop.name) or hop.name).casefold().removeprefix("the ")
        if key not in seen or (number == len(hops) - 1 and len(seen) == 0):
            yield hop
        seen.add(key)
