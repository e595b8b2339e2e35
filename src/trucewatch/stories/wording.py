"""Texts as what can be compared: words, runs of words as numbers, names and figures. The same in every process."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from .vocabulary import Marks, Numbers, Vocabulary, mark, vocabulary

Kind = TypeVar("Kind", np.uint32, np.uint64)

RUN = 4
# A capital after a small letter and a space (or the article "al-") stands inside a sentence: a name, for the most part.
# Names and figures are found in one scan, since it begins at few places of a text: a figure may stand in a name, and go on behind it.
_FACT = re.compile(
    r"[A-ZÀ-ÞİŞ0-9](?:(?<=[0-9])[0-9.,:]*|(?:(?<=[a-zß-ÿ,;)’'0-9] [^0-9])|(?<=l-[^0-9]))(?:[Ll]-)?[\w’'-]+(?:(?<=[0-9])[.,:][0-9.,:]*)?)"
)
_NAME = re.compile(r"[^0-9][\w’'-]*")
_FIGURE = re.compile(r"[0-9][0-9.,:]*")
# Spelling differs between houses ("U.S.", "cease-fire"), so marks inside words are dropped.
_MARKS = ".-'’‘`"
_BETWEEN = re.compile(r"[^\w\x00-\x7f]+")
_SPACED = bytes(code if code > 127 or chr(code).isalnum() or code == ord("_") else 32 for code in range(256))
_DROPPED = "".join(char for char in _MARKS if char.isascii()).encode()
_STEM = 7
_MIX = np.uint64(0x9E3779B97F4A7C15)
_HALF = np.uint64(29)


class Words:
    """The words of a text in small letters, without the marks inside them, as rows of the vocabulary; first those that go ``before``."""

    def __init__(self, text: str, before: Words | None = None) -> None:
        self._known: Vocabulary = before._known if before else vocabulary()
        tokens = _tokens(text)
        rows = np.fromiter(map(self._known.__getitem__, tokens), np.intp, len(tokens))
        self._rows: NDArray[np.intp] = np.concatenate((before._rows, rows)) if before else rows

    def __len__(self) -> int:
        return len(self._rows)

    def runs(self, width: int = RUN) -> Numbers:
        """Return a number for every run of ``width`` words, in order; of a shorter text, one for the whole."""
        hashes = self._known.numbers[self._rows]
        width = min(width, len(hashes))
        if not width:
            return hashes
        total = hashes[: len(hashes) - width + 1]
        for at in range(1, width):
            total = total * _MIX + hashes[at : at + len(total)]
        return total ^ (total >> _HALF)

    def topics(self) -> Marks:
        """Return marks of the stems of the words that say what a text is about, and 0."""
        return self._known.topics[self._rows]

    def figures(self) -> Iterator[int]:
        """Yield the marks of the figures that are written as words."""
        found = self._known.figures[self._rows]
        yield from found[found.nonzero()].tolist()

    def days(self) -> int:
        """Return the days of the week that are named, a bit for each."""
        return int(np.bitwise_or.reduce(self._known.days[self._rows]))


def unique(numbers: NDArray[Kind]) -> NDArray[Kind]:
    """Return the different numbers, in order of size."""
    ordered = numbers.copy()
    ordered.sort()
    if len(ordered) < 2:
        return ordered
    new = np.empty(len(ordered), bool)
    new[0] = True
    np.not_equal(ordered[1:], ordered[:-1], out=new[1:])
    return ordered[new]


def shared(one: NDArray[Kind], other: NDArray[Kind]) -> int:
    """Return how many numbers two arrays of different numbers in order of size have in common."""
    if len(one) > len(other):
        one, other = other, one
    if not len(one):
        return 0
    at = other.searchsorted(one)
    return int(np.count_nonzero(other.take(at, mode="clip") == one))


def facts(text: str, start: int = 0, end: int | None = None) -> set[int]:
    """Return marks of the names and figures in a part of ``text``: names by their stems, figures as digits."""
    found = set(_FACT.findall(text, start, len(text) if end is None else end))
    return set(chain.from_iterable(map(_fact_marks, found)))


def stem(name: str) -> str:
    """Return the form of a name that its spellings have in common."""
    bare = _unmarked(name).lower()
    bare = bare[2:] if bare[:2] == "al" and name[2:3] == "-" else bare
    return (bare.removesuffix("s") if len(bare) > 3 else bare)[:_STEM]


@lru_cache(1 << 16)
def _fact_marks(found: str) -> tuple[int, ...]:
    figures = (figure.rstrip(".,:").replace(",", "") for figure in _FIGURE.findall(found))
    name = _NAME.match(found)
    return tuple(map(mark, (*figures, *((stem(name[0]),) if name else ()))))


def _tokens(text: str) -> list[bytes]:
    low = text.lower()
    if not low.isascii():
        low = _plain(low)
    return low.encode().translate(_SPACED, _DROPPED).split()


def _plain(text: str) -> str:
    """Return a text that has no characters but ASCII's and letters; what most texts have is replaced first, since that is fast."""
    for char in "’‘":
        text = text.replace(char, "")
    for char in "“”–—…":
        text = text.replace(char, " ")
    return text if text.isascii() else _BETWEEN.sub(" ", text)


def _unmarked(text: str) -> str:
    for char in _MARKS:
        text = text.replace(char, "")
    return text
