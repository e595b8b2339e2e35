"""Times in a print that states no day of publication: "on Monday" means there what it means in the dated prints of its story."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from trucewatch.linking import Told
from trucewatch.records import Document, When


def dated(told: Told) -> Told:
    """Return a print with the times that it counts from its publication, as of the day of its story where it states none itself."""
    if told.as_of is None:
        return told
    day, document, report = told.as_of.date(), told.document, told.report
    incidents = (one.model_copy(update={"when": _meant(one.when, document, day, False)}) for one in report.incidents)
    pledges = (one.model_copy(update={"starts": _meant(one.starts, document, day, True)}) for one in report.pledges)
    return replace(told, report=report.model_copy(update={"incidents": tuple(incidents), "pledges": tuple(pledges)}))


def _meant(told: When | None, document: Document, day: date, start: bool) -> When | None:
    """Return a time that a coder could not tell as it is told on a day; ``start`` is whether it is one at which a truce starts."""
    if told is None or told.earliest is not None:
        return told
    from trucewatch.coding.times import Setting
    from trucewatch.coding.when import exact, when

    found = when(told.span, Setting(day, document.text, told.span.start, start))
    return exact(found) if start else found
