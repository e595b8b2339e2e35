"""Figures against gold: what right, missing and extra entries cost, and that they are the codebook's own figures."""

import copy
import importlib.util
import json
import random
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trucewatch.analysis.likeness import pair
from trucewatch.analysis.scoring import SORTS, score
from trucewatch.phrasing import overlap

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared" / "bench" / "score.py"
GOLD = [json.loads(line) for line in (ROOT / "models" / "gold" / "f.jsonl").read_text(encoding="utf-8").splitlines() if line.strip()]
SWAPS = {"kind": "agreement", "factuality": "denied", "said_by": "the army", "killed": 3, "pledgers": ["rebels"], "starts_iso": None, "place": "Aden"}


def shaken(rows: list[dict[str, Any]], seed: int) -> list[dict[str, Any]]:
    """The gold with entries dropped, doubled and changed."""
    rng, made = random.Random(seed), copy.deepcopy(rows)
    for row in made:
        for key in SORTS.values():
            row[key] = [entry for entry in row[key] for _ in range(rng.choice((0, 1, 1, 1, 2)))]
            for entry in row[key]:
                entry |= {name: value for name, value in SWAPS.items() if name in entry and rng.random() < 0.3}
        if rng.random() < 0.2:
            row |= {"relevant": not row["relevant"], "origin": "Reuters"}
    return [row for row in made if rng.random() < 0.95]


def test_gold_against_itself_is_right_in_every_field() -> None:
    found = score(GOLD, GOLD)
    assert {name for name, figure in found.fields.items() if figure.n and figure.f1 < 1} == set()


def test_a_missing_entry_costs_all_its_fields_and_so_does_one_too_many() -> None:
    row = next(row for row in GOLD if len(row["pledges"]) == 1 and row["pledges"][0]["said_by"])
    missing, doubled = row | {"pledges": []}, row | {"pledges": row["pledges"] * 2}
    assert [score([row], [coded]).fields["pledge.said_by"].f1 for coded in (missing, doubled)] == [0.0, pytest.approx(2 / 3)]


def test_a_text_that_nobody_coded_counts_as_coded_empty() -> None:
    found = score(GOLD[:1], [])
    assert found.passages == 1 and found.overall == 0.0


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10**6))
def test_the_figures_are_those_of_the_shared_scorer(seed: int) -> None:
    if not SHARED.exists():
        pytest.skip("the scorer is kept beside the repository, in ../shared/bench")
    spec = importlib.util.spec_from_file_location("shared_score", SHARED)
    assert spec and spec.loader
    theirs = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(theirs)
    coded = shaken(GOLD, seed)
    expected, ours = theirs.score(GOLD, coded)[0], score(GOLD, coded)
    # It rounds to four places, and its means are of rounded figures.
    figures = {name: figure["f1"] for name, figure in expected["fields"].items()}
    assert {name: figure.f1 for name, figure in ours.fields.items()} == pytest.approx(figures, abs=1e-4)
    assert (ours.overall, ours.mean("pledge")) == pytest.approx((expected["overall"], expected["pledge"]), abs=2e-4)


@given(st.text(), st.text())
def test_overlap_is_symmetric_and_within_bounds(one: str, other: str) -> None:
    assert overlap(one, other) == overlap(other, one) and 0 <= overlap(one, other) <= 1


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 10**6))
def test_pairing_uses_each_entry_once(seed: int) -> None:
    for gold, coded in zip(GOLD, shaken(GOLD, seed), strict=False):
        for sort, key in SORTS.items():
            found = pair(sort, gold[key], coded[key])
            firsts, seconds = [a for a, _ in found.pairs], [b for _, b in found.pairs]
            assert sorted(map(id, [*firsts, *found.first_only])) == sorted(map(id, gold[key]))
            assert sorted(map(id, [*seconds, *found.second_only])) == sorted(map(id, coded[key]))
