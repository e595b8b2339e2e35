"""What a person states of one entry, as the codebook's record of it."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from trucewatch.errors import SettingError
from trucewatch.records import IncidentKind, PledgeKind

SURE = 1.0
PLEDGE = {
    "who": "pledgers",
    "towards": "counterparts",
    "act": "undertaking",
    "condition": "condition",
    "when": "starts",
    "lasts": "ends_or_duration",
    "mediators": "mediators",
    "said_by": "said_by",
    "anonymous": "anonymous",
    "factuality": "factuality",
}
INCIDENT = {
    "who": "actor",
    "towards": "target",
    "act": "anchor",
    "when": "date_text",
    "place": "place",
    "killed": "killed",
    "injured": "injured",
    "said_by": "said_by",
    "anonymous": "anonymous",
    "claimed_by": "claimed_by",
    "denied_by": "denied_by",
    "breach": "alleged_violation",
    "factuality": "factuality",
}
"""What the codebook calls each thing that can be said of a pledge, and of an incident."""


def codebook_record(text: str, kind: str, said: Mapping[str, Any], source: str | None, published: str | None) -> dict[str, Any]:
    """Return the record with one entry of ``kind``; ``said`` is what is said of it, by the names of :data:`PLEDGE` or :data:`INCIDENT`.

    ``source`` is the address the text stands at, or the name of who printed it. Raises SettingError for an unknown kind, and for what
    cannot be said of an entry of that kind.
    """
    pledge = kind in set(PledgeKind)
    if not pledge and kind not in set(IncidentKind):
        raise SettingError(f"no kind {kind!r}", remedy=f"a pledge: {', '.join(PledgeKind)}; an incident: {', '.join(IncidentKind)}")
    names = PLEDGE if pledge else INCIDENT
    stated = {name: value for name, value in said.items() if value}
    if foreign := sorted(set(stated) - set(names)):
        what = "a pledge" if pledge else "an incident"
        raise SettingError(f"{foreign[0]!r} is nothing that is said of {what}", remedy=f"of {what}: {', '.join(names)}")
    entry = {names[name]: _one(name, value) if names[name] in ("actor", "target") else value for name, value in stated.items()}
    return {
        "id": f"by hand {sha256(text.encode()).hexdigest()[:8]}",
        "text": text,
        "published": published,
        "pledges" if pledge else "incidents": [{"kind": kind, "confidence": SURE} | entry],
    } | _source(source)


def _one(name: str, values: object) -> object:
    if isinstance(values, list | tuple) and len(values) > 1:
        raise SettingError(f"an incident has one {name!r}, not {len(values)}", remedy="record one entry for each")
    return values[0] if isinstance(values, list | tuple) else values


def _source(source: str | None) -> dict[str, str]:
    if source is None:
        return {}
    return {"url": source} if "://" in source else {"outlet": source}
