"""A phrase that joins several names, taken apart: "Egypt, Qatar and Turkey"."""

from __future__ import annotations

import re

from trucewatch.records import Span

_AND = re.compile(r",? and (?:the )?|, (?:the )?")


def joined(span: Span) -> list[Span]:
    """Return the names that a phrase joins, as spans of the same text; nothing where it joins none, or more than names."""
    ends = [0, *(at for match in _AND.finditer(span.quote) for at in match.span()), len(span.quote)]
    parts = [span.part(start, end) for start, end in zip(ends[::2], ends[1::2], strict=True)]
    return parts if len(parts) > 1 and all(part.quote[:1].isupper() for part in parts) else []
