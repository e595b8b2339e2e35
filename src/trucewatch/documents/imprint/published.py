"""When a page was published and updated, and where it says so."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import datetime, time, timedelta
from pathlib import PurePath
from typing import NamedTuple

from ...records import Page
from ..layout import Layout
from ..mast import mast_of
from ..numbers import valid
from ..times import group_of, is_date, labelled, moment
from .dateline import Found

# An address that holds a day: /2020/10/11/.
_IN_ADDRESS = re.compile(r"/((?:19|20)\d{2})/(\d{1,2})/(\d{1,2})(?=[/-])")
# A day in the name of a file: 2016-08-28, 2016_08_28, 20160828.
_IN_NAME = re.compile(r"(?<!\d)((?:19|20)\d{2})([-_.]?)(\d{2})\2(\d{2})(?!\d)")
_OF_ONE_PAGE = frozenset({".html", ".htm", ".xhtml", ".txt", ".text", ".md", ".pdf"})

# A clock without a zone, which is taken as UTC for want of a better; zones are quarters of an hour apart.
_UNZONED = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2})?(?:\.\d+)?")
_FARTHEST = timedelta(hours=14)


class When(NamedTuple):
    """A time in UTC, where it comes from, and the words that state it."""

    time: datetime
    source: str
    phrase: str


def published_of(layout: Layout, page: Page, dateline: Found | None, language: str) -> When | None:
    """Return when the page was published, and its source: given, feed, meta, text, address, dateline, found (by htmldate), file name.

    ``language`` is a tag that tells day from month, where anything does.
    """
    given = dict(page.facts)
    answers = (
        (given.get("published"), given.get("published_source", "given")),
        (None if "published" in given else layout.facts.get("published"), "meta"),
        *((phrase, "text") for phrase in _stated(layout, "published")),
        *((phrase, "text") for phrase in _stated(layout, "")),
        (_in_address(layout, page), "address"),
        (dateline.day if dateline else None, "dateline"),
        (None if next(_stated(layout, "updated"), None) else layout.facts.get("published_found"), "found"),
        (_in_file_name(page), "file name"),
    )
    found = list(_whens(answers, language))
    return next((one for one in found if _refines(one, found[0])), found[0] if found else None)


def _refines(one: When, first: When) -> bool:
    """Tell whether a time says what the first answer leaves open: the hour of a day alone, or the zone of a clock."""
    if first.source != "meta" or one.source != "text" or one.time.time() == time():
        return False
    if first.time.time() == time() and ":" not in first.phrase:
        return one.time.date() == first.time.date()
    apart = abs(one.time - first.time)
    return _UNZONED.fullmatch(first.phrase) is not None and apart <= _FARTHEST and apart.seconds % 900 == first.time.second


def updated_of(layout: Layout, published: When | None, language: str) -> When | None:
    """Return when the page was last changed, where it states that: as such, or by a bare time beside an earlier one of publication."""
    answers = ((layout.facts.get("updated"), "meta"), *((phrase, "text") for phrase in _stated(layout, "updated")))
    if found := next(_whens(answers, language), None):
        return found
    if not any(_stated(layout, "published")) or published is None:
        return None
    bare = _whens(((phrase, "text") for phrase in _stated(layout, "")), language)
    return next((one for one in bare if one.time > published.time and one.time.time() != time()), None)


def _whens(answers: Iterable[tuple[str | None, str]], language: str) -> Iterator[When]:
    for phrase, source in answers:
        if phrase and (stated := moment(phrase, language)):
            yield When(stated, source, phrase)


def _stated(layout: Layout, label: str) -> Iterator[str]:
    """Yield the times that lines above or below the article state under a label of the group; under none, for "", those above."""
    if not label:
        yield from (over.day for line in layout.above if not is_date(line) and (over := mast_of(line)) and over.day)
    for line in filter(is_date, (*layout.above, *(layout.credits if label else ()))):
        yield from (phrase.strip() for word, phrase in labelled(line) if phrase.strip() and group_of(word) == label)


def _in_address(layout: Layout, page: Page) -> str | None:
    for address in (layout.facts.get("canonical", ""), page.location):
        if "://" in address and (found := _IN_ADDRESS.search(address)):
            return f"{found[1]}-{int(found[2]):02}-{int(found[3]):02}"
    return None


def _in_file_name(page: Page) -> str | None:
    """Return the one day in the name of the page's own file, if it is not to come: "p05-2016-08-28.txt"; a list's name says nothing."""
    path = PurePath(page.location)
    if "://" in page.location or path.suffix.lower() not in _OF_ONE_PAGE:
        return None
    named = {valid(*map(int, found.group(1, 3, 4))) for found in _IN_NAME.finditer(path.stem)}
    day = named.pop() if len(named) == 1 else None
    return f"{day:%Y-%m-%d}" if day and day <= page.gathered.date() else None
