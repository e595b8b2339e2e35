"""Word pieces of a text with their offsets and the surface signs that an uncased vocabulary loses."""

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from tokenizers import Tokenizer

Ints = NDArray[np.int64]

SHAPES = 7  # special, lower, Title, UPPER, mIxed, digits, other
PLACES = 6  # (inside a sentence, its first piece, a paragraph's first piece) x (outside, inside quotation marks)
_SENTENCE = re.compile(r"(?<=[.!?])[\"'”’)]*\s+(?=[\"'“‘(]*[A-Z0-9])|\n+")
_BREAK = re.compile(r"\n|[a-z]{4}[.!?][\"”’)]*\s+[A-Z“]")
_OPENERS, _CLOSERS = "“«", "”»"


@dataclass(frozen=True, slots=False)
class Pieces:
    """A text cut into word pieces; piece 0 and the last are the markers [CLS] and [SEP], with empty offsets."""

    text: str
    ids: Ints
    starts: Ints
    ends: Ints
    shapes: Ints
    places: Ints

    def __len__(self) -> int:
        return len(self.ids)

    @cached_property
    def heads(self) -> NDArray[np.bool_]:
        """Which pieces begin a word."""
        before = np.concatenate([[-1], self.ends[:-1]])
        letters = np.array([s < e and self.text[s].isalnum() for s, e in zip(self.starts, self.ends, strict=True)])
        joined = np.array([s > 0 and self.text[s - 1].isalnum() for s in self.starts])
        begins: NDArray[np.bool_] = ~((before == self.starts) & letters & joined)
        return begins

    @cached_property
    def tails(self) -> NDArray[np.bool_]:
        """Which pieces end a word."""
        return np.concatenate([self.heads[1:], [True]])

    @cached_property
    def breaks(self) -> list[tuple[int, int]]:
        """Where sentences and paragraphs end, as code points: from the last word's letters to what begins anew."""
        return [match.span() for match in _BREAK.finditer(self.text)]

    def runs_on(self, start: int, end: int) -> bool:
        """Tell whether code points [start, end) of the text go on beyond the end of a sentence."""
        return any(start <= a and b <= end for a, b in self.breaks)

    @cached_property
    def sentences(self) -> Ints:
        """The number of the sentence each piece is in."""
        return np.cumsum((self.places % 3) > 0)


def shape(word: str) -> int:
    """The surface class of a piece's characters (see SHAPES)."""
    if word.isdigit():
        return 5
    if not word[:1].isalpha():
        return 6
    if word.islower():
        return 1
    if word.istitle():
        return 2
    return 3 if word.isupper() else 4


def _quoted(text: str) -> list[bool]:
    """For each character whether it stands inside double quotation marks."""
    inside, marks = False, []
    for char in text:
        if char in _OPENERS:
            inside = True
        elif char in _CLOSERS or char == "\n":
            inside = False
        elif char == '"':
            inside = not inside
        marks.append(inside)
    return marks


def _places(text: str, starts: list[int], ends: list[int]) -> list[int]:
    breaks = [(m.end(), 2 if "\n" in m.group() else 1) for m in _SENTENCE.finditer(text)] or []
    breaks, quoted, found = [(0, 2), *breaks], _quoted(text), []
    for s, e in zip(starts, ends, strict=True):
        kind = 0
        while s < e and breaks and breaks[0][0] <= s:
            kind = max(kind, breaks.pop(0)[1])
        found.append(kind + 3 * (s < e and quoted[s]))
    return found


def cut(text: str, tokenizer: "Tokenizer") -> Pieces:
    """Cut a text into pieces; offsets are code points of `text`."""
    coded = tokenizer.encode(text)
    starts, ends = [s for s, _ in coded.offsets], [e for _, e in coded.offsets]
    shapes = [shape(text[s:e]) if s < e else 0 for s, e in coded.offsets]
    arrays = (np.array(x, dtype=np.int64) for x in (coded.ids, starts, ends, shapes, _places(text, starts, ends)))
    return Pieces(text, *arrays)


def load_tokenizer(path: str) -> "Tokenizer":
    """The tokenizer of the base model, without truncation or padding."""
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(path)
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer
