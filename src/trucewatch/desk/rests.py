"""The sentence that a label rests on, that of the step that decides or of all behind it the newest, and where it was found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from trucewatch.records import Record, Verdict

from .known import Known
from .names import printed_by
from .why import Step, Why, deciding, explained, reason


class Source(Record):
    """The sentence that a line stands on, and where it was found."""

    quote: str
    outlet: str | None
    agency: str | None = None
    published: datetime | None
    location: str

    @property
    def origin(self) -> str:
        """Who published it, and when."""
        day = f", {self.published:%Y-%m-%d}" if self.published else ""
        return f"{printed_by(self.outlet, self.agency)}{day}"


def sourced_reason(verdict: Verdict, known: Known) -> str:
    """Return in one line why a label is what it is, and who told first of what decides it."""
    source = decided_by(verdict, known)
    return f"{reason(verdict)} ({source.origin})" if source else reason(verdict)


def decided_by(verdict: Verdict, known: Known) -> Source | None:
    """Return the sentence published first of those behind the step that decides a label; None where it stands on none."""
    found = _sources(explained(deciding(verdict), known))
    return min(found, key=lambda source: (source.published is None, source.published or 0, source.location), default=None)


def newest_of(whys: Iterable[Why]) -> Source | None:
    """Return the sentence published last of all behind some labels; None where there is none."""
    found = (source for why in whys for source in _sources(why.chain))
    return max(found, key=lambda source: (source.published.isoformat() if source.published else "", source.location), default=None)


def _sources(step: Step) -> Iterator[Source]:
    for said in (said for ground in step.grounds for said in ground.sentences):
        yield Source(quote=said.span.quote, outlet=said.outlet, agency=said.agency, published=said.published, location=said.location)
    for below in step.because:
        yield from _sources(below)
