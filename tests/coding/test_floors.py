"""Floors under the rule coder's figures: what was reached must not be lost. The texts of speech are kept beside the repository."""

import json
from pathlib import Path
from typing import Any

import pytest
from benchmarks import screen, speakers

from trucewatch.analysis.scoring import Score, score
from trucewatch.coding.passage import to_document, to_record
from trucewatch.coding.rules import coder

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
SPEECH = SHARED / "data" / "gum_attribution_news.jsonl"
FLOORS = {
    "pledge.found": 0.69,
    "pledge.kind": 0.53,
    "pledge.undertaking": 0.62,
    "pledge.ends_or_duration": 0.43,
    "incident.found": 0.64,
    "incident.kind": 0.54,
    "incident.killed": 0.48,
    "origin": 0.76,
    "relevant": 0.94,
}


def sample(step: int) -> list[dict[str, Any]]:
    """Every n-th passage of the first gold slices, whole articles among them."""
    paths = sorted((ROOT / "models" / "gold").glob("[a-hjk].jsonl"))
    return [json.loads(line) for path in paths for line in path.read_text(encoding="utf-8").splitlines() if line.strip()][::step]


@pytest.fixture(scope="module")
def figures() -> Score:
    made, rows = coder(), sample(5)
    coded = [to_record(made.code(document := to_document(row)), document, row) for row in rows]
    return score(rows, coded)


def test_the_rule_coders_overall_figure_holds(figures: Score) -> None:
    assert figures.overall >= 0.53 and figures.mean("pledge") >= 0.48 and figures.mean("incident") >= 0.53


@pytest.mark.parametrize("field", FLOORS)
def test_the_rule_coders_fields_hold(figures: Score, field: str) -> None:
    assert figures.fields[field].f1 >= FLOORS[field]


def test_reported_speech_holds() -> None:
    if not SPEECH.exists():
        pytest.skip("the attributions are kept beside the repository, in ../shared/data")
    figures, _ = speakers.score(speakers.read(SPEECH), speakers.Parser(), speakers.Lexicon.read())
    assert figures["content.f1"] >= 0.75 and figures["speaker.f1"] >= 0.62


def test_the_screen_misses_next_to_nothing() -> None:
    figures = screen.figures()
    assert figures["recall, relevant gold"] >= 0.995
    assert figures["recall, ceasefire items"] in (None, 1.0)
