"""Word pieces of a text with their offsets and the surface signs that an uncased vocabulary loses."""

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from .numbers import Count, counts

if TYPE_CHECKING:
    from tokenizers import Tokenizer

Ints = NDArray[np.int64]

SHAPES = 7  # special, lower, Title, UPPER, mIxed, digits, other
PLACES = 6  # (inside a sentence, its first piece, a paragraph's first piece) x (outside, inside quotation marks)
_SENTENCE = re.compile(r"(?<=[.!?])[\"'”’)]*\s+(?=[\"'“‘(]*[A-Z0-9])|\n+")
_BREAK = re.compile(r"\n|[a-z]{4}[.!?][\"”’)]*\s+[A-Z“]")
_CAPITALS = re.compile(r"^[^a-z\n]*[A-Z][^a-z\n]*$", re.MULTILINE)
_MARK = re.compile(r'[“«”»"\n]')


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
        letters = np.array([False, *map(str.isalnum, self.text), False])  # each behind its place, so that nothing stands before the first
        before = np.concatenate([[-1], self.ends[:-1]])
        inside = (before == self.starts) & (self.starts < self.ends) & letters[self.starts + 1] & letters[self.starts]
        begins: NDArray[np.bool_] = ~inside
        return begins

    @cached_property
    def tails(self) -> NDArray[np.bool_]:
        """Which pieces end a word."""
        return np.concatenate([self.heads[1:], [True]])

    @cached_property
    def reach(self) -> Ints:
        """Where, as a code point, what begins with a piece has gone on beyond the end of its sentence or paragraph."""
        breaks = [match.span() for match in _BREAK.finditer(self.text)]  # from the last word's letters to what begins anew
        firsts, lasts = (np.array([span[k] for span in breaks], dtype=np.int64) for k in (0, 1))
        return np.append(lasts, len(self.text) + 1)[np.searchsorted(firsts, self.starts)]

    @cached_property
    def counts(self) -> list[tuple[Count, Ints]]:
        """All counts of the text in order, each with its pieces."""
        return [(c, np.flatnonzero((self.starts < c.end) & (self.ends > c.start))) for c in counts(self.text)]

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


def quoted(text: str) -> list[bool]:
    """For each character whether it stands inside double quotation marks."""
    inside, marks = False, list[bool]()
    for match in _MARK.finditer(text):
        marks += [inside] * (match.start() - len(marks))
        inside = match.group() in "“«" or (match.group() == '"' and not inside)
    return marks + [inside] * (len(text) - len(marks))


def _places(text: str, starts: list[int], ends: list[int]) -> list[int]:
    breaks = [(m.end(), 2 if "\n" in m.group() else 1) for m in _SENTENCE.finditer(text)] or []
    breaks, marks, found = [(0, 2), *breaks], quoted(text), []
    for s, e in zip(starts, ends, strict=True):
        kind = 0
        while s < e and breaks and breaks[0][0] <= s:
            kind = max(kind, breaks.pop(0)[1])
        found.append(kind + 3 * (s < e and marks[s]))
    return found


def _small(line: re.Match[str]) -> str:
    """A line all in capitals in small letters, since capitals tell no names there; as it is where letters would be more or fewer."""
    small = line.group().lower()
    return small if len(small) == len(line.group()) else line.group()


def cut(text: str, tokenizer: "Tokenizer") -> Pieces:
    """Cut a text into pieces; offsets are code points of `text`."""
    coded = tokenizer.encode(text)
    starts, ends = [s for s, _ in coded.offsets], [e for _, e in coded.offsets]
    written = _CAPITALS.sub(_small, text)
    shapes = [shape(written[s:e]) if s < e else 0 for s, e in coded.offsets]
    arrays = (np.array(x, dtype=np.int64) for x in (coded.ids, starts, ends, shapes, _places(text, starts, ends)))
    return Pieces(text, *arrays)


def load_tokenizer(path: str) -> "Tokenizer":
    """The tokenizer of the base model, without truncation or padding."""
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(path)
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer
