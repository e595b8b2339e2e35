"""A state answers for its army: before linking, actors are replaced by those who answer for them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from trucewatch.records import Condition, Incident, Party, Pledge, Record, Report, Speaker

REPLACED = (Pledge, Incident, Condition)


def answering(report: Report, principal: Callable[[str], str]) -> Report:
    """Return the report with the actor of every party and speaker replaced by its principal; what nobody answers for is the same object."""
    pledges, incidents = _all(report.pledges, principal), _all(report.incidents, principal)
    if pledges is report.pledges and incidents is report.incidents:
        return report
    return report.model_copy(update={"pledges": pledges, "incidents": incidents})


def _replaced(record: Record, principal: Callable[[str], str]) -> Any:
    before = {name: getattr(record, name) for name in type(record).model_fields}
    fields = {name: now for name, was in before.items() if (now := _value(was, principal)) is not was}
    return record.model_copy(update=fields) if fields else record


def _value(value: Any, principal: Callable[[str], str]) -> Any:
    if isinstance(value, Party | Speaker):
        answers = principal(value.actor) if value.actor else value.actor
        return value if answers == value.actor else value.model_copy(update={"actor": answers})
    if isinstance(value, Record):
        return _replaced(value, principal) if isinstance(value, REPLACED) else value
    return _all(value, principal) if isinstance(value, tuple) else value


def _all(values: tuple[Any, ...], principal: Callable[[str], str]) -> tuple[Any, ...]:
    found = tuple(_value(one, principal) for one in values)
    return values if all(one is other for one, other in zip(found, values, strict=True)) else found
