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
    "test": {"overall": 0.783, "pledge": 0.739, "incident": 0.8},
    "fresh": {"overall": 0.773, "pledge": 0.698, "incident": 0.818},
    "articles": {"overall": 0.741, "pledge": 0.683, "incident": 0.761},
}
FOUND = {
    "test": {"pledge.found": 0.84, "incident.found": 0.865},
    "fresh": {"pledge.found": 0.82, "incident.found": 0.885},
    "articles": {"pledge.found": 0.84, "incident.found": 0.875},
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
