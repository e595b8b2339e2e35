"""One entry for one act: what headline, lead and body tell again becomes one entry with the fullest fields."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from trucewatch.records import Incident, Pledge, Report, Span

from .pairing import Entry
from .same import names, quotes, same_incident, same_pledge, where

PLEDGE_GAPS = ("pledgers", "counterparts", "condition", "threat", "starts", "ends_or_duration", "until", "mediators", "said_by")
NAMED = ("place", "said_by")
INCIDENT_GAPS = ("actor", "target", "place", "when", "killed", "injured", "damage", "said_by")



def merged(report: Report, headline: int = 0) -> Report:
    """Return ``report`` with each act once. Its text's headline ends at code point ``headline`` (0: there is none)."""
    pledges = once(report.pledges, lambda a, b: same_pledge(a, b, headline), headline)
    incidents = once(report.incidents, lambda a, b: same_incident(a, b, headline), headline)
    return report.model_copy(update={"pledges": tuple(pledges), "incidents": tuple(incidents)})


def once(entries: Sequence[Entry], same: Callable[[Entry, Entry], bool], headline: int = 0) -> list[Entry]:
    """Return the entries in the order of the text, those that tell one act joined, until no two are left that do."""
    fewer = [joined(group) for group in gathered(entries, same, headline)]
    return once(fewer, same, headline) if len(fewer) < len(entries) else sorted(fewer, key=lambda e: (where(e), e.model_dump_json()))


def gathered(entries: Sequence[Entry], same: Callable[[Entry, Entry], bool], headline: int = 0) -> list[list[Entry]]:
    """Return the entries by act; the surest telling leads, a headline's comes last.

    An entry joins a group only where it is the same as each of its tellings.
    """
    groups: list[list[Entry]] = []
    for entry in sorted(entries, key=lambda e: (where(e) < headline, -(e.confidence or 0.0), where(e), e.model_dump_json())):
        fitting = [group for group in groups if all(same(entry, other) for other in group)]
        if fitting:
            min(fitting, key=lambda group: abs(where(group[0]) - where(entry))).append(entry)
        else:
            groups.append([entry])
    return groups


def fullest(values: list[Any], named: bool) -> Any:
    """Return the first value that names somebody or something, else the first that states anything, else the first."""
    stated = [value for value in values if value]
    return next((value for value in stated if not named or names(quotes(value))), stated[0] if stated else values[0])


def joined(group: list[Entry]) -> Entry:
    """Return the first telling with its gaps filled from the others, and their sentences as mentions."""
    first, *later = group
    if not later:
        return first
    gaps = PLEDGE_GAPS if isinstance(first, Pledge) else INCIDENT_GAPS
    filled: dict[str, Any] = {name: fullest([getattr(telling, name) for telling in group], name in NAMED) for name in gaps}
    return first.model_copy(update={**filled, "mentions": _mentions(first, later)})


def _mentions(first: Pledge | Incident, later: Sequence[Pledge | Incident]) -> tuple[Span, ...]:
    told = {*first.mentions, *(span for one in later for span in (one.sentence, *one.mentions))} - {first.sentence}
    return tuple(sorted(told, key=lambda span: (span.start, span.end)))
