"""The sentences of a text, for words that linking reads itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

from trucewatch.sentences import sentences as all_of

# What runs on longer is a list or a table and no sentence.
LONGEST = 1500
# Where a report was written, before its first sentence: "NAIROBI, Kenya (AP) — ".
DATELINE = r"[A-Z][A-Z.'’-]{2,}[^—–;]{0,50}? (?:—|–|--?) "
WRITTEN_AT = re.compile(DATELINE)


def sentences(text: str, longest: int = LONGEST) -> Iterator[tuple[int, int]]:
    """Yield where each sentence of a text starts and ends; what is longer than ``longest`` code points is left out."""
    return ((start, end) for start, end in all_of(text) if end - start <= longest)
