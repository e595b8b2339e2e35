"""The default coder on whole articles (tests/fixtures/articles), held as floors (docs/quality.md, "Whole articles")."""

import json
from pathlib import Path

import pytest

from trucewatch.analysis.scoring import score
from trucewatch.coding.blend import coder
from trucewatch.coding.passage import to_document, to_record

ARTICLES = Path(__file__).parent.parent / "fixtures" / "articles"
FLOORS = {"tune": 0.76, "held": 0.775, "fresh": 0.745}


@pytest.mark.parametrize("half", FLOORS)
def test_floor(half: str) -> None:
    rows = [json.loads(line) for line in (ARTICLES / f"{half}.jsonl").read_text(encoding="utf-8").splitlines()]
    made = coder()
    coded = [to_record(made.code(document), document, row) for row, document in ((row, to_document(row)) for row in rows)]
    assert score(rows, json.loads(json.dumps(coded))).overall >= FLOORS[half]
