"""What of a document is its own copy: its words without quotations and furniture, as shingles."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from trucewatch.records import Document

SHINGLE = 4
_QUOTED = re.compile(r"[“\"«][^”\"»]{12,600}[”\"»]")
_DATELINE = re.compile(r"^[A-Z][\w .,'/-]{2,60}(?:\([A-Za-z .]{2,40}\))?\s+[-–—]+\s+")
_WORD = re.compile(r"\w+(?:[.'’]\w+)*")


@dataclass(frozen=True)
class Copy:
    """A document reduced to what is compared: shingles of its own words, the statements it quotes, agency and time.

    ``words`` counts the words outside quotations; ``mentions`` are the agencies that the text names as its source.
    """

    document: str
    agency: str | None
    outlet: str | None
    published: datetime | None
    gathered: datetime
    words: int
    shingles: frozenset[str]
    quotes: frozenset[str]
    mentions: frozenset[str]

    @property
    def time(self) -> datetime:
        """When it was published, or else gathered."""
        return self.published or self.gathered


def copy_of(document: Document) -> Copy:
    """Return the copy of a document."""
    body = _DATELINE.sub("", document.body.lstrip())
    quotes = frozenset(" ".join(_words(quoted)) for quoted in _QUOTED.findall(body))
    words = _words(_QUOTED.sub(" ", body))
    imprint = document.imprint
    return Copy(
        document=document.id,
        agency=imprint.agency,
        outlet=imprint.outlet,
        published=imprint.published,
        gathered=document.gathered,
        words=len(words),
        shingles=shingles(words),
        quotes=quotes,
        mentions=frozenset(hop.name for hop in imprint.chain),
    )


def shingles(words: list[str]) -> frozenset[str]:
    """Return the set of all runs of four words; of a shorter text, of the whole."""
    width = min(SHINGLE, max(1, len(words)))
    return frozenset(" ".join(words[at : at + width]) for at in range(len(words) - width + 1))


def _words(text: str) -> list[str]:
    return [word.lower().replace(".", "").replace("’", "'") for word in _WORD.findall(text)]
