"""Names of those who write, as a page's head and its bylines give them, and what stands beside names there."""

from __future__ import annotations

import re

from .lexicon import lines

_PERSON = re.compile(r"[^\W\d_a-z][\w.'’-]*(?: (?:(?:al|bin|de|del|di|da|van|von|el)[ -])?[^\W\d_a-z][\w.'’-]*){1,3}")
_JOINTS = re.compile(r",\s+|\s+(?:and|&)\s+|\s*;\s*")
_BY = re.compile(r"by:? ", re.I)
# Names of Chinese and Japanese have no space in them.
_LETTERS = re.compile(r"[\u3040-\u9fff]{2,5}")


def authors(said: str) -> list[str]:
    """Return the names of people that a page's head gives as its authors, those of one word left out."""
    names = [name.strip() for name in _JOINTS.split(_BY.sub("", said, count=1) if _BY.match(said) else said)]
    return [name for name in names if (" " in name and not is_role(name)) or _LETTERS.fullmatch(name)]


def from_name(row: str, name: str) -> str:
    """Return a row from a name on, where what stands before it is a label, whichever: "Texto: Jane Doe"."""
    return row[row.index(name) :] if name and f": {name}" in row else row


def is_person(row: str) -> bool:
    """Tell whether a row has the form of a person's name."""
    return _PERSON.fullmatch(row) is not None


def is_role(row: str) -> bool:
    """Tell whether a row says what somebody is, and not who: "Africa correspondent"."""
    return lines("above", "role").fullmatch(row) is not None


def is_desk(row: str) -> bool:
    """Tell whether a row names those who write as a body: "Newsroom"."""
    return lines("above", "desk").fullmatch(row) is not None


def is_beside(row: str) -> bool:
    """Tell whether a row stands in bylines and yet names nobody who wrote: a button, a count, who took the pictures."""
    return lines("above", "beside").fullmatch(row) is not None
