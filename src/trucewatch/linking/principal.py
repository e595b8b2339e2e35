"""A state answers for its army: before linking, actors are replaced by those who answer for them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from trucewatch.records import Condition, Party, Record, Report, Speaker


def answering(report: Report, principal: Callable[[str], str]) -> Report:
    """Return the report with the actor of every party and speaker replaced by its principal."""
    return report.model_copy(
        update={
            "pledges": tuple(_replaced(pledge, principal) for pledge in report.pledges),
            "incidents": tuple(_replaced(incident, principal) for incident in report.incidents),
        }
    )


def _replaced(record: Record, principal: Callable[[str], str]) -> Any:
    fields = {name: _value(getattr(record, name), principal) for name in type(record).model_fields}
    return record.model_copy(update=fields)


def _value(value: Any, principal: Callable[[str], str]) -> Any:
    if isinstance(value, Party | Speaker):
        return value.model_copy(update={"actor": principal(value.actor)}) if value.actor else value
    if isinstance(value, Condition):
        return _replaced(value, principal)
    if isinstance(value, tuple):
        return tuple(_value(item, principal) for item in value)
    return value
