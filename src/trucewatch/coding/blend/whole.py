"""A condition with all its opening words: one that begins inside "if, and only if," says less than the text."""

from __future__ import annotations

import re

from trucewatch.records import Pledge, Report, Span

_IF_AND = re.compile(r"\b(?:if|when|once|where|after)\b,?\s+(?:and|but)\b,?\s+\Z", re.IGNORECASE)
_ONLY = re.compile(r"only\b", re.IGNORECASE)
_REACH = 24  # code points in which such a beginning stands


def whole_conditions(report: Report, text: str) -> Report:
    """Return the report with conditions that begin where their sentence begins them."""
    return report.model_copy(update={"pledges": tuple(_whole(one, text) for one in report.pledges)})


def _whole(pledge: Pledge, text: str) -> Pledge:
    told = pledge.condition
    if told is None or not _ONLY.match(told.span.quote):
        return pledge
    first = max(0, told.span.start - _REACH)
    opened = _IF_AND.search(text[first : told.span.start])
    if opened is None:
        return pledge
    span = Span.of(text, first + opened.start(), told.span.end)
    return pledge.model_copy(update={"condition": told.model_copy(update={"span": span})})
