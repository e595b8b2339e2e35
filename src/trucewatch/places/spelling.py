"""When two spellings are one place: "El-Fasher", "al Fashir" are near, "Deir ez-Zor" and "Deir al-Zor" the same."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_NOT_WORD = re.compile(r"[^a-z0-9 ]")
_ARTICLE = re.compile(r"\b(?:the|al|el|ez|az|as|ash|es|ad|ed|an|ar|er|at|et|ul)\b")
_DOUBLED = re.compile(r"([a-z])\1")
_LETTERS = str.maketrans({"ı": "i", "ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "-": " ", "–": " ", "/": " "})


@lru_cache(maxsize=65536)
def key(name: str) -> str:
    """Return the form in which spellings of a place's name meet: no case, accents, apostrophes, articles, doubled letters."""
    plain = unicodedata.normalize("NFKD", name.translate(_LETTERS)).encode("ascii", "ignore").decode().lower()
    bare = _ARTICLE.sub(" ", _NOT_WORD.sub("", plain))
    return _DOUBLED.sub(r"\1", " ".join(bare.split()))
