"""The lines of a text that say where it comes from."""

from __future__ import annotations

from ...records import Span
from ..credit import is_credit, names_station


def credits_of(text: str, start: int) -> tuple[Span, ...]:
    """Return the credit lines of ``text`` in order. Before the article, at ``start``, an agency's name alone is a byline and no credit."""
    found, at = [], 0
    for row in text.split("\n"):
        line = row.strip()
        if names_station(line) or (at >= start and is_credit(line)):
            place = at + row.index(line)
            found.append(Span.of(text, place, place + len(line)))
        at += len(row) + 1
    return tuple(found)
