"""Counts in a text: digits, number words, "a dozen", and the one that an article implies."""

import re
from typing import NamedTuple


class Count(NamedTuple):
    """A count as it stands in the text, with its value."""

    start: int
    end: int
    value: int


UNITS = {"zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
         "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18,
         "nineteen": 19}
TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
SCALES = {"hundred": 100, "thousand": 1000, "million": 1_000_000}
OTHERS = {"a": 1, "an": 1, "dozen": 12, "couple": 2, "pair": 2, "both": 2, "no": 0, "score": 20, "another": 1, "single": 1}
_WORD = "|".join(sorted([*UNITS, *TENS, *SCALES], key=len, reverse=True))
_SCALE = r"hundred|thousand|million"
_NARROW = "\u00a0\u2009\u202f"  # spaces that divide thousands
_COUNT = re.compile(
    rf"\b\d{{1,3}}(?:[,{_NARROW}]\d{{3}})+\b|\b\d+(?:\.\d+)? (?:{_SCALE})\b|\b\d+\b"
    rf"|\b(?:half an? |an? couple of |couple of |an? |(?:{_WORD})[ -])dozen\b|\b(?:an? )?couple of (?:{_SCALE})\b|\ban? (?:couple|pair)\b"
    rf"|\b(?:(?:a(?=[\s-]+(?:{_SCALE})\b)|{_WORD})[\s-]+(?:and\s+)?)*(?:{_WORD})\b"
    r"|\b(?:an?|dozen|couple|pair|both|another|single)\b", re.IGNORECASE)
_SCALED = re.compile(rf"(\d+(?:\.\d+)?) ({_SCALE})", re.IGNORECASE)


def value(phrase: str) -> int:
    """The value of a number phrase; raises ValueError where it is none."""
    plain = re.sub(rf"[,{_NARROW}]", "", phrase)
    if plain.isdigit():
        return int(plain)
    if scaled := _SCALED.fullmatch(plain):
        return round(float(scaled[1]) * SCALES[scaled[2].lower()])
    if plain.lower().startswith("half a"):
        return 6
    total = part = 0
    for word in re.findall(r"[a-z]+", plain.lower()):
        if word in SCALES:
            part = max(part, 1) * SCALES[word]
            total, part = (total + part, 0) if SCALES[word] > 100 else (total, part)
        elif word in OTHERS and word not in ("a", "an"):
            part = max(part, 1) * OTHERS[word] if word in ("dozen", "score") else OTHERS[word]
        elif word in ("a", "an"):
            part = 1
        elif word not in ("and", "of"):
            part += UNITS[word] if word in UNITS else TENS[word]
    return total + part


def counts(text: str) -> list[Count]:
    """All counts of a text, in order."""
    return [Count(m.start(), m.end(), value(m.group())) for m in _COUNT.finditer(text)]
