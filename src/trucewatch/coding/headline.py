"""Where a text's headline ends, where it begins with one."""

from __future__ import annotations

import re

from trucewatch.records import Document

LONGEST = 140
_STOP = re.compile(r"[.!?:][\"”’')]*\s*\Z")


def headline_end(document: Document) -> int:
    """Return the code point at which the headline ends: a first line without a full stop, with more text below it; 0 without one."""
    first, _, rest = document.body.partition("\n")
    if not rest.strip() or len(first) > LONGEST or _STOP.search(first):
        return 0
    return document.body_start + len(first)
