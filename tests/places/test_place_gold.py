"""Figures on 285 phrases about places, checked by hand, held as a floor (docs/registry.md)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from math import cos, hypot, radians
from pathlib import Path
from typing import Any

import pytest

from trucewatch.coding.passage import to_document
from trucewatch.places import resolve
from trucewatch.records import Coder, Incident, IncidentKind, Place, Report, Span

GOLD = Path(__file__).parents[2] / "models" / "gold"
pytestmark = pytest.mark.skipif(not (GOLD / "places.jsonl").exists(), reason="the gold set is not beside the package")
# A point counts as right within its own radius, or 30 km, of the marked one.
TOLERANCE = 30.0


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    return (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())


def _located(record: dict[str, Any], phrase: str) -> Place:
    text = record["text"]
    match = re.search(rf"(?<!\w){re.escape(phrase)}(?!\w)", text)
    assert match, phrase
    one, spot = Span.of(text, 0, 1), Place(span=Span.of(text, match.start(), match.end()))
    incident = Incident(kind=IncidentKind.BOMB_IED, anchor=one, sentence=one, place=spot)
    document = to_document(record)
    report = Report(text_sha256=document.id, coder=Coder(name="gold", version="1"), incidents=(incident,))
    found = resolve(report, document).incidents[0].place
    assert found
    return found


def _right(found: Place, marked: dict[str, Any]) -> bool:
    if found.latitude is None or found.longitude is None or marked["latitude"] is None:
        return False
    east = (found.longitude - marked["longitude"]) * cos(radians(found.latitude))
    away = 111.2 * hypot(found.latitude - marked["latitude"], east)
    return found.country == marked["country"] and away <= max(TOLERANCE, found.radius_km or 0.0)


def test_precision_and_recall() -> None:
    marked = list(_rows(GOLD / "places.jsonl"))
    wanted = {row["passage"] for row in marked}
    records = {row["id"]: row for path in GOLD.glob("?.jsonl") for row in _rows(path) if row["id"] in wanted}
    results = [(row, _located(records[row["passage"]], row["phrase"])) for row in marked]
    right = sum(_right(found, row) for row, found in results)
    given = sum(found.latitude is not None for _, found in results)
    there = sum(row["latitude"] is not None for row in marked)
    print(f"precision {right / given:.3f} recall {right / there:.3f}", *[(r["phrase"], f.name) for r, f in results if f.name and not _right(f, r)])
    assert right / given >= 0.92
    assert right / there >= 0.86
