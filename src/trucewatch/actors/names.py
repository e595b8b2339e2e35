"""What names can mean, and where they stand in a text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from itertools import pairwise

from .naming import Word, words

# What may stand between the words of one name.
_JOINT = re.compile(r"(?:[\s–\-'’\"“”.,()/]|\b(?:the|a|an|al|el|ul|ad|as|ash|ar|az)\b)*", re.IGNORECASE)

# A qualifier that follows a name with a hyphen: what it qualifies is somebody else ("Iran-backed").
_QUALIFIES = re.compile(
    r"-(?:backed|led|linked|allied|aligned|affiliated|inspired|supported|sponsored|controlled|held|based|occupied|brokered|mediated|born|run|style"
    r"|[IVX]+\b)"
)


class Role(IntEnum):
    """In which way a name stands for an actor; the first of several is what it means where nothing speaks against it."""

    NAME = 0
    ADJECTIVE = 1
    PERSON = 2
    SHARED = 3
    CAPITAL = 4
    PLACE = 5


@dataclass(frozen=True, slots=True)
class Sense:
    """One meaning of a name: an actor, in a role, during ``[since, until)``.

    ``where``: the countries of which a text must tell for that, where any are given ("the federal army").
    """

    actor: str
    role: Role
    since: date | None = None
    until: date | None = None
    where: tuple[str, ...] = ()

    def holds(self, on: date | None) -> bool:
        """Tell whether the name meant the actor on that day; without a day, whether it ever did."""
        if on is None:
            return True
        return (self.since is None or self.since <= on) and (self.until is None or on < self.until)


@dataclass(frozen=True, slots=True)
class Found:
    """A name that stands in a text at ``[start, end)``, and what it can mean."""

    start: int
    end: int
    senses: tuple[Sense, ...]
    possessive: bool = False


class Names:
    """All names, by their folded words; the longest name that stands at a place is the one that is meant."""

    def __init__(self, entries: Iterable[tuple[str, Sense]]) -> None:
        senses: dict[str, dict[tuple[Sense, str], tuple[Sense, str]]] = defaultdict(dict)
        lengths: dict[str, set[int]] = defaultdict(set)
        for name, sense in entries:
            parts = [word for word in words(name) if word.folded]
            if not parts:
                continue
            folded = " ".join(word.folded for word in parts)
            case = _case(parts)
            senses[folded].setdefault((sense, case), (sense, case))
            lengths[parts[0].folded].add(len(parts))
        self._senses = {folded: tuple(sorted(found.values(), key=lambda named: named[0].role)) for folded, found in senses.items()}
        self._lengths = {first: tuple(sorted(found, reverse=True)) for first, found in lengths.items()}

    def __iter__(self) -> Iterator[tuple[str, tuple[Sense, ...]]]:
        return ((folded, tuple(dict.fromkeys(sense for sense, _ in found))) for folded, found in self._senses.items())

    def senses(self, name: str) -> tuple[Sense, ...]:
        """Return what a name can mean that stands alone."""
        parts = [word for word in words(name) if word.folded]
        return self._of(parts)

    def within(self, text: str) -> Iterator[Found]:
        """Yield the names in a text, in order and without overlap."""
        return self.among(text, [word for word in words(text) if word.folded])

    def among(self, text: str, parts: Sequence[Word]) -> Iterator[Found]:
        """Yield the names among the words of a text, given without its articles; not those that only qualify another ("Iran-backed")."""
        at = 0
        while at < len(parts):
            length = self._longest(text, parts, at)
            last = parts[at + length - 1]
            if length and not _QUALIFIES.match(text, last.end):
                yield Found(parts[at].start, last.end, self._of(parts[at : at + length]), last.possessive)
            at += length or 1

    def _longest(self, text: str, parts: Sequence[Word], at: int) -> int:
        for length in self._lengths.get(parts[at].folded, ()):
            run = parts[at : at + length]
            if len(run) == length and self._of(run) and _joined(text, run):
                return length
        return 0

    def _of(self, parts: Sequence[Word]) -> tuple[Sense, ...]:
        folded = " ".join(word.folded for word in parts)
        found = self._senses.get(folded, ())
        return tuple(dict.fromkeys(sense for sense, case in found if _written_like(parts, case)))


def _case(parts: Sequence[Word]) -> str:
    if not any(_capital(word) for word in parts):
        return "lower"
    return "acronym" if len(parts) == 1 and parts[0].written.replace(".", "").isupper() and len(parts[0].folded) <= 5 else "name"


def _written_like(parts: Sequence[Word], case: str) -> bool:
    """Tell whether words are written as a name of this case is: "MODEL" and "US" only in capitals, "Taliban" with one."""
    if case == "lower":
        return True
    if case == "acronym":  # letters alone: "SAN'A" is no agency
        letters = parts[0].written.removesuffix("'s").removesuffix("’s").replace(".", "")
        return letters.isupper() and letters.isalnum()
    return any(_capital(word) for word in parts)


def _capital(word: Word) -> bool:
    return word.written[0].isupper() or word.written[0].isdigit()


def _joined(text: str, run: Sequence[Word]) -> bool:
    """Tell whether nothing parts the words of a run but what may stand inside a name (articles included)."""
    gaps = (text[one.end : other.start] for one, other in pairwise(run))
    return all(gap == " " or _JOINT.fullmatch(gap) for gap in gaps)
