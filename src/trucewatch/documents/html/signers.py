"""Rows of a byline put in order before they are read: initials of pictures, labels over names, the head's authors one below another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..lexicon import lines
from ..names import is_person
from ..times import is_date
from .segments import Segment

Row = tuple[Segment, str]
_INITIALS = re.compile(r"(?:[^\W\d_a-z]\.? ?){1,4}")


def ordered(rows: Sequence[Row], names: Sequence[str]) -> Iterator[Row]:
    """Yield the rows without initials of the name that follows, a label and the name under it as one, and so the names of the head."""
    at = 0
    while at < len(rows):
        segment, row = rows[at]
        after = rows[at + 1][1] if at + 1 < len(rows) else ""
        at += 1
        if _abbreviates(row, after):
            continue
        if _is_label(row, rows[at - 2][1] if at > 1 else "", after):
            row, at = f"{row}: {after}", at + 1
        while at < len(rows) and row.endswith(tuple(names)) and rows[at][1] in names and rows[at][1] not in row:
            row, at = f"{row}, {rows[at][1]}", at + 1
        yield segment, row


def _abbreviates(row: str, name: str) -> bool:
    letters = re.sub(r"\W", "", row)
    return bool(_INITIALS.fullmatch(row)) and len(name.split()) > 1 and letters == "".join(word[0] for word in name.split())[: len(letters)]


def _is_label(row: str, before: str, after: str) -> bool:
    """Tell whether a row is a label over a name; below a name the same word says what that person is."""
    named = is_person(after) and not is_date(after)
    return named and not is_person(before) and lines("above", "over").fullmatch(row) is not None
