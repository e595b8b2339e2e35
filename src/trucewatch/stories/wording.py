"""Texts as what can be compared: words, runs of words as numbers, names and figures. The same in every process."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.resources import files
from zlib import crc32

import numpy as np

RUN = 4
_WORD = re.compile(r"\w+")
# A capital after a small letter and a space (or the article "al-") stands inside a sentence: a name, for the most part.
_NAME = re.compile(r"[A-ZÀ-ÞİŞ](?:(?<=[a-zß-ÿ,;)’'0-9] .)|(?<=l-.))(?:[Ll]-)?[\w’'-]+")
_FIGURE = re.compile(r"\d+(?:[.,:]\d+)*")
# Spelling differs between houses ("U.S.", "cease-fire"), so marks inside words are dropped.
_MARKS = ".-'’‘`"
_STEM = 6
_DAYS = frozenset(("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"))
_NUMBERS = {
    "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9", "ten": "10", "eleven": "11",
    "twelve": "12", "thirteen": "13", "fourteen": "14", "fifteen": "15",
}  # fmt: skip


def words(text: str) -> list[str]:
    """Return the words of ``text`` in small letters, without the marks inside them."""
    return _WORD.findall(_unmarked(text).lower())


def runs(tokens: list[str], width: int = RUN) -> list[int]:
    """Return a number for every run of ``width`` words, in order; of a shorter text, one for the whole."""
    if not tokens:
        return []
    hashes = np.fromiter(map(_number, tokens), np.uint64, len(tokens))
    width = min(width, len(tokens))
    total = np.zeros(len(tokens) - width + 1, np.uint64)
    for at in range(width):
        total = total * np.uint64(0x9E3779B97F4A7C15) + hashes[at : at + len(total)]
    mixed: list[int] = (total ^ (total >> np.uint64(29))).tolist()
    return mixed


def topics(tokens: list[str]) -> frozenset[str]:
    """Return the stems of the words that say what a text is about."""
    ignored = common()
    return frozenset(token[:_STEM] for token in tokens if len(token) > 3 and token not in ignored)


def facts(text: str, tokens: list[str]) -> frozenset[str]:
    """Return the names and figures in ``text``, whose words are ``tokens``: names by their stems, figures as digits."""
    names = {stem(name) for name in _NAME.findall(text)}
    figures = {figure.replace(",", "") for figure in _FIGURE.findall(text)}
    return frozenset(names | figures | {_NUMBERS[token] for token in tokens if token in _NUMBERS})


def weekdays(tokens: list[str]) -> frozenset[str]:
    """Return the days of the week among words."""
    return _DAYS.intersection(tokens)


def stem(name: str) -> str:
    """Return the form of a name that its spellings have in common."""
    bare = _unmarked(name).lower()
    bare = bare[2:] if bare[:2] == "al" and name[2:3] == "-" else bare
    return (bare.removesuffix("s") if len(bare) > 3 else bare)[: _STEM + 1]


@cache
def common() -> frozenset[str]:
    """Return the words that say nothing of what a report is about."""
    rows = files(__package__).joinpath("data/common.txt").read_text("utf-8").split("\n")
    return frozenset(word for row in rows if not row.startswith("#") for word in row.split())


def _unmarked(text: str) -> str:
    for mark in _MARKS:
        text = text.replace(mark, "")
    return text


@lru_cache(maxsize=1 << 17)
def _number(word: str) -> int:
    return crc32(word.encode()) * 0x85EBCA6B + len(word)
