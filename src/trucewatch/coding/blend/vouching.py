"""What the codebook says of who vouches for what, where the network's fields contradict one another."""

from __future__ import annotations

from trucewatch.coding.rules.wordlist import listed
from trucewatch.records import Incident, IncidentFactuality, Pledge, PledgeKind, Report


def vouched(report: Report) -> Report:
    """Return ``report`` with incidents whose factuality fits their speaker, and calls without mediators: a call brokers nothing."""
    return report.model_copy(
        update={
            "pledges": tuple(_pledge(pledge) for pledge in report.pledges),
            "incidents": tuple(_incident(incident) for incident in report.incidents),
        }
    )


def _pledge(pledge: Pledge) -> Pledge:
    return pledge.model_copy(update={"mediators": ()}) if pledge.kind is PledgeKind.CALL_FOR else pledge


def _incident(incident: Incident) -> Incident:
    """What is attributed to nobody, and whose actor is not merely alleged, is ``asserted``."""
    if incident.factuality is not IncidentFactuality.REPORTED or incident.said_by or _hedged(incident.sentence.quote):
        return incident
    return incident.model_copy(update={"factuality": IncidentFactuality.ASSERTED})


def _hedged(sentence: str) -> bool:
    said = sentence.lower()
    return any(beginning in said for beginning in listed("hedges"))
