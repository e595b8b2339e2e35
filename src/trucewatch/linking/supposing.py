"""What a text only supposes: "Suppose that a mine goes off. Meria would suspend the truce", "What if Meria ended it?"

Nobody has done any of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from trucewatch.records import Incident, IncidentFactuality, Pledge, Span

from .phrases import has
from .sentences import sentences


def supposed(text: str) -> list[Span]:
    """Return the sentences that suppose something, and those right behind one that say what would follow."""
    return list(_supposed(Span.of(text, *span) for span in sentences(text)))


def _supposed(where: Iterable[Span]) -> Iterator[Span]:
    follows = False
    for sentence in where:
        follows = has("supposing", sentence.quote) or (follows and has("would_follow", sentence.quote))
        if follows:
            yield sentence


def without_supposed(pledges: Iterable[Pledge], supposed: list[Span]) -> list[Pledge]:
    """Return the pledges without those that are only supposed; what somebody is told to have said is said."""
    return [pledge for pledge in pledges if pledge.said_by or not any(pledge.sentence.overlaps(one) for one in supposed)]


def as_supposed(incidents: Iterable[Incident], supposed: list[Span]) -> tuple[Incident, ...]:
    """Return the incidents, those that are only supposed as such."""
    return tuple(_as_supposed(one) if any(one.anchor.overlaps(other) for other in supposed) else one for one in incidents)


def _as_supposed(incident: Incident) -> Incident:
    return incident if incident.said_by else incident.model_copy(update={"factuality": IncidentFactuality.HYPOTHETICAL})
