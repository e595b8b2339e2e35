"""When two spellings are one name."""

from __future__ import annotations

import re
import unicodedata

_ARTICLES = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)
_POSSESSIVE = re.compile(r"(?:'s|’s|s’|s')$")
_NOT_WORD = re.compile(r"[^\w\s]|_")
_AL = re.compile(r"\b(?:al|el|ul|ad|as|ash|an|ar|az)[\s-](?=\w)")
_DOUBLED = re.compile(r"(\w)\1")


def folded(name: str) -> str:
    """Return the form in which spellings of one name meet: no case, accents, articles, apostrophes or doubled letters.

    The Arabic article is dropped in all its spellings, so that "Kata'ib", "Kataib" and "al-Haq", "el Haq" agree.
    """
    bare = _ARTICLES.sub("", _POSSESSIVE.sub("", name.strip()))
    plain = unicodedata.normalize("NFKD", bare).encode("ascii", "ignore").decode().lower()
    return " ".join(_DOUBLED.sub(r"\1", _NOT_WORD.sub("", _AL.sub("", plain)).replace("-", " ")).split())


def slug(name: str) -> str:
    """Return the id under which a name that the registry does not know is kept: ``new:`` and its folded form."""
    return f"new:{folded(name).replace(' ', '-')}"
