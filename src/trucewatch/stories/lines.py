"""Lines of texts, each read once: a line of a wire stands in all of its prints, and is taken apart only where it comes first."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from .sources import named
from .vocabulary import DAYS, FIGURES, SIGNS, Marks, Numbers, mark
from .wording import Words, facts, runs

QUOTED = 6
# What half a day of a busy press has, in a memory that does not grow: a line of usual length takes about 1.5 kB. Longer ones are not kept.
LATELY = 1 << 14
LONGEST = 1000
_QUOTATION = re.compile(r"[“\"«][^”\"»\n]{12,900}[”\"»\n]")


@dataclass(slots=True, eq=False)
class Line:
    """What a line says: ``own`` are the numbers of the words outside quotations, ``quoted`` the runs of each quotation.

    ``topics`` are marks of its telling words, ``facts`` of its names and figures, in order of size; ``days`` are the days of the week
    that it names, a bit for each; ``named`` are the forms of the names of those whom it names as a source.
    """

    own: Numbers
    topics: Marks
    facts: Marks
    days: int
    quoted: tuple[Numbers, ...]
    named: frozenset[str]


def lines_of(text: str) -> list[Line]:
    """Return the lines of a text that are not blank."""
    *rows, last = text.split("\n")
    # The end of a line ends a quotation that nobody closed; the end of a text does not, since it may have been cut.
    texts = [row + "\n" for row in rows if row.strip()] + [last] * bool(last.strip())
    return [_known(text) if len(text) < LONGEST else _line(text) for text in texts]


def _line(text: str) -> Line:
    whole = own = Words(text)
    quoted: tuple[Numbers, ...] = ()
    if "“" in text or '"' in text or "«" in text:
        own, quoted = Words(_QUOTATION.sub(" ", text)), _quoted(text)
    known, days = facts(text), 0
    for sign in whole.signs():
        if sign <= len(DAYS):
            days |= 1 << sign - 1
        else:
            known.add(mark(FIGURES[SIGNS[sign]]))
    return Line(own.numbers(), whole.topics(), np.array(sorted(known), np.uint32), days, quoted, named(text))


_known = lru_cache(LATELY)(_line)


def _quoted(text: str) -> tuple[Numbers, ...]:
    said = [Words(quotation) for quotation in _QUOTATION.findall(text)]
    return tuple(runs(words.numbers(), QUOTED) for words in said if len(words) >= QUOTED)
