"""When a page was published and updated, and where it says so."""

from __future__ import annotations

from datetime import datetime

from ...records import Page
from ..layout import Layout
from ..lexicon import lines
from .dateline import Found
from .times import moment


def published_of(layout: Layout, page: Page, dateline: Found | None) -> tuple[datetime | None, str | None]:
    """Return the time of publication in UTC and its source: given, feed, meta, text, dateline or found (by htmldate)."""
    given = dict(page.facts)
    answers = (
        (given.get("published"), given.get("published_source", "given")),
        (None if "published" in given else layout.facts.get("published"), "meta"),
        (_line(layout), "text"),
        (dateline.day if dateline else None, "dateline"),
        (layout.facts.get("published_found"), "found"),
    )
    for phrase, source in answers:
        if phrase and (when := moment(phrase)):
            return when, source
    return None, None


def updated_of(layout: Layout) -> datetime | None:
    """Return the time of the last change in UTC, where the page states one."""
    line = next((line for line in layout.above if line.lower().startswith(("updated", "last updated", "modified", "last modified"))), "")
    return moment(layout.facts.get("updated", "")) or moment(line)


def _line(layout: Layout) -> str | None:
    dated = (line for line in layout.above if lines("above", "date").fullmatch(line))
    return next((line for line in dated if "updated" not in line.lower() or "published" in line.lower()), None)
