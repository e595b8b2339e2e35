"""When a page was published and updated, and where it says so."""

from __future__ import annotations

import re
from datetime import datetime

from ...records import Page
from ..layout import Layout
from ..lexicon import lines
from .dateline import Found
from .times import moment

_UPDATED = re.compile(r"\b(?:updated|modified)(?: on| at)?:? (.*)", re.IGNORECASE)


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
    stated = (found[1] for line in layout.above if (found := _UPDATED.search(line)))
    return moment(layout.facts.get("updated", "")) or moment(next(stated, ""))


def _line(layout: Layout) -> str | None:
    dated = (line for line in layout.above if lines("above", "date").fullmatch(line))
    first = (_UPDATED.split(line)[0] for line in dated)
    return next((line for line in first if line.strip()), None)
