"""Long texts in windows of whole paragraphs (or sentences) that the network can take, each sharing its last part with the next."""

import re
from collections.abc import Callable
from itertools import pairwise

_BREAK = re.compile(r"\n+|(?<=[.!?])[\"'”’)]*\s+")


def windows(text: str, size: Callable[[str], int], most: int) -> list[tuple[int, int]]:
    """Stretches [start, end) of `text`, each of at most `most` by `size` (a single sentence may exceed it), covering all of it."""
    if size(text) <= most:
        return [(0, len(text))]
    parts = _parts(text)
    sizes = [size(text[a:b]) for a, b in parts]
    found, first, last = [], 0, _reach(sizes, 0, most)
    while True:
        found.append((parts[first][0], parts[last][1]))
        if last + 1 == len(parts):
            return found
        shared = last - (last - first) // 4  # the last quarter is read again, where that leaves room for something new
        first = shared if first < shared <= last and _reach(sizes, shared, most) > last else last + 1
        last = _reach(sizes, first, most)


def _reach(sizes: list[int], first: int, most: int) -> int:
    """The last part that fits into a window from `first`."""
    last, total = first, sizes[first]
    while last + 1 < len(sizes) and total + sizes[last + 1] <= most:
        last += 1
        total += sizes[last]
    return last


def _parts(text: str) -> list[tuple[int, int]]:
    cuts = [0, *(m.end() for m in _BREAK.finditer(text)), len(text)]
    return [(a, b) for a, b in pairwise(cuts) if a < b]
