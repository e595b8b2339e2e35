"""The days that belong to an act: when a truce starts, until when it holds, and which day beside an act of violence is none of its own."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta

from trucewatch.records import Incident, Pledge, PledgeKind, Precision

from .ended_when import with_the_time_of_its_end
from .made_beside import made_in
from .phrases import has
from .prolonging import with_its_new_end
from .sense import kind_of, sense
from .senses import MADE

LASTING = frozenset({PledgeKind.AGREEMENT, PledgeKind.DECLARATION, PledgeKind.EXTENSION})
_YEAR = re.compile(r"\b\d{4}\b")
_LEAP = (2, 29)
_UNTIL = re.compile(r"\b(?:until|till|up to|through)\s(?:at least\s)?(?:the\s)?$", re.IGNORECASE)


def on_its_days(pledge: Pledge, text: str, on: date) -> Pledge:
    """Return a pledge of a text told on a day, with the start and the end that its words mean."""
    pledge = with_its_new_end(pledge, text, on)
    return _until_ahead(_from_now(_not_from_its_end(_without_early_start(with_the_time_of_its_end(pledge, text, on))), text, on), on)


def on_its_own_day(incident: Incident) -> Incident:
    """Leave out of an act of violence the day that is the truce's ("the first breach of the truce that began on Oct. 1")."""
    told = incident.when
    if told is None or not has("truces_day", incident.sentence.before(told.span)):
        return incident
    return incident.model_copy(update={"when": None})


def _without_early_start(pledge: Pledge) -> Pledge:
    """Leave out a start that an earlier sentence gives: what happened then is something else."""
    early = pledge.starts is not None and pledge.starts.span.end <= pledge.sentence.start
    return pledge.model_copy(update={"starts": None}) if early else pledge


def _not_from_its_end(pledge: Pledge) -> Pledge:
    """Leave out a start that is the day until which it holds: "will halt its attacks until 22 April" holds from now on."""
    starts, until = pledge.starts, pledge.until
    if starts is None or until is None or not until.span.overlaps(starts.span):
        return pledge
    both = not _UNTIL.search(pledge.sentence.before(starts.span))
    return pledge if both else pledge.model_copy(update={"starts": None})


def _from_now(pledge: Pledge, text: str, on: date) -> Pledge:
    """Let what is "immediate" start on the day on which it is told to have been made, or else on that of its report."""
    starts = pledge.starts
    if starts is None or starts.earliest is None or not has("at_once", starts.span.quote):
        return pledge
    made = made_in(pledge, text, on)
    told = made.earliest.date() if made and made.latest - made.earliest <= timedelta(days=1) else on
    if starts.earliest.date() == told:
        return pledge
    day = datetime.combine(told, time(), UTC)
    now = starts.model_copy(update={"earliest": day, "latest": day + timedelta(days=1), "precision": Precision.DAY})
    return pledge.model_copy(update={"starts": now})


def _until_ahead(pledge: Pledge, on: date) -> Pledge:
    """Let what is agreed or prolonged until a day without a year hold until that day comes next: "until July 15", said in January."""
    until = pledge.until
    if until is None or until.earliest is None or until.precision is not Precision.DAY or _YEAR.search(until.span.quote):
        return pledge
    day = (until.earliest.month, until.earliest.day)
    ahead = kind_of(pledge) in LASTING and sense(pledge) in MADE
    if until.earliest.date() >= on or day == _LEAP or not ahead:
        return pledge
    next_one = until.earliest.replace(year=on.year + (day < (on.month, on.day)))
    return pledge.model_copy(update={"until": until.model_copy(update={"earliest": next_one, "latest": next_one + timedelta(days=1)})})
