"""Who is accused by an army or a movement of a breach is never its own side: "General X of the army says that the militias violated it".

Whom such words as "the militias" or "the enemy" mean, told by a side, is the one that the text names against it; else nobody is known.
"""

from __future__ import annotations

import re

from trucewatch.records import Incident, Report

from .cast import Cast

_THE_OTHERS = re.compile(
    r"(?:the\s)?(?:(?:other|opposing)\s(?:side|party|camp)|enem(?:y|ies)|aggressors?|militias?|rebels?|insurgents?|terrorists?|mercenaries)"
    r"(?:\s(?:forces|fighters|troops|militias?|men))?",
    re.IGNORECASE,
)


def with_others_accused(report: Report, cast: Cast) -> Report:
    """Return the report with breaches of which a side accuses others without a name as theirs, not its own."""
    return report.model_copy(update={"incidents": tuple(_of_others(one, cast) for one in report.incidents)})


def _of_others(incident: Incident, cast: Cast) -> Incident:
    actor, speaker = incident.actor, incident.said_by
    if actor is None or speaker is None or not incident.alleged_violation or not _THE_OTHERS.fullmatch(actor.span.quote):
        return incident
    if not (actor.actor and speaker.actor and cast.kin.akin(actor.actor, speaker.actor)):
        return incident
    groups = [one for one in cast.signing if not cast.kin.akin(one.actor or "", speaker.actor)]
    other = cast.group(speaker.actor) if groups else cast.state(speaker.actor)
    target = incident.target if incident.target and not cast.kin.akin(incident.target.actor or "", other or "") else None
    return incident.model_copy(update={"actor": actor.model_copy(update={"actor": other}) if other else None, "target": target})
