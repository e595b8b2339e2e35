"""Undertakings of a truce other than stopping violence: releases that are made, held back, taken up again.

No coder codes them. They are read from the wording alone ("delays the release of hostages", "frees 90 prisoners") and matter only where the
party has a truce with somebody just then: linking makes of each an act that begins no truce.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import NamedTuple

from trucewatch.records import Incident, IncidentKind, ObligationStatus, Party, Pledge, PledgeKind, Span

from .kin import BELLIGERENT, Kin
from .phrases import found, has
from .sentences import sentences

_QUICK = re.compile(r"(?i)releas|hand|free|return")
STATUS = {
    "release_held": ObligationStatus.SUSPENDED,
    "release_due": ObligationStatus.DUE,
    "release_made": ObligationStatus.MET,
}


class Release(NamedTuple):
    """Who is let go by the words of an undertaking, and where that stands."""

    what: str
    status: ObligationStatus


def release(words: str) -> Release | None:
    """Return what an undertaking says of a release; None where it is about something else."""
    return _release(words)


@cache
def _release(words: str) -> Release | None:
    for name, status in STATUS.items():
        match = next(found(name, words), None)
        if match and match.start() == 0:
            return Release(f"release of {_plural(match['what'].lower())}", status)
    return None


def of_the_freed(incident: Incident) -> bool:
    """Tell whether an abduction is no more than that of people who are let go: "handed over soldiers whom they had held captive"."""
    let_go = has("let_go", incident.sentence.before(incident.anchor))
    return incident.kind is IncidentKind.ABDUCTION and has("held", incident.anchor.quote) and let_go


def releases_told(text: str, kin: Kin, on: date) -> Iterator[Pledge]:
    """Yield the releases that a text tells of, each as an act of the party that lets go."""
    for first, last in sentences(text, len(text)) if _QUICK.search(text) else ():
        before = first
        for match in sorted(_matches(text[first:last]), key=lambda match: match.start()):
            start, end = first + match.start(), first + match.end()
            if start < before:
                continue
            party = _subject(text, before, start, kin, on)
            before = end
            if party is not None:
                whole = Span.of(text, first, last)
                yield Pledge(kind=PledgeKind.AGREEMENT, pledgers=(party,), undertaking=Span.of(text, start, end), sentence=whole)


def _matches(sentence: str) -> Iterator[re.Match[str]]:
    for name in STATUS:
        yield from found(name, sentence)


def _subject(text: str, start: int, end: int, kin: Kin, on: date) -> Party | None:
    """Return who is named last before the words of a release."""
    words = text[start:end].strip()
    named = kin.named(words) if words else None
    actor = kin.principal(named, on) if named else None
    if actor is None or kin.kind(actor) not in BELLIGERENT:
        return None
    at = text.index(words, start)
    return Party(span=Span.of(text, at, at + len(words)), actor=actor)


def _plural(noun: str) -> str:
    return noun if noun.endswith("s") or noun == "bodies" else f"{noun}s"
