"""Incidents and reasons as people read them: by what happened, where and when, and not by an id."""

from __future__ import annotations

import re

from trucewatch.records import IncidentKind

KINDS = {
    IncidentKind.ARMED_CLASH: "armed clash",
    IncidentKind.SHELLING_ROCKET: "shelling or rockets",
    IncidentKind.AIR_DRONE_STRIKE: "air or drone strike",
    IncidentKind.BOMB_IED: "bomb",
    IncidentKind.SHOOTING: "shooting",
    IncidentKind.RAID_ARREST: "raid or arrest",
    IncidentKind.ABDUCTION: "abduction",
    IncidentKind.OTHER_VIOLENCE: "other violence",
}
INCIDENT = re.compile(r"incident (?P<id>(?:\d{4}-\d\d-\d\d-?)?(?P<told>\S*)) (?P<when>of|by) (?P<day>\d{4}-\d\d-\d\d)")
"""An incident in a reason: its id, of which ``told`` is kind and place, and the day of it, or by which it happened."""


def kind_and_place(told: str) -> tuple[str, str]:
    """Return in words the kind of an incident and the place that its id tells; no kind where the id begins with none."""
    kind = next((one for one in KINDS if told.startswith(one.value.replace("_", "-"))), None)
    place = told.removeprefix(kind.value.replace("_", "-")).strip("-") if kind else told
    return KINDS[kind] if kind else "", " ".join(word.capitalize() for word in place.replace("-s-", "'s-").split("-"))


def spoken(reason: str, with_id: bool = False) -> str:
    """Return a reason with its incidents in words; ``with_id`` keeps the id behind them, for who looks further."""
    return INCIDENT.sub(lambda found: _told(found, with_id), reason)


def _told(found: re.Match[str], with_id: bool) -> str:
    kind, place = kind_and_place(re.sub(r"-\d+$", "", found["told"]))
    if not kind or found["id"] == found["told"]:
        return found[0]
    day = found["day"] if found["when"] == "of" else f"by {found['day']}"
    return ", ".join(filter(None, (kind, place, day))) + (f" [{found['id']}]" if with_id else "")
