"""A sentence parted at what is undertaken in it."""

from __future__ import annotations

from trucewatch.records import Pledge


def around(pledge: Pledge) -> tuple[str, str]:
    """Return the words of the sentence before the undertaking, and those behind it."""
    before, _, after = parted(pledge)
    return before, after


def parted(pledge: Pledge) -> tuple[str, str, str]:
    """Return the words of the sentence before the undertaking, its own words, and those behind it."""
    sentence, own = pledge.sentence, pledge.undertaking
    before, behind = sentence.before(own), sentence.behind(own)
    return before, sentence.quote[len(before) : len(sentence.quote) - len(behind)] or own.quote, behind
