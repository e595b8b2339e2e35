"""When two spellings are one name, and the words that a text is made of."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from trucewatch.records.strangers import new_id

_ARTICLES = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)
_POSSESSIVE = re.compile(r"(?:'s|’s|s’|s')$")
_NOT_WORD = re.compile(r"[^\w\s]|_")
_AL = re.compile(r"\b(?:al|el|ul|ad|as|ash|an|ar|az)[\s-](?=\w)")
_DOUBLED = re.compile(r"([a-z])\1")
_WORD = re.compile(r"[^\W_]+(?:[.'’ʼ`][^\W_]+)*")
# Words that spellings of one name have or lack.
_LITTLE = frozenset({"the", "a", "an", "al", "el", "ul", "ad", "as", "ash", "ar", "az"})
# Letters that no decomposition brings to ASCII.
_LETTERS = str.maketrans({"ı": "i", "ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae"})
_ACRONYM = 7


class Word(NamedTuple):
    """A word of a text: where it stands, how it is written, and the form in which spellings of it meet ("" for articles)."""

    start: int
    end: int
    written: str
    folded: str

    @property
    def possessive(self) -> bool:
        """Whether it owns what follows: "Iraq's"."""
        return self.written[-2:] in ("'s", "’s")


def words(text: str) -> Iterator[Word]:
    """Yield the words of a text; the hyphen parts words, points and apostrophes inside do not ("U.S.", "Kata'ib")."""
    for match in _WORD.finditer(text):
        yield Word(match.start(), match.end(), match.group(), _folded_word(match.group()))


def key(name: str) -> str:
    """Return the form under which a name is looked up: its folded words."""
    return " ".join(word.folded for word in words(name) if word.folded)


@lru_cache(maxsize=65536)
def folded(name: str) -> str:
    """Return the form in which spellings of one name meet: no case, accents, articles, apostrophes or doubled letters.

    The Arabic article is dropped in all its spellings, so that "Kata'ib", "Kataib" and "al-Haq", "el Haq" agree.
    """
    bare = _ARTICLES.sub("", _POSSESSIVE.sub("", name.strip()))
    plain = _ascii(bare)
    return " ".join(_DOUBLED.sub(r"\1", _NOT_WORD.sub("", _AL.sub("", plain)).replace("-", " ")).split())


def slug(name: str) -> str:
    """Return the id under which a name that the registry does not know is kept: ``new:`` and its words, in Latin letters if it has any."""
    return new_id(_hyphened(name))


def nameless(phrase: str, document: str) -> str:
    """Return the id of somebody whom a document names by a common noun only: another document's "gunmen" are others."""
    return new_id(_hyphened(phrase), document)


def _hyphened(name: str) -> str:
    plain = _NOT_WORD.sub("", _AL.sub("", _ascii(_ARTICLES.sub("", _POSSESSIVE.sub("", name.strip())))).replace("-", " "))
    return "-".join(plain.split() or name.lower().split())


@lru_cache(maxsize=65536)
def _folded_word(written: str) -> str:
    bare = re.sub(r"['’]s$", "", written)
    plain = re.sub(r"[^a-z0-9]", "", _ascii(bare))
    if plain in _LITTLE and not bare.isupper():
        return ""
    return plain if bare.isupper() and len(bare) <= _ACRONYM else _DOUBLED.sub(r"\1", plain).replace("defens", "defenc")


def _ascii(text: str) -> str:
    return unicodedata.normalize("NFKD", text.translate(_LETTERS)).encode("ascii", "ignore").decode().lower()
