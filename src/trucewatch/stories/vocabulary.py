"""What is known of each word once it was seen: numbers, so that a text becomes arrays with one look-up a word."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from threading import Lock
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from trucewatch.wording import WEEKDAYS

from .sources import naming

Numbers = NDArray[np.uint64]
Marks = NDArray[np.uint32]

# A word more or less costs a look-up; the many names of years of news would fill the memory.
MOST = 1 << 17
STEM = 6
FIGURES = {
    "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9", "ten": "10", "eleven": "11",
    "twelve": "12", "thirteen": "13", "fourteen": "14", "fifteen": "15",
}  # fmt: skip
SIGNS = ("", *WEEKDAYS, *FIGURES)
# Stands behind the last word of each of several texts.
END = "\0"


class Vocabulary(dict[str, int]):
    """Rows of words. ``numbers`` tell words apart; ``topics`` are marks, 0 where a word has none.

    ``signs`` are places in ``SIGNS`` of days and figures, and behind them what a word may do for the name of a source (``naming``).
    """

    def __init__(self) -> None:
        self.numbers: Numbers = np.zeros(1024, np.uint64)
        self.topics: Marks = np.zeros(1024, np.uint32)
        self.signs: Marks = np.zeros(1024, np.uint32)
        self._lock = Lock()
        self[END] = 0

    def __missing__(self, word: str) -> int:
        """Give a word its row."""
        with self._lock:
            if word not in self:
                row = len(self)
                if row == len(self.numbers):
                    self._grow()
                self._describe(row, word)
                self[word] = row
            return self[word]

    def _describe(self, row: int, word: str) -> None:
        self.numbers[row] = crc32(word.encode()) * 0x85EBCA6B + len(word)
        self.topics[row] = mark(word[:STEM]) if len(word) > 3 and word not in common() else 0
        self.signs[row] = _sign(word)

    def _grow(self) -> None:
        more = len(self.numbers)
        self.numbers = np.concatenate((self.numbers, np.zeros(more, np.uint64)))
        self.topics, self.signs = (np.concatenate((column, np.zeros(more, np.uint32))) for column in (self.topics, self.signs))


def _sign(word: str) -> int:
    if word in WEEKDAYS or word in FIGURES:
        return SIGNS.index(word)
    named = naming(word)
    return named and len(SIGNS) - 1 + named


_current = Vocabulary()


def vocabulary() -> Vocabulary:
    """Return the words known now; a full vocabulary is left to those who still use it."""
    global _current
    if len(_current) > MOST:
        _current = Vocabulary()
    return _current


def mark(form: str) -> int:
    """Return the mark of a form of a word, never 0; the same in every process."""
    return crc32(form.encode()) or 1


@cache
def common() -> frozenset[str]:
    """Return the words that say nothing of what a report is about."""
    rows = files(__package__).joinpath("data/common.txt").read_text("utf-8").split("\n")
    return frozenset(word for row in rows if not row.startswith("#") for word in row.split())
