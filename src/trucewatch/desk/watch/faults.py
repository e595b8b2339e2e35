"""What is wrong in the file of a watch, said as its writer knows it: the table, the setting, what stands there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

_TABLES = ("source", "tell")
_LONGEST = 60
_SAID = {
    "missing": "is missing",
    "too_short": "is missing",
    "extra_forbidden": "is no setting here",
    "union_tag_not_found": 'does not say by what: by = "terminal", "atom", "mail" or "webhook"',
    "union_tag_invalid": 'by must be "terminal", "atom", "mail" or "webhook"',
    "model_type": "must be a table",
    "finite_number": "must be a number",
    "float_parsing": "must be a number",
}


def first_fault(error: ValidationError, given: dict[str, Any]) -> str:
    """Return the first thing that is wrong in ``given``, with its place: ``[[source]] 2 (Inbox), interval = "soon": …``."""
    told = error.errors(include_url=False)[0]
    place = _place(told["loc"], given)
    said = _said(told)
    return f"{place}{_value(told)}: {said}" if place else said


def _place(loc: Sequence[int | str], given: dict[str, Any]) -> str:
    if len(loc) < 2 or loc[0] not in _TABLES or not isinstance(loc[1], int):
        return str(loc[0]) if loc else ""
    named = given[loc[0]][loc[1]]
    name = named.get("name") or named.get("by") if isinstance(named, dict) else None
    table = f"[[{loc[0]}]] {loc[1] + 1}" + (f" ({str(name)[:_LONGEST]})" if name else "")
    # Below a channel, pydantic names its kind before the setting.
    setting = next((part for part in loc[3 if loc[0] == "tell" else 2 :] if isinstance(part, str)), None)
    return f"{table}, {setting}" if setting else table


def _value(told: ErrorDetails) -> str:
    """Return what stands there, where that is short and may be repeated: a setting that is none may be a password."""
    value = told["input"]
    if told["type"] in ("extra_forbidden", "missing") or not isinstance(value, str | bool | int | float):
        return ""
    shown = f'"{value}"' if isinstance(value, str) else str(value).lower()
    return f" = {shown}" if len(shown) <= _LONGEST else ""


def _said(told: ErrorDetails) -> str:
    if told["type"] == "tuple_type":
        return f"must be written [[{told['loc'][0]}]]" if told["loc"][0] in _TABLES and len(told["loc"]) == 1 else 'must be a list: ["…"]'
    if told["type"] == "string_pattern_mismatch":
        return "must begin with http:// or https://" if "http" in told["ctx"]["pattern"] else "is no mail address"
    said = _SAID.get(told["type"]) or told["msg"].removeprefix("Value error, ").replace("Input should", "it should")
    return said[:1].lower() + said[1:]
