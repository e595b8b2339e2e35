"""What of several texts is compared: runs of words and marks, arrays of different numbers in order of size; the same in every process."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import accumulate, pairwise
from typing import Generic, NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from .vocabulary import Numbers

Kind = TypeVar("Kind", np.uint32, np.uint64)

RUN = 4
_MIX = np.uint64(0x9E3779B97F4A7C15)
_HALF = np.uint64(29)


class Joined(NamedTuple, Generic[Kind]):
    """Numbers of several texts in one array, and where each text's begin and end."""

    numbers: NDArray[Kind]
    bounds: list[tuple[int, int]]


def joined(parts: Iterable[Iterable[bytes]], kind: type[Kind]) -> Joined[Kind]:
    """Return the numbers of several texts, of each of which there are some parts as bytes: one array costs less than one for each."""
    texts = list(map(b"".join, parts))
    size = np.dtype(kind).itemsize
    ends = list(accumulate([len(text) // size for text in texts], initial=0))
    return Joined(np.frombuffer(bytearray().join(texts), kind), list(pairwise(ends)))


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
    long = [(start, end - RUN + 1) if end - start >= RUN else (0, 0) for start, end in words.bounds]
    found = unique_of_each(Joined(every, long))
    for text, (start, end) in enumerate(words.bounds):
        if 0 < end - start < RUN:
            found[text] = runs(words.numbers[start:end])
    return found


def unique(numbers: NDArray[Kind]) -> NDArray[Kind]:
    """Return the different numbers, in order of size."""
    return unique_of_each(Joined(numbers.copy(), [(0, len(numbers))]))[0]


def unique_of_each(some: Joined[Kind]) -> list[NDArray[Kind]]:
    """Return the different numbers of each text, in order of size, as parts of one array; the given one is put in order in its place."""
    numbers, bounds = some
    for start, end in bounds:
        if end - start > 1:
            numbers[start:end].sort()
    new = np.ones(len(numbers), bool)
    np.not_equal(numbers[1:], numbers[:-1], out=new[1:])
    new[[start for start, end in bounds if start < end]] = True
    before = np.zeros(len(numbers) + 1, np.intp)
    np.cumsum(new, out=before[1:])
    different = numbers[new]
    return [different[start:end] for start, end in before[np.array(bounds, np.intp).reshape(-1, 2)].tolist()]


def shared(one: NDArray[Kind], other: NDArray[Kind]) -> int:
    """Return how many numbers two arrays of different numbers in order of size have in common."""
    both = np.concatenate((one, other))
    # Two runs in order are merged by the stable way of sorting.
    both.sort(kind="stable")
    return int(np.count_nonzero(both[1:] == both[:-1]))
