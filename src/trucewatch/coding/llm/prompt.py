"""What is asked: the codebook as instruction, the text as data, the schema that holds the answer."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

from trucewatch.records import Document, IncidentFactuality, IncidentKind, PledgeFactuality, PledgeKind

PLEDGE_TEXTS = ("undertaking", "condition", "starts", "ends_or_duration", "said_by")
PLEDGE_LISTS = ("pledgers", "counterparts", "mediators")
INCIDENT_TEXTS = ("anchor", "actor", "target", "place", "date", "killed", "injured", "said_by")


def instruction() -> str:
    """Return the instruction: the same for every text, whatever stands in it."""
    return files(__package__).joinpath("prompt.txt").read_text("utf-8")


def question(document: Document) -> str:
    """Return the text as data: one JSON object, so that nothing in it can end the quotation or speak for the user."""
    published = document.imprint.published
    return json.dumps({"published": published.date().isoformat() if published else None, "text": document.body}, ensure_ascii=False)


def schema() -> dict[str, Any]:
    """Return the JSON schema of the answer."""
    pledge = {
        "kind": _choice([k.value for k in PledgeKind]),
        "factuality": _choice([f.value for f in PledgeFactuality]),
        "anonymous": {"type": "boolean"},
        **{field: _quote() for field in PLEDGE_TEXTS},
        **{field: {"type": "array", "items": {"type": "string"}} for field in PLEDGE_LISTS},
    }
    incident = {
        "kind": _choice([k.value for k in IncidentKind]),
        "factuality": _choice([f.value for f in IncidentFactuality]),
        "alleged_violation": {"type": "boolean"},
        **{field: _quote() for field in INCIDENT_TEXTS},
    }
    whole = {"relevant": {"type": "boolean"}, "origin": _quote(), "pledges": _many(pledge), "incidents": _many(incident)}
    return _closed(whole)


def _choice(values: list[str]) -> dict[str, Any]:
    return {"type": "string", "enum": values}


def _quote() -> dict[str, Any]:
    return {"type": ["string", "null"]}


def _many(fields: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": _closed(fields)}


def _closed(fields: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "properties": fields, "required": list(fields), "additionalProperties": False}
