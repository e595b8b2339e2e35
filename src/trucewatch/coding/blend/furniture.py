"""Lines around an article that tell nothing of what happened: an outlet's name, a byline. Nobody named there alone is hit or acts."""

from __future__ import annotations

from trucewatch.records import Incident, Party, Place, Report, Span


def without_furniture(report: Report, text: str) -> Report:
    """Return the report with incidents of which no actor, target or place is what fills a line by itself."""
    return report.model_copy(update={"incidents": tuple(_without(one, text) for one in report.incidents)})


def _without(incident: Incident, text: str) -> Incident:
    told: dict[str, Party | Place | None] = {"actor": incident.actor, "target": incident.target, "place": incident.place}
    gone = {name: None for name, one in told.items() if one and _fills_its_line(one.span, text)}
    return incident.model_copy(update=gone) if gone else incident


def _fills_its_line(span: Span, text: str) -> bool:
    """Tell whether a phrase is a whole line of the text but for "The" and "By"."""
    start, end = text.rfind("\n", 0, span.start) + 1, text.find("\n", span.end)
    line = text[start : end if end >= 0 else len(text)].strip()
    return line.removeprefix("By ").removeprefix("The ") == span.quote.removeprefix("The ") and len(line) < len(text.strip())
