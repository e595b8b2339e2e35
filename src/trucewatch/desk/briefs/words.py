"""The words that both forms of a brief share."""

from __future__ import annotations

from datetime import UTC, datetime
from urllib.parse import quote

from trucewatch.desk.notices.notice import one_line
from trucewatch.desk.rests import Source

from .brief import Brief, Chapter
from .news import Told

LONGEST = 400
NONE = "Nothing new is known of any truce."


def title(brief: Brief) -> str:
    """Return the headline: what time the brief covers."""
    state = f" (states at the end of {brief.state:%Y-%m-%d}, the last day with news)" if brief.state else ""
    return f"What is new: {_time(brief.since)} to {_time(brief.until)}{state}"


def parts(chapter: Chapter) -> list[tuple[str, tuple[Told, ...]]]:
    """Return the parts of a chapter that have something in them, each with its heading."""
    named = (
        ("State", chapter.labels), ("New pledges", chapter.pledges), ("New incidents", chapter.incidents),
        ("Developments", chapter.developments),
    )  # fmt: skip
    return [(heading, lines) for heading, lines in named if lines]


def count(line: Told) -> str:
    """Return how many independent stories there are."""
    return "1 independent story" if line.stories == 1 else f"{line.stories} independent stories"


def said(text: str) -> str:
    """Return text from a page on one line, cut where it is too long."""
    line = one_line(text)
    return line if len(line) <= LONGEST else f"{line[:LONGEST].rsplit(' ', 1)[0]} …"


def origin(source: Source) -> str:
    """Return who published it, and when."""
    return said(source.origin)


def link(location: str) -> str | None:
    """Return the address to link to, with nothing in it that could end a link; None for what is not on the web."""
    return quote(location, safe="%/:=&?~#+!$,;@[]") if location.lower().startswith(("http://", "https://")) else None


def _time(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y-%m-%d %H:%M} UTC"
