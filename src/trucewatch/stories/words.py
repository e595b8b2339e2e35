"""The words of texts as numbers: of many texts at once, since a word costs less among others."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from .vocabulary import END, Marks, Numbers, vocabulary

Bounds = list[tuple[int, int]]

# Spelling differs between houses ("U.S.", "cease-fire"), so marks inside words are dropped.
_DROPPED = b".-'`"
_BETWEEN = re.compile(r"[^\w\x00-\x7f]+")
_END = ord(END)
_SPACED = bytes(code if code > 127 or code == _END or chr(code).isalnum() or code == ord("_") else 32 for code in range(256))


class Words:
    """The words of some texts in small letters, without the marks inside them: numbers of all, and where each text's begin and end."""

    def __init__(self, texts: Sequence[str]) -> None:
        known, tokens = vocabulary(), _tokens(texts)
        rows = np.fromiter(map(known.__getitem__, tokens), np.intp, len(tokens))
        self._ends = np.flatnonzero(rows == known[END])
        self._topics, self._signs = known.topics[rows], known.signs[rows]
        self.numbers: Numbers = known.numbers[rows]
        ends = self._ends.tolist()
        self.bounds: Bounds = list(zip([0, *(end + 1 for end in ends)], ends, strict=False))

    def topics(self) -> tuple[Marks, Bounds]:
        """Return marks of the stems of the words that say what a text is about, and where each text's begin and end."""
        told = self._topics != 0
        before = np.concatenate((np.zeros(1, np.intp), np.cumsum(told)[self._ends])).tolist()
        return self._topics[told], list(pairwise(before))

    def signs(self) -> list[tuple[int, int]]:
        """Return the words that have a sign (see ``Vocabulary``): the number of the text, and the sign."""
        at: NDArray[np.intp] = np.flatnonzero(self._signs)
        return list(zip(self._ends.searchsorted(at).tolist(), self._signs[at].tolist(), strict=True))


def _tokens(texts: Sequence[str]) -> list[str]:
    """Return the words of all texts, with ``END`` after each text's."""
    plain = [low if low.isascii() else _plain(low) for low in map(str.lower, texts)]
    whole = END.join((*plain, ""))
    if whole.count(END) != len(plain):
        whole = END.join((*(text.replace(END, " ") for text in plain), ""))
    return whole.encode().translate(_SPACED, _DROPPED).replace(END.encode(), f" {END} ".encode()).decode().split()


def _plain(text: str) -> str:
    """Return a text that has no characters but ASCII's and letters; what most texts have is replaced first, since that is fast."""
    for char in "’‘":
        text = text.replace(char, "")
    for char in "“”–—…":
        text = text.replace(char, " ")
    return text if text.isascii() else _BETWEEN.sub(" ", text)
