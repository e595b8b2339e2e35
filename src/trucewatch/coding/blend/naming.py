"""Speakers of a report by their fullest names in the text, those quoted before those who quote them; targets without what runs on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from trucewatch.coding.fullnames import FullNames
from trucewatch.coding.quoting import innermost
from trucewatch.records import Incident, Party, Pledge, Report, Span, Speaker

Named = TypeVar("Named", Party, Speaker)


def named(report: Report, text: str) -> Report:
    """Return ``report`` with its names as the codebook asks for them; ``text`` is the document's."""
    names = FullNames(text)
    return report.model_copy(
        update={
            "pledges": tuple(_pledge(pledge, names) for pledge in report.pledges),
            "incidents": tuple(_incident(incident, names) for incident in report.incidents),
        }
    )


def _pledge(pledge: Pledge, names: FullNames) -> Pledge:
    return pledge.model_copy(update={"said_by": _speaker(pledge.said_by, names)})


def _incident(incident: Incident, names: FullNames) -> Incident:
    told: dict[str, Any] = {"said_by": _speaker(incident.said_by, names)}
    if incident.target:
        told["target"] = _at(incident.target, names.cut)
    return incident.model_copy(update=told)


def _speaker(speaker: Speaker | None, names: FullNames) -> Speaker | None:
    return _at(speaker, lambda span: names.speaker(innermost(names.text, names.cut(span)))) if speaker else None


def _at(named: Named, change: Callable[[Span], Span]) -> Named:
    return named.model_copy(update={"span": change(named.span)})
