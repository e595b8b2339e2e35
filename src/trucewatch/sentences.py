"""Where the sentences of a news text begin: what is shown as evidence, and which words are read together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

_TITLES = "Mr|Mrs|Ms|Messrs|Dr|Prof|Rev|Fr|St|Hon|Gen|Lt|Col|Maj|Capt|Sgt|Cpl|Brig|Cmdr|Adm|Gov|Sen|Rep|Amb|vs"
_BEFORE_FIGURES = "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec|Nos?|Art"
# With these a sentence begins, though "U.S." stands before it.
_OPENERS = (
    "The|An?|It|Its|He|She|They|We|I|His|Her|Their|Our|In|On|At|By|For|From|As|After|Before|When|While|If|Since|Under|But|And|Or|Yet|So|That"
    "|This|These|Those|There|Then|Two|Both|No|Not|Some|Several|Many|Most|More|Such|Other|Earlier|Later|Meanwhile|However|Also"
)
_STOP = re.compile(r"(?P<mark>[.!?…])[\"'”’)\]]*\s+(?=[\"'“‘(\[]*(?P<next>[^\W_]\w*))|\n+")
_TITLE = re.compile(rf"\b(?:{_TITLES})\Z")
_BEFORE_FIGURE = re.compile(rf"\b(?:{_BEFORE_FIGURES})\Z")
_INITIAL = re.compile(r"\b[A-Z]\Z")
_HOUR = re.compile(r"\b[ap]\.m\Z", re.IGNORECASE)
# What goes on with an hour: "6 p.m. Friday", "6 p.m. GMT", "6 p.m. Moscow time".
_OF_HOUR = re.compile(
    r"(?:[A-Z]\w+day|[A-Z]{2,4}|(?:Jan|Febr)uary|March|April|May|June|July|August|(?:Sept|Nov|Dec)ember|October)\b|\w+ time\b"
)
_OPENER = re.compile(rf"(?:{_OPENERS})\Z")
_LONGEST_BEFORE = 8  # code points of what may stand before a full stop that ends nothing


def beginnings(text: str, start: int = 0, end: int | None = None) -> Iterator[int]:
    """Yield where each sentence after the first begins, between two places of a text, in their order.

    A line ends a sentence. So does a full stop before a capital or a figure, but not that of a title ("Gen. Haftar"), of an initial
    ("J. Smith", "U.S. troops") or of a shortened month ("Oct. 11").
    """
    for stop in _STOP.finditer(text, start, len(text) if end is None else end):
        if stop["mark"] is None or _ends(text, stop):
            yield stop.end()


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each sentence of a text starts and ends, without the space around it; empty ones are left out."""
    for start, end in pairwise([0, *beginnings(text), len(text)]):
        bare = text[start:end].rstrip()
        lead = len(bare) - len(bare.lstrip())
        if bare:
            yield start + lead, start + len(bare)


def sentence_at(text: str, at: int) -> tuple[int, int]:
    """Return where the sentence around a place starts, and where it ends without the space behind it."""
    start, end = 0, len(text)
    for begin in beginnings(text):
        if begin > at:
            end = begin
            break
        start = begin
    return start, start + len(text[start:end].rstrip())


def _ends(text: str, stop: re.Match[str]) -> bool:
    following = stop["next"]
    if not (following[0].isupper() or following[0].isdigit()):
        return False
    if stop["mark"] != ".":
        return True
    before = text[max(0, stop.start() - _LONGEST_BEFORE) : stop.start()]
    if _TITLE.search(before) or (following[0].isdigit() and _BEFORE_FIGURE.search(before)):
        return False
    if _HOUR.search(before):
        return _OF_HOUR.match(text, stop.start("next")) is None
    return _INITIAL.search(before) is None or _OPENER.match(following) is not None
