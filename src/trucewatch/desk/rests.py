"""The sentence that a label rests on, of all behind it the newest, and where it was found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from trucewatch.records import Record

from .why import Step, Why


class Source(Record):
    """The sentence that a line stands on, and where it was found."""

    quote: str
    outlet: str | None
    agency: str | None = None
    published: datetime | None
    location: str


def newest_of(whys: Iterable[Why]) -> Source | None:
    """Return the sentence published last of all behind some labels; None where there is none."""
    found = (source for why in whys for source in _sources(why.chain))
    return max(found, key=lambda source: (source.published.isoformat() if source.published else "", source.location), default=None)


def _sources(step: Step) -> Iterator[Source]:
    for said in (said for ground in step.grounds for said in ground.sentences):
        yield Source(quote=said.span.quote, outlet=said.outlet, agency=said.agency, published=said.published, location=said.location)
    for below in step.because:
        yield from _sources(below)
