"""Short forms that a document itself explains: acronyms in brackets, and last names."""

from __future__ import annotations

import re

from .naming import folded

_ACRONYM = re.compile(r"(?P<name>[A-Z][\w'’-]*(?:[ ,]+[\w'’-]+){0,11}),? \((?:the )?(?P<short>[A-Z][\w-]{1,9})\)")
_NAME = re.compile(r"\b[A-Z][\w'’-]+(?: (?:(?:al|el|de|del|la|bin|ag)[ -])*[A-Z][\w'’-]+)+")
# What opens a sentence with a capital and is no part of the name behind it.
_OPENING = re.compile(r"^(?:In|On|At|By|For|From|To|With|After|Before|When|While|As|But|And|So|Yet|If|Since|Near|Inside|Outside|Under) ")


def short_forms(text: str) -> dict[str, str]:
    """Map the last word of each longer name to the first such name: "Mohie" to "Mohammed Mohie"."""
    full: dict[str, str] = {}
    for match in _NAME.finditer(text):
        name = _OPENING.sub("", match.group())
        if " " in name:
            full.setdefault(folded(name.rsplit(" ", 1)[-1]), name)
    return full


def acronyms(text: str) -> dict[str, str]:
    """Map each acronym in brackets to the name before it: "Movement of the X (MX)"."""
    if "(" not in text:
        return {}
    return {folded(m["short"]): name for m in _ACRONYM.finditer(text) if (name := _spelled_out(m["name"], m["short"]))}


def _spelled_out(words_before: str, acronym: str) -> str | None:
    """Return the end of ``words_before`` that starts with the acronym's first letter and has its other letters in order."""
    words = words_before.split()
    for start in range(max(0, len(words) - 2 * len(acronym)), len(words)):
        initials = "".join(word[0] for word in words[start:]).lower()
        if initials[:1] == acronym[0].lower() and _in_order(acronym.lower(), initials):
            return " ".join(words[start:])
    return None


def _in_order(letters: str, within: str) -> bool:
    left = iter(within)
    return sum(letter in left for letter in letters) >= max(2, len(letters) - 1)
