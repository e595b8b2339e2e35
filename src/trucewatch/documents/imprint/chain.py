"""The chain of republication: origin first, this page last."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from trucewatch import agencies

from ...records import Hop, Page, Span
from ..credit import station
from .agency import Agency
from .citation import cited
from .outlet import addressed, by_address, host_of, known_name

THIS = "this page"
# Where a provider sits: "Dabanga (Amsterdam)".
_BUREAU = re.compile(r"\s*\([^()]*\)$")


def chain_of(agency: Agency, credits: Sequence[Span], outlet: str | None, page: Page, facts: Mapping[str, str]) -> tuple[Hop, ...]:
    """Return the stations of the copy: its agency, whom the credits, citations and the page's markup (``facts``) name, and this page."""
    origin = [Hop(name=agency.name, span=agency.span)] if agency.name else []
    here = Hop(name=outlet or host_of(page.location) or THIS)
    between = (*(Hop(name=name) for name in cited(page)), *_credited(credits), *_linked(facts), *_provided(facts, bool(origin)))
    return tuple(_once((*origin, *between, here)))


def with_origin(chain: Sequence[Hop], agency: str | None, origin: Hop) -> tuple[Hop, ...]:
    """Return a chain that begins with ``origin`` in place of the ``agency``; who prints it stays the last station, be it the agency."""
    replaced = len(chain) > 1 and chain[0].name == agency
    return tuple(_once((origin, *chain[replaced:])))


def _linked(facts: Mapping[str, str]) -> Iterator[Hop]:
    if known := by_address(facts.get("original", "")):
        yield Hop(name=known)


def _provided(facts: Mapping[str, str], has_origin: bool) -> Iterator[Hop]:
    """Yield who provided the text; a bare list of agencies, or their name with a bureau's, is none beside an agency."""
    name = _BUREAU.sub("", facts.get("provider", "")).strip()
    if name and not (has_origin and agencies.first(name, weak=True)):
        yield Hop(name=known_name(name))


def _credited(credits: Sequence[Span]) -> Iterator[Hop]:
    for credit in credits:
        if named := station(credit.quote):
            name, at = named
            for part in name.split(" via "):
                place = credit.quote.index(part, at)
                yield Hop(name=known_name(part), span=credit.part(place, place + len(part)))
        elif found := addressed(credit.quote):
            yield Hop(name=found[0], span=credit.part(*found[1:]))


def _once(hops: Sequence[Hop]) -> Iterator[Hop]:
    seen: set[str] = set()
    for number, hop in enumerate(hops):
        key = known_name(hop.name).casefold().removeprefix("the ")
        if key not in seen or (number == len(hops) - 1 and len(seen) == 0):
            yield hop
        seen.add(key)
