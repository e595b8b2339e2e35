"""Victims who are counted again: "Seven of the dead were conscripts" tells of no second act, but of those killed before it."""

from __future__ import annotations

import re

from trucewatch.records import Incident, Report

from .merge import joined
from .same import apart, apart_in_time, like_kinds, quotes

_OF_THEM = re.compile(r" of (?:the (?:dead|victims|slain|fatalities|bodies)|those (?:killed|who (?:died|were killed)))\b", re.IGNORECASE)
BEHIND = 600  # code points: how far behind an act its dead are still "the dead"


def counted_once(report: Report, text: str) -> Report:
    """Return the report with what only counts some of the dead of an act told before as more of that act."""
    kept: list[Incident] = []
    for one in sorted(report.incidents, key=lambda incident: incident.anchor.start):
        before = _told_before(one, kept, text)
        kept = [joined([other, one]) if other is before else other for other in kept] if before else [*kept, one]
    return report.model_copy(update={"incidents": tuple(kept)})


def _told_before(incident: Incident, before: list[Incident], text: str) -> Incident | None:
    """Return the last act told before of whose dead an act counts some."""
    killed = incident.killed
    if killed is None or not _OF_THEM.match(text, killed.span.end):
        return None
    return next((other for other in reversed(before) if _may_be_one(incident, other, killed.value)), None)


def _may_be_one(one: Incident, other: Incident, some: int) -> bool:
    """Tell whether some of the dead of an act told shortly before can be those of another."""
    enough = other.killed is not None and other.killed.value >= some and one.anchor.start - other.anchor.end < BEHIND
    differ = apart(quotes(one.actor), quotes(other.actor)) or apart_in_time(one, other)
    return enough and like_kinds(one.kind, other.kind) and not differ
