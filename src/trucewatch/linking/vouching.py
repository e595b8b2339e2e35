"""In which sentence a text says who did an act, and who says so, where the act itself is told in another.

"A drone killed two, residents said. The rebels blamed the army": residents tell of the act alone, and it is the rebels' word whose it was.
"""

from __future__ import annotations

import re

from trucewatch.records import Party, Span, Speaker
from trucewatch.sentences import sentence_at

from .kin import Kin
from .names import named_in
from .phrases import has
from .sentences import DATELINE
from .told import Telling

_PRONOUN = re.compile(r"(?:it|they|he|she)\b", re.IGNORECASE)
_LATER = r"(?:\s(?:has|have|had|also|later|then|both))*"
_BLAMES = re.compile(rf"(?:{DATELINE})?(?P<who>[^,;]+?){_LATER}\s(?:blam\w+|accus\w+)\s(?P<whom>[^;]+)", re.DOTALL)


def where_blamed(telling: Telling, kin: Kin) -> tuple[Speaker, Span] | None:
    """Return who lays an act to its actor in another sentence than that of the act, and that sentence; None where nobody does so there."""
    actor = telling.incident.actor
    if actor is None or telling.incident.sentence.overlaps(actor.span):
        return None
    where = sentence_of(telling, actor.span.start)
    found = _BLAMES.match(telling.told.document.text, where.start, where.end)
    if found is None or actor.span.start < found.start("whom") or _PRONOUN.match(found["who"]):
        return None
    return _speaker(telling, found.span("who"), kin), where


def _speaker(telling: Telling, who: tuple[int, int], kin: Kin) -> Speaker:
    """Return who speaks: by name, else by what it is called."""
    text = telling.told.document.text
    named = next(named_in(text, *who, kin, telling.told.time.date()), None)
    return Speaker.of(named or Party(span=Span.of(text, *who)))


def where_said(telling: Telling, word: Span, kind: str) -> Span | None:
    """Return the sentence of a word, where it says what ``kind`` of phrase is meant ("denying"); None for the act's own sentence."""
    if telling.incident.sentence.overlaps(word):
        return None
    where = sentence_of(telling, word.start)
    return where if has(kind, where.quote) else None


def sentence_of(telling: Telling, at: int) -> Span:
    """Return the sentence of a telling's text at a code point."""
    text = telling.told.document.text
    return Span.of(text, *sentence_at(text, at))
