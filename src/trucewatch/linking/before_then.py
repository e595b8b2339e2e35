"""Violence told as what came before: "six weeks after its leader was shot dead", "Minutes before, rockets were fired"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime, timedelta

from trucewatch.records import Incident, Interval, Pledge, Precision, Report, When

from .said_day import COUNTED, counted_back

# So long after it what the report tells happened: in the clause before the act's word.
_AFTER = re.compile(
    rf"\b(?P<count>{COUNTED}|\d{{1,2}})[ ]"
    r"(?P<unit>day|week|month|year)s? after\b[^.;:,]*\Z",
    re.IGNORECASE,
)
# Right before what the sentence before tells.
_BEFORE = re.compile(
    r"\A(?P<unit>Minutes|Moments|Hours|(?:Shortly|Just)|(?:Half )?[Aa]n hour|(?:Two|Three|A few|Several|Some) (?:minutes|hours))"
    r" (?:before|earlier|beforehand)(?: (?:that|then|it))?, "
)
_AT_MOST = {True: timedelta(hours=12), False: timedelta(hours=1)}


def with_what_came_before(report: Report, on: date) -> Report:
    """Return a report with its acts of violence, of whose time nothing else is told, at the time that they are told to have been before."""
    return report.model_copy(update={"incidents": tuple(_dated(one, report.pledges, on) for one in report.incidents)})


def _dated(incident: Incident, pledges: Sequence[Pledge], on: date) -> Incident:
    coded = incident.when
    when = (_long_before(incident, on) if coded is None or coded.earliest is None else None) or _right_before(incident, pledges)
    own = when is not None and (coded is None or coded.span.overlaps(when.span))
    return incident.model_copy(update={"when": when}) if own else incident


def _long_before(incident: Incident, on: date) -> When | None:
    told = _AFTER.search(incident.sentence.before(incident.anchor))
    if told is None:
        return None
    return _when(incident, told, counted_back(told["unit"].lower(), told["count"].lower(), on), Precision.UNKNOWN)


def _right_before(incident: Incident, pledges: Sequence[Pledge]) -> When | None:
    """Return the time right before the start that the last sentence before tells, for an act that is told to have been before that."""
    told = _BEFORE.match(incident.sentence.quote)
    start = next((moment for pledge in reversed(pledges) if (moment := _start(pledge, incident))), None) if told else None
    if told is None or start is None:
        return None
    return _when(incident, told, Interval(earliest=start - _AT_MOST["hour" in told["unit"].lower()], latest=start), Precision.MINUTE)


def _start(pledge: Pledge, incident: Incident) -> datetime | None:
    near = 0 <= incident.sentence.start - pledge.sentence.end < 3
    return pledge.starts.earliest if near and pledge.starts else None


def _when(incident: Incident, told: re.Match[str], then: Interval, precision: Precision) -> When:
    return When(span=incident.sentence.part(*told.span()), earliest=then.earliest, latest=then.latest, precision=precision)
