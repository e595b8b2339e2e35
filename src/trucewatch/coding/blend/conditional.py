"""Violence that only a condition speaks of: "if the army shells the town again" tells of no shelling."""

from __future__ import annotations

from trucewatch.records import Report


def unconditional(report: Report) -> Report:
    """Return the report without the incidents whose act stands in the condition of a pledge."""
    conditions = [pledge.condition.span for pledge in report.pledges if pledge.condition]
    kept = tuple(one for one in report.incidents if not any(one.anchor.overlaps(condition) for condition in conditions))
    return report.model_copy(update={"incidents": kept})
