"""The default coder's figures on the test part of the gold, which nothing was trained or chosen on, held as floors (docs/quality.md)."""

import json

import pytest

from trucewatch.analysis.scoring import Score, score
from trucewatch.coding.blend import coder
from trucewatch.coding.passage import to_document, to_record

FLOORS = {"overall": 0.69, "pledge": 0.65, "incident": 0.69}
FOUND = {"pledge.found": 0.78, "incident.found": 0.8}


@pytest.fixture(scope="module")
def figures() -> Score:
    from models.blend import gold

    rows, made = gold("test"), coder()
    coded = [to_record(made.code(document), document, row) for row, document in ((row, to_document(row)) for row in rows)]
    return score(rows, json.loads(json.dumps(coded)))


@pytest.mark.parametrize("name", FLOORS)
def test_floor(figures: Score, name: str) -> None:
    assert figures.mean("" if name == "overall" else name) >= FLOORS[name]


@pytest.mark.parametrize("field", FOUND)
def test_entries_are_found(figures: Score, field: str) -> None:
    assert figures.fields[field].f1 >= FOUND[field]
