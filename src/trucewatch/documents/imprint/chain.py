"""The chain of republication: origin first, this page last."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from trucewatch import agencies

from ...records import Hop, Page, Span
from ..credit import station
from .agency import Agency
from .citation import cited
from .outlet import host_of, known_name

THIS = "this page"
# Where a provider sits: "Dabanga (Amsterdam)".
_BUREAU = re.compile(r"\s*\([^()]*\)$")


def chain_of(agency: Agency, credits: Sequence[Span], outlet: str | None, page: Page, provider: str) -> tuple[Hop, ...]:
    """Return the stations of the copy: its agency, whom the credits, citations and the page's ``provider`` name, and this page."""
    origin = [Hop(name=agency.name, span=agency.span)] if agency.name else []
    here = Hop(name=outlet or host_of(page.location) or THIS)
    between = (*(Hop(name=name) for name in cited(page)), *_credited(credits), *_provided(provider, bool(origin)))
    return tuple(_once((*origin, *between, here)))


def with_origin(chain: Sequence[Hop], agency: str | None, origin: Hop) -> tuple[Hop, ...]:
    """Return a chain that begins with ``origin`` in place of the ``agency``; who prints it stays the last station, be it the agency."""
    replaced = len(chain) > 1 and chain[0].name == agency
    return tuple(_once((origin, *chain[replaced:])))


def _provided(provider: str, has_origin: bool) -> Iterator[Hop]:
    """Yield who provided the text; a bare list of agencies, or their name with a bureau's, is none beside an agency."""
    name = _BUREAU.sub("", provider).strip()
    if name and not (has_origin and agencies.first(name, weak=True)):
        yield Hop(name=known_name(name))


def _credited(credits: Sequence[Span]) -> Iterator[Hop]:
    for credit in credits:
        if found := station(credit.quote):
            name, at = found
            for part in name.split(" via "):
                place = credit.start + credit.quote.index(part, at)
                yield Hop(name=known_name(part), span=Span(start=place, end=place + len(part), quote=part))


def _once(hops: Sequence[Hop]) -> Iterator[Hop]:
    seen: set[str] = set()
    for number, hop in enumerate(hops):
        key = known_name(hop.name).casefold().removeprefix("the ")
        if key not in seen or (number == len(hops) - 1 and len(seen) == 0):
            yield hop
        seen.add(key)
