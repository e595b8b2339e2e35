"""The names and figures of a text, as marks: a form that the spellings of different houses have in common."""

from __future__ import annotations

import re

import numpy as np

from .vocabulary import mark

# A capital after a small letter and a space (or the article "al-") stands inside a sentence: a name, for the most part.
# Names and figures are found in one scan, since it begins at few places of a text: a figure may stand in a name, and go on behind it.
_FACT = re.compile(
    r"[A-ZÀ-ÞİŞ0-9](?:(?<=[0-9])[0-9.,:]*|(?:(?<=[a-zß-ÿ,;)’'0-9] [^0-9])|(?<=l-[^0-9]))(?:[Ll]-)?[\w’'-]+(?:(?<=[0-9])[.,:][0-9.,:]*)?)"
)
_NAME = re.compile(r"[^0-9][\w’'-]*")
_FIGURE = re.compile(r"[0-9][0-9.,:]*")
# Spelling differs between houses ("U.S.", "cease-fire"), so marks inside words are dropped.
_DROPPED = str.maketrans("", "", ".-'’‘`")
_STEM = 7
# The names of years of news would fill the memory.
_MOST = 1 << 16


def facts(text: str) -> bytes:
    """Return the marks (``Marks``) of the names and figures in ``text``, as they come: names by their stems, figures as digits."""
    return b"".join(map(_known.__getitem__, _FACT.findall(text)))


def stem(name: str) -> str:
    """Return the form of a name that its spellings have in common."""
    bare = name.translate(_DROPPED).lower()
    bare = bare[2:] if bare[:2] == "al" and name[2:3] == "-" else bare
    return (bare.removesuffix("s") if len(bare) > 3 else bare)[:_STEM]


class _Known(dict[str, bytes]):
    """The marks of what was found before."""

    def __missing__(self, found: str) -> bytes:
        if len(self) >= _MOST:
            self.clear()
        figures = (figure.rstrip(".,:").replace(",", "") for figure in _FIGURE.findall(found))
        name = _NAME.match(found)
        forms = (*figures, *((stem(name[0]),) if name else ()))
        self[found] = marks = np.array(list(map(mark, forms)), np.uint32).tobytes()
        return marks


_known = _Known()
