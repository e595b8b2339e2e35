"""What a later version of a copy says otherwise: figures that rose, names put right."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

# It begins with what stands between sentences, since few places of a text do.
_SENTENCE = re.compile(r"\s(?:(?<=[.!?”\"]\s)\s*(?=[A-Z“\"])|(?<=\n)\n*)")
_WORD = re.compile(r"\w+(?:[.,:'’-]\w+)*")
_FIGURE = re.compile(
    r"\d|^(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|scores|hundreds|several|nobody)$", re.I
)  # fmt: skip
ALIKE = 0.5
LONGEST, MOST = 3, 4


def changes(before: str, after: str) -> list[str]:
    """Return the short passages with a figure or a name that stand changed in ``after``, as "at least 21 -> 26 people"."""
    old = {sentence: _WORD.findall(sentence) for sentence in _SENTENCE.split(before)}
    new = [_WORD.findall(sentence) for sentence in _SENTENCE.split(after) if sentence not in old]
    known = [(words, set(words)) for words in old.values()]
    pairs = ((_likest(words, known), words) for words in new)
    found = (told for was, words in pairs if was for told in _changed(was, words))
    return list(dict.fromkeys(found))[:MOST]


def _likest(words: list[str], sentences: list[tuple[list[str], set[str]]]) -> list[str] | None:
    """Return the earlier sentence that has most of the words, where it has half of them; each is given with its set of words."""
    wanted = set(words)
    best, known = max(sentences, key=lambda sentence: len(wanted & sentence[1]), default=([], set()))
    return best if len(wanted & known) >= ALIKE * max(1, min(len(wanted), len(known))) else None


def _changed(old: list[str], new: list[str]) -> Iterator[str]:
    for tag, at, end, new_at, new_end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        was, now = old[at:end], new[new_at:new_end]
        if tag == "replace" and max(len(was), len(now)) <= LONGEST and _telling(was) and _telling(now):
            yield " ".join((*new[max(0, new_at - 2) : new_at], *was, "->", *now, *new[new_end : new_end + 1]))


def _telling(words: list[str]) -> bool:
    return any(_FIGURE.search(word) or word[:1].isupper() for word in words)
