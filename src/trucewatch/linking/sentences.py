"""The sentences of a text, for words that linking reads itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

# A point after "U.S" ends no sentence, unless what follows begins one.
_INITIALS = r"(?<=\b[A-Z]\.[A-Z])\.(?!\s+(?:The|An?|It|He|She|They|In|On|But|And|At|That|This|“)\b|\s*$)"
_SENTENCE = re.compile(rf"[^.!?\n]+(?:(?:[.!?](?!\s+[A-Z\"“]|\s*$)|{_INITIALS})[^.!?\n]*)*[.!?]?")
# What runs on longer is a list or a table and no sentence.
LONGEST = 1500
# Where a report was written, before its first sentence: "NAIROBI, Kenya (AP) — ".
DATELINE = r"[A-Z][A-Z.'’-]{2,}[^—–;]{0,50}? (?:—|–|--?) "
WRITTEN_AT = re.compile(DATELINE)


def sentences(text: str, longest: int = LONGEST) -> Iterator[tuple[int, int]]:
    """Yield where each sentence of a text starts and ends; what is longer than ``longest`` code points is left out."""
    return (match.span() for match in _SENTENCE.finditer(text) if match.end() - match.start() <= longest)
