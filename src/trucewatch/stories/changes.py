"""What a later version of a copy says otherwise: figures that rose, names put right."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

_WORD = re.compile(r"\w+(?:[.,:'’-]\w+)*|[.!?]")
_FIGURE = re.compile(
    r"\d|^(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|scores|hundreds|several|nobody)$", re.I
)  # fmt: skip
LONGEST, MOST = 3, 4


def changes(before: str, after: str) -> list[str]:
    """Return the short passages with a figure or a name that stand changed in ``after``, as "killing at least 21 -> 26 people"."""
    old, new = _WORD.findall(before), _WORD.findall(after)
    found = (_told(old, new, *places) for tag, *places in SequenceMatcher(None, old, new, autojunk=False).get_opcodes() if tag == "replace")
    return [told for told in dict.fromkeys(found) if told][:MOST]


def _told(old: list[str], new: list[str], at: int, end: int, new_at: int, new_end: int) -> str | None:
    was, now = old[at:end], new[new_at:new_end]
    if max(len(was), len(now)) > LONGEST or not (_telling(was) and _telling(now)):
        return None
    return " ".join((*_same_sentence(new[max(0, new_at - 2) : new_at]), *was, "->", *now, *new[new_end : new_end + 1]))


def _telling(words: list[str]) -> bool:
    return any(_FIGURE.search(word) or word[:1].isupper() for word in words)


def _same_sentence(words: list[str]) -> Iterator[str]:
    last = max((at for at, word in enumerate(words) if word in ".!?"), default=-1)
    return iter(words[last + 1 :])
