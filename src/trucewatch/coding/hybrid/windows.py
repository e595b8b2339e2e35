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
    found, first = [], 0
    while first < len(parts):
        last, total = first, sizes[first]
        while last + 1 < len(parts) and total + sizes[last + 1] <= most:
            last += 1
            total += sizes[last]
        found.append((parts[first][0], parts[last][1]))
        if last + 1 == len(parts):
            break
        first = max(first + 1, last - (last - first) // 4)
    return found


def _parts(text: str) -> list[tuple[int, int]]:
    cuts = [0, *(m.end() for m in _BREAK.finditer(text)), len(text)]
    return [(a, b) for a, b in pairwise(cuts) if a < b]
