"""Floors of what comes out of pages and streams about real truces, label by label: a change that loses some fails here."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2]))
rights = pytest.importorskip("benchmarks.truce_pages").rights
scored = pytest.importorskip("benchmarks.truce_streams").scored


@pytest.mark.parametrize(
    ("part", "least"),
    [
        ("searched", 128), ("first_look", 84), ("user", 40), ("mend", 29), ("held", 30), ("trial", 248), ("short", 358), ("later", 72),
    ],
)  # fmt: skip
def test_the_labels_of_truces_told_in_pages_come_out(part: str, least: int) -> None:
    assert sum(rights(part)) >= least


@pytest.mark.parametrize(("half", "found", "own", "labels"), [("tuned", 38, 38, 79), ("later", 48, 49, 77), ("kept", 43, 43, 80)])
def test_the_truces_of_streams_are_found_with_their_labels(half: str, found: int, own: int, labels: int) -> None:
    score = scored(half)
    assert sum(score.found) >= found and sum(score.own) >= own and sum(score.labels) >= labels
