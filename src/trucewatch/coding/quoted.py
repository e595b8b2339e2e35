"""Words in quotation marks, and where their sentence says when they were said: "today" in them is that day."""

from __future__ import annotations

import re
from collections.abc import Iterator

from trucewatch.sentences import sentence_at

QUOTATION = re.compile(r"“[^“”]+”|\"[^\"]+\"|(?<!\w)‘[^‘]{12,}?’(?!\w)")
_SAYING = re.compile(
    r"\b(?:said|says|told|tells|wrote|writes|declared|announced|stated|warned|added|promised|vowed|proclaimed|insisted|tweeted|posted"
    r"|ordered|pledged)\b")
# Behind these, and beyond a stop, a day is that of something else than the saying.
_ELSEWHERE = re.compile(
    r"[.;:]|\b(?:who|that|which|whom|whose|where|when|while|had|has|have|was|were|will|would|is|are|to|after|before|since|until|till"
    r"|from|by|as|and|but)\b")


def sayings(text: str, at: int) -> Iterator[str]:
    """Yield the words beside each verb of saying in the sentence around a quotation, as far as a day in them is that of the saying.

    Nothing comes where no quotation marks stand around ``at``.
    """
    before, after = _around(text, at)
    for part in (before, after):
        for verb in _SAYING.finditer(part):
            yield _ELSEWHERE.split(part[: verb.start()])[-1]
            yield _ELSEWHERE.split(part[verb.end() :])[0]


def _around(text: str, at: int) -> tuple[str, str]:
    """Return the words of a quotation's sentence that stand before and behind it."""
    start = text.rfind("\n", 0, at) + 1
    quotation = next((found for found in QUOTATION.finditer(text, start) if found.end() > at), None)
    if quotation is None or quotation.start() > at:
        return "", ""
    first, last = sentence_at(text, quotation.start())[0], sentence_at(text, quotation.end() - 1)[1]
    return text[first : quotation.start()], text[quotation.end() : last]
