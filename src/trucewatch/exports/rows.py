"""Coded entries as flat rows, with the evidence they stand on."""

from __future__ import annotations

from datetime import timedelta

from trucewatch.records import Document, Incident, Party, Pledge, Report, Span, When

from .exporter import Cell

Cells = dict[str, Cell]


def pledge_row(pledge: Pledge, report: Report, document: Document, story: str, truce: str | None) -> Cells:
    """Return one pledge as a row; lists are joined by "; "."""
    return {
        "truce": truce,
        "kind": pledge.kind.value,
        "pledgers": _names(pledge.pledgers),
        "pledger_ids": _ids(pledge.pledgers),
        "counterparts": _names(pledge.counterparts),
        "counterpart_ids": _ids(pledge.counterparts),
        "undertaking": pledge.undertaking.quote,
        "condition": _quote(pledge.condition.span if pledge.condition else None),
        "starts": _quote(pledge.starts.span if pledge.starts else None),
        "starts_iso": pledge.starts.day.isoformat() if pledge.starts and pledge.starts.day else None,
        "ends_or_duration": _quote(pledge.ends_or_duration),
        "mediators": _names(pledge.mediators),
        "said_by": _quote(pledge.said_by.span if pledge.said_by else None),
        "anonymous": pledge.anonymous,
        "factuality": pledge.factuality.value,
        **_evidence(pledge.sentence, pledge.confidence, report, document, story),
    }


def incident_row(incident: Incident, report: Report, document: Document, story: str, name: str | None) -> Cells:
    """Return one incident as a row; ``name`` is the id under which its tellings are joined."""
    return {
        "incident": name,
        "kind": incident.kind.value,
        "actor": _quote(incident.actor.span if incident.actor else None),
        "actor_id": incident.actor.actor if incident.actor else None,
        "target": _quote(incident.target.span if incident.target else None),
        "target_id": incident.target.actor if incident.target else None,
        "parties": _names(incident.parties),
        "party_ids": _ids(incident.parties),
        "place": _quote(incident.place.span if incident.place else None),
        "latitude": incident.place.latitude if incident.place else None,
        "longitude": incident.place.longitude if incident.place else None,
        "date_text": _quote(incident.when.span if incident.when else None),
        "date_iso": incident.when.day.isoformat() if incident.when and incident.when.day else None,
        **_interval(incident.when),
        "killed": incident.killed.value if incident.killed else None,
        "injured": incident.injured.value if incident.injured else None,
        "said_by": _quote(incident.said_by.span if incident.said_by else None),
        "claimed_by": _names(incident.claimed_by),
        "denied_by": "; ".join(speaker.span.quote for speaker in incident.denied_by) or None,
        "alleged_violation": incident.alleged_violation,
        "factuality": incident.factuality.value,
        **_evidence(incident.sentence, incident.confidence, report, document, story),
    }


def _evidence(sentence: Span, confidence: float | None, report: Report, document: Document, story: str) -> Cells:
    imprint = document.imprint
    return {
        "document": document.page,
        "location": document.location,
        "outlet": imprint.outlet,
        "agency": imprint.agency,
        "published": imprint.published.isoformat() if imprint.published else None,
        "story": story,
        "sentence": sentence.quote,
        "start": sentence.start,
        "end": sentence.end,
        "coder": report.coder.name,
        "coder_version": report.coder.version,
        "confidence": confidence,
    }


def _names(parties: tuple[Party, ...]) -> str | None:
    return "; ".join(party.span.quote for party in parties) or None


def _ids(parties: tuple[Party, ...]) -> str | None:
    """Return the registry's ids in the order of the names, "?" for a name that it does not resolve."""
    return "; ".join(party.actor or "?" for party in parties) or None


def _interval(when: When | None) -> Cells:
    """Return the first and the last day (UTC) that a phrase can mean."""
    first, end = (when.earliest, when.latest) if when else (None, None)
    last = end - timedelta(microseconds=1) if end else None  # the interval is half open
    return {"date_earliest": first.date().isoformat() if first else None, "date_latest": last.date().isoformat() if last else None}


def _quote(span: Span | None) -> str | None:
    return span.quote if span else None
