"""Reports made by hand for the linking tests: a text, and what stands in it."""

from datetime import UTC, datetime

from trucewatch.linking import Told
from trucewatch.records import (
    Coder,
    Document,
    Imprint,
    Incident,
    IncidentKind,
    Party,
    Place,
    Pledge,
    PledgeKind,
    Report,
    Span,
    Speaker,
)

CODER = Coder(name="hand", version="1")


def day(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def span(text: str, quote: str) -> Span:
    found = Span.find(text, quote)
    assert found, quote
    return found


def party(text: str, quote: str, actor: str) -> Party:
    return Party(span=span(text, quote), actor=actor)


def pledge(text: str, kind: str, who: dict[str, str], what: str, said_by: tuple[str, str] | None = None, **more: object) -> Pledge:
    """``who`` maps quotes to actors; so does ``said_by``."""
    speaker = Speaker(span=span(text, said_by[0]), actor=said_by[1]) if said_by else None
    return Pledge(
        kind=PledgeKind(kind),
        pledgers=tuple(party(text, quote, actor) for quote, actor in who.items()),
        undertaking=span(text, what),
        said_by=speaker,
        sentence=Span.of(text, 0, len(text)),
        **more,  # type: ignore[arg-type]
    )


def incident(
    text: str,
    kind: str,
    act: str,
    actor: tuple[str, str] | None = None,
    target: tuple[str, str] | None = None,
    place: str | None = None,
    **more: object,
) -> Incident:
    return Incident(
        kind=IncidentKind(kind),
        anchor=span(text, act),
        actor=party(text, *actor) if actor else None,
        target=party(text, *target) if target else None,
        place=Place(span=span(text, place)) if place else None,
        sentence=Span.of(text, 0, len(text)),
        **more,  # type: ignore[arg-type]
    )


def told(text: str, when: str, *entries: Pledge | Incident, story: str | None = None, sequence: int = 1) -> Told:
    document = Document(
        page="0" * 64, location="test", text=text, body_end=len(text), imprint=Imprint(published=day(when)), gathered=day(when)
    )
    report = Report(
        text_sha256=document.id,
        coder=CODER,
        pledges=tuple(entry for entry in entries if isinstance(entry, Pledge)),
        incidents=tuple(entry for entry in entries if isinstance(entry, Incident)),
    )
    return Told(document.id, document, report, story or document.id, day(when), sequence)
