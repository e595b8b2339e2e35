"""The passages that nobody coded: whole, and none of them nearly one that figures are measured on."""

from __future__ import annotations

import re
import sys
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2]))
read = pytest.importorskip("models.silver.read")
split = pytest.importorskip("models.split")

MEASURED = {"test", "fresh", "choice", "articles"}
NEARLY = 0.125


def runs(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[at : at + 5]) for at in range(len(words) - 4)}


def test_each_has_a_text_and_a_day_or_none_and_nothing_coded():
    passages = read.read_silver()
    assert len({row["id"] for row in passages}) == len(passages) > 15_000
    for row in passages:
        assert row["text"].strip() and "|" not in row["text"][:12], row["id"]
        assert row["published"] is None or date.fromisoformat(row["published"])
        assert row["uncoded"] and not (row["relevant"] or row["pledges"] or row["incidents"])


def test_a_block_is_a_day_a_title_and_paragraphs():
    row = read.passage("x-1", "2019-04-07 | Haftar presses on\nOne.\nTwo.")
    assert (row["published"], row["title"], row["text"]) == ("2019-04-07", "Haftar presses on", "One.\nTwo.")
    bare = read.passage("x-2", "- |\nOne.")
    assert (bare["published"], bare["title"], bare["text"]) == (None, None, "One.")


def test_none_is_nearly_a_passage_that_figures_are_measured_on():
    parts = split.read_split()
    holders: dict[tuple[str, ...], set[str]] = {}
    for row in split.read_gold():
        if parts.get(row["id"]) in MEASURED:
            for run in runs(row["text"]):
                holders.setdefault(run, set()).add(row["id"])
    for row in read.read_passages():
        own = runs(row["text"])
        shared = Counter(held for run in own for held in holders.get(run, ()))
        assert max(shared.values(), default=0) <= NEARLY * len(own), (row["id"], shared.most_common(1))
