"""A person's signature below a text: a name alone on its line, with the place perhaps."""

from __future__ import annotations

import re

from trucewatch import agencies

from .credit import is_credit
from .furniture import is_furniture

_LONGEST_NAME = 40
_NAME = r"[^\W\d_a-z][\w.'’-]*(?: (?:(?:al|bin|de|del|di|da|van|von|el)[ -])?[^\W\d_a-z][\w.'’-]*){1,3}"
_SIGNATURE = re.compile(rf"[\s—–(*-]*(?P<name>{_NAME})(?:,? (?:in|from|at|à|en|aus|em|a|da) [^\W\d_a-z][\w .'’-]{{1,40}})?[\s)*]*")


def is_signature(line: str) -> bool:
    """Tell whether a line is nothing but a person's name, and where that person was: "— Jane Doe in Goma"."""
    found = _SIGNATURE.fullmatch(line)
    known = found and (agencies.first(line, weak=True) or is_furniture(line) or is_credit(line))
    return found is not None and not known and len(found["name"]) <= _LONGEST_NAME


def signed_by(line: str) -> str:
    """Return the name of a signature, "" where ``line`` is none."""
    found = _SIGNATURE.fullmatch(line)
    return found["name"] if found and is_signature(line) else ""
