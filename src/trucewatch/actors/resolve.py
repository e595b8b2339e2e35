"""What the names of a report mean: each party and speaker gets the id of an actor.

First the phrases that name somebody, then those that point to one named before; what neither names nor points is kept as new.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeVar

from trucewatch.records import Condition, Document, Incident, Party, Pledge, Report, Span, Speaker

from .context import Context
from .meaning import Reader
from .registry import Registry, registry

# The fields of pledges and incidents that hold parties and speakers.
_FIELDS = ("pledgers", "counterparts", "mediators", "condition", "actor", "target", "claimed_by", "said_by", "also_said_by", "denied_by")

Entry = TypeVar("Entry", Pledge, Incident)


def resolve(report: Report, document: Document, known: Registry | None = None) -> Report:
    """Return the report with ``actor`` set on every party and speaker that has none yet.

    "Both sides" becomes two parties with one span, where the document says which two.
    """
    published = document.imprint.published
    on = published.date() if published else report.published
    reader = Reader(Context(document.text, known or registry(), on), document.id)
    for span in _party_spans(report):
        if actor := reader.actor_of(span):
            reader.note(span, actor)
    return report.model_copy(
        update={
            "pledges": tuple(_entry(pledge, reader) for pledge in report.pledges),
            "incidents": tuple(_entry(incident, reader) for incident in report.incidents),
        }
    )


def _entry(entry: Entry, reader: Reader) -> Entry:
    besides = [actor for span in _mediators(entry) if (actor := reader.actor_of(span))]
    fields = {name: value for name in _FIELDS if (value := _resolved(getattr(entry, name, None), reader, besides)) is not None}
    return entry.model_copy(update=fields)


def _resolved(value: Any, reader: Reader, besides: list[str]) -> Any:
    """Return a field's value with its actors, or None where it holds none."""
    if isinstance(value, Party):
        return _parties(value, reader, besides)[0]
    if isinstance(value, Speaker):
        return _speaker(value, reader)
    if isinstance(value, Condition):
        return value.model_copy(update={"actor": _parties(value.actor, reader, besides)[0]}) if value.actor else None
    if isinstance(value, tuple) and value:
        return tuple(dict.fromkeys(one for item in value for one in _several(item, reader, besides)))
    return None


def _several(value: Party | Speaker, reader: Reader, besides: list[str]) -> tuple[Party | Speaker, ...]:
    return _parties(value, reader, besides) if isinstance(value, Party) else (_speaker(value, reader),)


def _parties(party: Party, reader: Reader, besides: list[str]) -> tuple[Party, ...]:
    if party.actor:
        return (party,)
    span = party.span
    one = reader.actor_of(span) or reader.context.spoken_for(span.quote)
    actors = (one,) if one else reader.pointed_at(span, besides) or (reader.new(span),)
    return tuple(Party(span=span, actor=actor) for actor in actors)


def _speaker(speaker: Speaker, reader: Reader) -> Speaker:
    if speaker.actor:
        return speaker
    return speaker.model_copy(update={"actor": _speaks_for(speaker.on_behalf_of or speaker.span, reader)})


def _speaks_for(span: Span, reader: Reader) -> str:
    known = reader.context.spoken_for(span.quote) or reader.actor_of(span)
    return known or next(iter(reader.pointed_at(span)[:1]), None) or reader.new(span)


def _mediators(entry: Pledge | Incident) -> list[Span]:
    return [party.span for party in entry.mediators] if isinstance(entry, Pledge) else []


def _party_spans(report: Report) -> Iterator[Span]:
    for pledge in report.pledges:
        yield from (party.span for party in (*pledge.pledgers, *pledge.counterparts))
    for incident in report.incidents:
        yield from (party.span for party in (incident.actor, incident.target) if party)
