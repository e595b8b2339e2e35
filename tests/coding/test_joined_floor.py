"""The default coder's figures on gold that nothing was trained or chosen on, held as floors (docs/quality.md).

``test`` was dealt with the training passages; ``fresh`` tells other events, by other writers; ``articles`` are whole articles as sites print them.
"""

import json
from functools import cache

import pytest

from trucewatch.analysis.scoring import Score, score
from trucewatch.coding.blend import coder
from trucewatch.coding.passage import to_document, to_record

FLOORS = {
    "test": {"overall": 0.779, "pledge": 0.733, "incident": 0.795},
    "fresh": {"overall": 0.766, "pledge": 0.69, "incident": 0.81},
    "articles": {"overall": 0.734, "pledge": 0.68, "incident": 0.75},
}
FOUND = {
    "test": {"pledge.found": 0.83, "incident.found": 0.865},
    "fresh": {"pledge.found": 0.82, "incident.found": 0.88},
    "articles": {"pledge.found": 0.84, "incident.found": 0.87},
}


@cache
def figures(part: str) -> Score:
    from models.split import part_of_gold

    rows, made = part_of_gold(part), coder()
    coded = [to_record(made.code(document), document, row) for row, document in ((row, to_document(row)) for row in rows)]
    return score(rows, json.loads(json.dumps(coded)))


@pytest.mark.parametrize(("part", "name"), [(part, name) for part, floors in FLOORS.items() for name in floors])
def test_floor(part: str, name: str) -> None:
    assert figures(part).mean("" if name == "overall" else name) >= FLOORS[part][name]


@pytest.mark.parametrize(("part", "field"), [(part, field) for part, floors in FOUND.items() for field in floors])
def test_entries_are_found(part: str, field: str) -> None:
    assert figures(part).fields[field].f1 >= FOUND[part][field]
