"""A first, cheap look: whether a page has any word of war or truce, before anything heavy is loaded.

The screen passes over what no coder needs to read. It is made to miss nothing: one strong word or two weak ones let a text pass.
Texts in other languages pass too, since its words are English and a coder says itself what it cannot read.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from importlib.resources import files

WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
FUNCTION_WORDS = frozenset(["the", "of", "and", "to", "in", "a", "that", "is", "for", "was", "with", "by", "on", "at", "from"])


@dataclass(frozen=True)
class Screen:
    """Word beginnings by their length: ``strong`` ones tell alone, ``weak`` ones in pairs."""

    strong: dict[int, frozenset[str]]
    weak: dict[int, frozenset[str]]
    enough: int = 2

    @classmethod
    def read(cls) -> Screen:
        """Return the screen with the word list of the package."""
        words = tomllib.loads(files(__package__).joinpath("screen.toml").read_text("utf-8"))
        return cls(_by_length(words["strong"]), _by_length(words["weak"]))

    def passes(self, text: str) -> bool:
        """Tell whether a coder should read ``text``."""
        words = set(WORD.findall(text.lower()))
        if any(not beginnings.isdisjoint(word[:n] for word in words) for n, beginnings in self.strong.items()):
            return True
        hits = {word[:n] for n, beginnings in self.weak.items() for word in words if word[:n] in beginnings}
        return len(hits) >= self.enough or not _english(words)


def _by_length(words: list[str]) -> dict[int, frozenset[str]]:
    return {n: frozenset(word for word in words if len(word) == n) for n in sorted({len(word) for word in words})}


def _english(words: set[str]) -> bool:
    """Tell whether a text of some length has the small words of English."""
    return len(words) < 12 or not FUNCTION_WORDS.isdisjoint(words)
