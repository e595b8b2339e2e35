"""Which language a text is in."""

from __future__ import annotations

import re

# The commonest words of English. Passages full of foreign names are taken for other languages by letter statistics alone.
_COMMON = frozenset(
    {"the", "of", "and", "to", "in", "a", "that", "is", "was", "for", "on", "with", "as", "by", "at", "from", "it", "he", "his", "they"}
    | {"their", "have", "has", "had", "were", "said", "be", "this", "an", "are", "not", "which", "who", "after", "will", "would"}
)
_WORD = re.compile(r"[^\W\d_]+")
UNKNOWN = "und"


def language_of(text: str, declared: str | None = None) -> str:
    """Return the ISO 639-1 code of the language of ``text``; "und" where it is too short to tell and none is declared.

    py3langid decides (Lui and Baldwin 2012), unless a quarter of the words are the commonest words of English.
    """
    words = [word.lower() for word in _WORD.findall(text[:20_000])]
    if len(words) >= 8 and sum(word in _COMMON for word in words) >= len(words) / 4:
        return "en"
    if len(words) < 8:
        return _code(declared)
    from py3langid.langid import classify

    return str(classify(text[:20_000])[0])


def _code(declared: str | None) -> str:
    code = re.split(r"[-_]", declared.strip().lower())[0] if declared else ""
    return code if re.fullmatch(r"[a-z]{2}", code) else UNKNOWN
