"""Reasons as people read them: an incident by what happened, where and when, and not by its id."""

from __future__ import annotations

import re

_KINDS = {
    "armed-clash": "armed clash",
    "shelling-rocket": "shelling or rockets",
    "air-drone-strike": "air or drone strike",
    "bomb-ied": "bomb",
    "shooting": "shooting",
    "raid-arrest": "raid or arrest",
    "abduction": "abduction",
    "other-violence": "other violence",
}
_INCIDENT = re.compile(
    rf"incident (?P<id>\d{{4}}-\d\d-\d\d-(?P<kind>{'|'.join(_KINDS)})(?:-(?P<place>\S+))?) "
    r"(?P<when>of|by) (?P<day>\d{4}-\d\d-\d\d)"
)


def spoken(reason: str, with_id: bool = False) -> str:
    """Return a reason with its incidents in words; ``with_id`` keeps the id behind them, for who looks further."""
    return _INCIDENT.sub(lambda found: _told(found) + (f" [{found['id']}]" if with_id else ""), reason)


def _told(found: re.Match[str]) -> str:
    place = " ".join(word.capitalize() for word in re.sub(r"-?\b\d+$", "", found["place"] or "").replace("-s-", "'s-").split("-"))
    day = found["day"] if found["when"] == "of" else f"by {found['day']}"
    return ", ".join(filter(None, (_KINDS[found["kind"]], place, day)))
