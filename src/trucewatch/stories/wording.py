"""Texts as what can be compared: words, runs of words as numbers, names and figures. The same in every process."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import accumulate, chain, pairwise
from typing import Generic, NamedTuple, TypeVar

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
    """The words of a text in small letters, without the marks inside them, as rows of the vocabulary."""

    def __init__(self, text: str) -> None:
        self._known: Vocabulary = vocabulary()
        tokens = _tokens(text)
        self._rows: NDArray[np.intp] = np.fromiter(map(self._known.__getitem__, tokens), np.intp, len(tokens))

    def __len__(self) -> int:
        return len(self._rows)

    def numbers(self) -> Numbers:
        """Return a number for every word."""
        return self._known.numbers[self._rows]

    def topics(self) -> Marks:
        """Return marks of the stems of the words that say what a text is about."""
        found = self._known.topics[self._rows]
        return found[found.nonzero()]

    def signs(self) -> set[int]:
        """Return the places in ``SIGNS`` of the figures and days of the week that are named."""
        found = self._known.signs[self._rows]
        return set(found[found.nonzero()].tolist())


def runs(hashes: Numbers, width: int = RUN) -> Numbers:
    """Return a number for every run of ``width`` words, given by their numbers, in order; of a shorter text, one for the whole."""
    width = min(width, len(hashes))
    if not width:
        return hashes
    total = hashes[: len(hashes) - width + 1]
    for at in range(1, width):
        total = total * _MIX
        total += hashes[at : at + len(total)]
    return total ^ (total >> _HALF)


def runs_of_each(words: Joined[np.uint64]) -> list[Numbers]:
    """Return the different runs of each text, in order of size."""
    every = runs(words.numbers)
    long = [(start, max(start, end - RUN + 1)) for start, end in words.bounds]
    found = unique_of_each(Joined(every, long))
    for text, (start, end) in enumerate(words.bounds):
        if 0 < end - start < RUN:
            found[text] = runs(words.numbers[start:end])
    return found


class Joined(NamedTuple, Generic[Kind]):
    """Numbers of several texts in one array, and where each text's begin and end."""

    numbers: NDArray[Kind]
    bounds: list[tuple[int, int]]


def joined(parts: list[list[NDArray[Kind]]], kind: type[Kind]) -> Joined[Kind]:
    """Return the numbers of several texts, of each of which there are some parts: one array costs less than one for each text."""
    ends = list(accumulate([sum(map(len, some)) for some in parts], initial=0))
    return Joined(np.concatenate([np.zeros(0, kind), *chain.from_iterable(parts)]), list(pairwise(ends)))


def unique(numbers: NDArray[Kind]) -> NDArray[Kind]:
    """Return the different numbers, in order of size."""
    return unique_of_each(Joined(numbers.copy(), [(0, len(numbers))]))[0]


def unique_of_each(some: Joined[Kind]) -> list[NDArray[Kind]]:
    """Return the different numbers of each text, in order of size; the array is put in order in its place."""
    for start, end in some.bounds:
        some.numbers[start:end].sort()
    new = np.ones(len(some.numbers), bool)
    np.not_equal(some.numbers[1:], some.numbers[:-1], out=new[1:])
    new[[start for start, end in some.bounds if start < end]] = True
    return [some.numbers[start:end][new[start:end]] for start, end in some.bounds]


def shared(one: NDArray[Kind], other: NDArray[Kind]) -> int:
    """Return how many numbers two arrays of different numbers in order of size have in common."""
    both = np.concatenate((one, other))
    both.sort()
    return int(np.count_nonzero(both[1:] == both[:-1]))


def facts(text: str) -> set[int]:
    """Return marks of the names and figures in ``text``: names by their stems, figures as digits."""
    return set(chain.from_iterable(map(_fact_marks, set(_FACT.findall(text)))))


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


def _tokens(text: str) -> list[str]:
    low = text.lower()
    if not low.isascii():
        low = _plain(low)
    return low.encode().translate(_SPACED, _DROPPED).decode().split()


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
