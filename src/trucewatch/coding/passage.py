"""The codebook's record format in and out: one passage, one record (codebook: "What is coded from one passage").

Out come exactly the codebook's keys, and beside them the offsets: ``spans`` in the record (``origin``) and in each entry maps a
field to ``[start, end]``, code points of ``text`` (a list of such pairs for a field that holds a list).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, time
from hashlib import sha256
from typing import Any

from trucewatch.errors import RecordError
from trucewatch.records import Document, Imprint, Incident, Party, Pledge, Report, Span

RecordDict = dict[str, Any]


def to_document(record: Mapping[str, Any], gathered: datetime | None = None) -> Document:
    """Return the passage of a codebook record as a document; its text is untouched, all of it is body.

    Raises RecordError where ``id`` or ``text`` is missing or ``published`` is no ISO date.
    """
    text = _string(record, "text")
    where = _string(record, "id")
    return Document(
        page=sha256(text.encode()).hexdigest(),
        location=str(record.get("url") or where),
        text=text,
        body_end=len(text),
        language=str(record.get("language") or "en"),
        imprint=_imprint(record.get("published"), where),
        gathered=gathered or datetime.now(UTC),
    )


def to_record(report: Report, document: Document, record: Mapping[str, Any] | None = None) -> RecordDict:
    """Return the codebook record of a report; ``record`` is the input, whose id, url, date and title are passed on."""
    given = record or {}
    coded: RecordDict = {
        "id": given.get("id") or document.id[:12],
        "url": given.get("url") or (None if record else document.location),
        "published": given.get("published") or (report.published.isoformat() if report.published else None),
        "title": given.get("title"),
        "text": document.text,
        "relevant": report.relevant,
        "origin": _quote(report.origin),
        "pledges": [pledge_entry(pledge) for pledge in report.pledges],
        "incidents": [incident_entry(incident) for incident in report.incidents],
        "coder": {"name": report.coder.name, "version": report.coder.version},
        "spans": _places({"origin": report.origin}),
    }
    if report.left_out:
        coded["left_out"] = list(report.left_out)
    return coded


def pledge_entry(pledge: Pledge) -> RecordDict:
    """Return one pledge with the codebook's fields, and ``spans``."""
    one = {
        "undertaking": pledge.undertaking,
        "condition": pledge.condition.span if pledge.condition else None,
        "starts": pledge.starts.span if pledge.starts else None,
        "ends_or_duration": pledge.ends_or_duration,
        "said_by": pledge.said_by.span if pledge.said_by else None,
    }
    many = {"pledgers": pledge.pledgers, "counterparts": pledge.counterparts, "mediators": pledge.mediators}
    return {
        "kind": pledge.kind.value,
        **{field: list(dict.fromkeys(party.span.quote for party in parties)) for field, parties in many.items()},
        **{field: _quote(span) for field, span in one.items()},
        "starts_iso": _iso(pledge.starts.day if pledge.starts else None),
        "anonymous": pledge.anonymous,
        "factuality": pledge.factuality.value,
        "confidence": pledge.confidence,
        "spans": _places({**one, "sentence": pledge.sentence}, many),
    }


def incident_entry(incident: Incident) -> RecordDict:
    """Return one incident with the codebook's fields, and ``spans``."""
    one = {
        "actor": incident.actor.span if incident.actor else None,
        "target": incident.target.span if incident.target else None,
        "place": incident.place.span if incident.place else None,
        "date_text": incident.when.span if incident.when else None,
        "said_by": incident.said_by.span if incident.said_by else None,
    }
    counts = {"killed": incident.killed, "injured": incident.injured}
    numbers = {field: count.span if count else None for field, count in counts.items()}
    return {
        "kind": incident.kind.value,
        **{field: _quote(span) for field, span in one.items()},
        "date_iso": _iso(incident.when.day if incident.when else None),
        **{field: count.value if count else None for field, count in counts.items()},
        "alleged_violation": incident.alleged_violation,
        "factuality": incident.factuality.value,
        "confidence": incident.confidence,
        "spans": _places({**one, **numbers, "anchor": incident.anchor, "sentence": incident.sentence}),
    }


def _string(record: Mapping[str, Any], key: str) -> str:
    value = record.get(key)
    if not isinstance(value, str) or not value.strip():
        raise RecordError(f"no {key!r}", where=str(record.get("id") or "record"), remedy="give each record an id and a text")
    return value


def _imprint(day: object, where: str) -> Imprint:
    if day is None:
        return Imprint()
    try:
        moment = datetime.combine(date.fromisoformat(str(day)[:10]), time(), UTC)
    except ValueError:
        raise RecordError(f"'published' is no date: {day!r}", where=where, remedy="write it as 2020-10-11, or null") from None
    return Imprint(published=moment, published_source="given")


def _quote(span: Span | None) -> str | None:
    return span.quote if span else None


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _places(one: Mapping[str, Span | None], many: Mapping[str, Iterable[Party]] | None = None) -> RecordDict:
    spans: RecordDict = {field: [span.start, span.end] for field, span in one.items() if span}
    # Two parties can share one phrase ("both sides").
    lists = {field: dict.fromkeys((party.span.start, party.span.end) for party in parties) for field, parties in (many or {}).items()}
    return spans | {field: [list(pair) for pair in pairs] for field, pairs in lists.items() if pairs}
