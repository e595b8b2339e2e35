"""Whose word an accusation is, where the network points at the accused."""

from __future__ import annotations

import re

from trucewatch.records import Incident, Report, Span, Speaker
from trucewatch.sentences import sentence_at

_NAME = r"[A-Z][\w'’.-]*(?: [A-Z][\w'’.-]*){0,5}"
_ACCUSES = re.compile(rf"(?P<who>{_NAME})(?: (?:has|have|had|also|later|then))? (?:accus|blam)(?:ed|es) (?:the )?\Z")


def attributed(report: Report, text: str) -> Report:
    """Return the report with who accuses as speaker in place of whom they accuse."""
    return report.model_copy(update={"incidents": tuple(_attributed(one, text) for one in report.incidents)})


def _attributed(incident: Incident, text: str) -> Incident:
    said_by = _accuser(incident, incident.said_by, text) if incident.said_by else None
    return incident.model_copy(update={"said_by": said_by})


def _accuser(incident: Incident, speaker: Speaker, text: str) -> Speaker:
    """Return who accuses the actor, where the actor itself was taken for the speaker ("X accused Y, and Y accused X of the same")."""
    actor = incident.actor
    if actor is None or actor.span.quote.lower() != speaker.span.quote.lower():
        return speaker
    start, _ = sentence_at(text, actor.span.start)
    found = _ACCUSES.search(text[start : actor.span.start])
    return Speaker(span=Span.of(text, start + found.start("who"), start + found.end("who"))) if found else speaker
