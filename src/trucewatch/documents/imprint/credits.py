"""The lines of a text that say where it comes from."""

from __future__ import annotations

from ...records import Span
from ..credit import is_credit


def credits_of(text: str) -> tuple[Span, ...]:
    """Return the credit lines of ``text``, wherever they stand, in order."""
    found, at = [], 0
    for row in text.split("\n"):
        line = row.strip()
        if is_credit(line):
            start = at + row.index(line)
            found.append(Span.of(text, start, start + len(line)))
        at += len(row) + 1
    return tuple(found)
