"""A group without a name that a later sentence names: "A breakaway faction attacked …. The group, the Free Front, said …"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from trucewatch.records import Span
from trucewatch.sentences import beginnings

from .context import Context
from .heads import parts, singular

# What comes back to any such group; else the same noun must.
_ANY = frozenset({"group", "faction", "movement", "organisation", "organization"})
_NOUN = r"(?:group|faction|wing|movement|militia|organi[sz]ation|cell|gang|front|alliance|outfit)"
_POINTING = re.compile(rf"\b[Tt]he (?!second |third |other |rival |main |parent |larger )(?:[a-z-]+ )?(?P<noun>{_NOUN})\b(?=,? )")
_ONE = re.compile(r"(?:\A|\b)an? \Z", re.IGNORECASE)
_ANOTHER = re.compile(
    rf"\b(?:an?|another|second|other|rival|two|three|four|several) (?:(?!the\b|of\b|by\b|from\b)[\w-]+ ){{0,3}}?{_NOUN}s?\b", re.IGNORECASE
)
# So many sentences further on a name still is that of the group told of.
_REACH = 2


def come_back_to(span: Span, context: Context) -> Iterator[Span]:
    """Yield the phrases that come back to a group told of for the first time, without a name, as long as no other can be meant."""
    noun = singular(parts(span.quote).core.rsplit(" ", 1)[-1])
    if not re.fullmatch(_NOUN, noun) or not _is_one(span, context.text):
        return
    begins = list(islice(beginnings(context.text, span.end), _REACH + 1))
    end = begins[_REACH] if len(begins) > _REACH else len(context.text)
    for found in _POINTING.finditer(context.text, span.end, end):
        if _another_between(span.end, begins[0] if begins else end, found.start(), context):
            return
        if found["noun"] in _ANY | {noun}:
            yield Span.of(context.text, *found.span())


def _is_one(span: Span, text: str) -> bool:
    """Tell whether a phrase is one for what the text has not told of before: "a breakaway faction"."""
    return span.quote.lower().startswith(("a ", "an ")) or _ONE.search(text[max(0, span.start - 4) : span.start]) is not None


def _another_between(start: int, after: int, end: int, context: Context) -> bool:
    """Tell whether another group is told of meanwhile: by its name in a sentence of its own, or without one."""
    named = any(context.armed(mention.actor) for mention in context.between(after, end) if mention.end <= end)
    return named or _ANOTHER.search(context.text, start, end) is not None
