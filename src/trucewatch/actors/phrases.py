"""A phrase that joins several names, taken apart: "Egypt, Qatar and Turkey", "commanders from Egypt and its Sinai region"."""

from __future__ import annotations

import re

from trucewatch.records import Span

from .heads import Head, head, parts

# "and the allied X" is X too.
_AND = re.compile(r"(?:,? and|,) (?:(?:the|its|their) )?(?:allied|affiliated|rival|smaller) (?=[A-Z])|,? and (?:the )?|, (?:the )?")
_BODY_OF = re.compile(r" (?:from|of) (?:the )?")
# A region of who is named before it.
_ITS = re.compile(r"its (?:[a-z-]+ )*(?:of )?[A-Z]")


def joined(span: Span) -> list[Span]:
    """Return the names that a phrase joins, as spans of the same text; nothing where it joins none, or more than names."""
    names = span.part(_begin(span), len(span.quote))
    ends = [0, *(at for match in _AND.finditer(names.quote) for at in match.span()), len(names.quote)]
    several = [names.part(start, end) for start, end in zip(ends[::2], ends[1::2], strict=True)]
    rest = (part.quote[:1].isupper() or _ITS.match(part.quote) for part in several[1:])
    return several if len(several) > 1 and several[0].quote[:1].isupper() and all(rest) else []


def _begin(span: Span) -> int:
    """Return where in a phrase the names begin, behind those who act for each: "commanders from"."""
    core = parts(span.quote)
    first = core.core.split(" ")[0]
    plain = core.core[1:].islower() and (first.islower() or head(first.lower()) is not Head.OTHER)
    several = plain and head(core.core) is Head.ORGAN and core.core.endswith("s")
    link = _BODY_OF.match(span.quote, core.end) if several else None
    return link.end() if link else 0
