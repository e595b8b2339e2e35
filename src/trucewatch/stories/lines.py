"""Lines of texts, each read once: a line of a wire stands in all of its prints, and is taken apart only where it comes first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from threading import Lock

import numpy as np
from numpy.typing import NDArray

from trucewatch.wording import WEEKDAYS

from .facts import facts
from .sources import named
from .vocabulary import FIGURES, SIGNS, mark
from .wording import runs
from .words import Bounds, Words

QUOTED = 6
# What half a day of a busy press has, in a memory that does not grow: a line of usual length takes about 1.5 kB. Longer ones are not kept.
LATELY = 1 << 14
LONGEST = 1000
_QUOTATION = re.compile(r"([“\"«][^”\"»\n]{12,900}[”\"»\n])")
_FIGURES = {SIGNS.index(word): np.uint32(mark(figure)).tobytes() for word, figure in FIGURES.items()}


@dataclass(slots=True, eq=False)
class Line:
    """What a line says: ``own`` are the numbers of the words outside quotations, ``quoted`` the runs of its quotations.

    ``topics`` are marks of its telling words, ``unquoted`` of those outside quotations, ``facts`` of its names and figures; all five as
    bytes, as they come. ``days`` are the days of the week that it names, a bit for each; ``named`` are the forms of the names of those
    whom it names as a source.
    """

    own: bytes
    topics: bytes
    unquoted: bytes
    facts: bytes
    days: int
    quoted: bytes
    named: frozenset[str]


class Lately:
    """The lines read of late: at most ``LATELY``, of which the half that nobody had for longer is forgotten at once."""

    def __init__(self) -> None:
        self._now: dict[str, Line] = {}
        self._before: dict[str, Line] = {}
        self._lock = Lock()

    def __len__(self) -> int:
        return len(self._now) + len(self._before)

    def of(self, texts: Iterable[str]) -> dict[str, Line]:
        """Return what is known of some lines."""
        now, before = self._now, self._before
        return {text: line for text in texts if (line := now.get(text) or before.get(text))}

    def keep(self, lines: dict[str, Line]) -> None:
        """Remember lines that were had now; of very long ones there are few, and none comes again."""
        with self._lock:
            self._now |= {text: line for text, line in lines.items() if len(text) < LONGEST}
            if len(self._now) >= LATELY // 2:
                self._now, self._before = {}, self._now


_lately = Lately()


def lines_of_each(texts: Sequence[str]) -> list[list[Line]]:
    """Return the lines of each text that are not blank."""
    rows = [_rows(text) for text in texts]
    different = dict.fromkeys(chain.from_iterable(rows))
    known = _lately.of(different)
    new = [row for row in different if row not in known]
    if new:
        known |= zip(new, _read(new), strict=True)
    _lately.keep(known)
    return [[known[row] for row in some] for some in rows]


def _rows(text: str) -> list[str]:
    *rows, last = text.split("\n")
    # The end of a line ends a quotation that nobody closed; the end of a text does not, since it may have been cut.
    return [row + "\n" for row in rows if row.strip()] + [last] * bool(last.strip())


def _read(texts: list[str]) -> list[Line]:
    """Return the lines that some texts are, all read at once."""
    parts = {number: _QUOTATION.split(text) for number, text in enumerate(texts) if "“" in text or '"' in text or "«" in text}
    outside = [" ".join(some[::2]) for some in parts.values()]
    words = Words([*texts, *outside, *chain.from_iterable(some[1::2] for some in parts.values())])
    own, topics = _bytes(words.numbers, words.bounds), _bytes(*words.topics())
    days, figures, naming = _signs(words, len(texts))
    unquoted = topics[: len(texts)]
    quoted, ends = [b""] * len(texts), iter(words.bounds[len(texts) + len(parts) :])
    for at, (number, some) in enumerate(parts.items(), len(texts)):
        own[number], unquoted[number] = own[at], topics[at]
        quoted[number] = b"".join(_quoted(words, bounds) for bounds in islice(ends, len(some) // 2))
    known = [facts(text) + figure for text, figure in zip(texts, figures, strict=True)]
    return list(map(Line, own, topics, unquoted, known, days, quoted, map(named, texts, naming)))


def _quoted(words: Words, bounds: tuple[int, int]) -> bytes:
    start, end = bounds
    return runs(words.numbers[start:end], QUOTED).tobytes() if end - start >= QUOTED else b""


def _signs(words: Words, count: int) -> tuple[list[int], list[bytes], list[int]]:
    """Return of each of the first texts which days it names, marks of the figures that it writes as words, and who may be named in it."""
    days, figures, naming = [0] * count, [b""] * count, [0] * count
    for text, sign in words.signs():
        if text >= count:
            break
        if sign >= len(SIGNS):
            naming[text] |= sign - len(SIGNS) + 1
        elif sign <= len(WEEKDAYS):
            days[text] |= 1 << sign - 1
        else:
            figures[text] += _FIGURES[sign]
    return days, figures, naming


def _bytes(numbers: NDArray[np.generic], bounds: Bounds) -> list[bytes]:
    """Return the numbers of each text."""
    size, whole = numbers.itemsize, numbers.tobytes()
    return [whole[start * size : end * size] for start, end in bounds]
