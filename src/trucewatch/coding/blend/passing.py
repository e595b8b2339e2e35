"""Deaths that are no violence: somebody named died of an illness or of old age, and the network reads an attack."""

from __future__ import annotations

import re

from trucewatch.records import Incident, IncidentKind, Report

_DEATH = re.compile(r"(?:death|died|dies|passed away|passing|funeral|burial|mourn\w*)\b", re.IGNORECASE)
_VIOLENT = re.compile(
    r"\b(?:kill|murder|assassinat|shot|shoot|gun|bomb|blast|explo|attack|ambush|strike|struck|raid|clash|fight|fought|battle|combat|shell|rocket"
    r"|drone|mine|wound|injur|stab|hack|behead|execut|tortur|beat|custody|detention|captiv|hostage|massacre|violen|poison|hang|fire|fired|firefight"
    r"|encounter|skirmish|assault|operation|hit)\w*",
    re.IGNORECASE,
)
_NAME = re.compile(r"[A-Z][\w’'.-]*(?:\s(?:[A-Z][\w’'.-]*|of|the|bin|al|de|von))*\s[A-Z][\w’'.-]*")


def without_passing(report: Report) -> Report:
    """Return the report without deaths that nobody is said to have caused, in sentences without a word of violence."""
    return report.model_copy(update={"incidents": tuple(one for one in report.incidents if not _passed_away(one))})


def _passed_away(incident: Incident) -> bool:
    """Tell whether one person, called by name, died, and the sentence tells no violence."""
    if incident.kind is not IncidentKind.OTHER_VIOLENCE or incident.actor or not _DEATH.match(incident.anchor.quote):
        return False
    words = incident.sentence.quote
    one = incident.killed is None or incident.killed.value == 1
    return one and _NAME.search(words) is not None and not _VIOLENT.search(words)
