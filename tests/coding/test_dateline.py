"""Rows above a dateline are no part of the dispatch: neither they nor the place of filing are parties."""

import pytest

from trucewatch.coding.rules import coder
from trucewatch.coding.rules.dateline import head_of
from trucewatch.records import Dateline, Document, Imprint, Span

STORY = "BAGHDAD (AP) - Militias in Iraq have agreed to suspend attacks on the base on the condition that the troops leave, an official said Sunday."


def _document(rows: str) -> Document:
    text = rows + STORY
    span = Span.of(text, len(rows), len(rows) + len("BAGHDAD (AP)"))
    dateline = Dateline(span=span, place=Span.of(text, span.start, span.start + len("BAGHDAD")))
    return Document(page="0" * 64, location="a", text=text, body_end=len(text), gathered="2020-10-12T00:00:00Z", imprint=Imprint(dateline=dateline))


@pytest.mark.parametrize("rows", ["", "Toronto Star\n\n", "By A. Writer\n\nToronto Star\n\n"])
def test_the_dispatch_begins_behind_its_dateline_whatever_rows_stand_above_it(rows: str) -> None:
    document = _document(rows)
    assert document.body[head_of(document).end :].startswith("Militias")


def test_no_row_above_it_and_no_place_of_filing_is_a_party() -> None:
    names = [party.span.quote for pledge in coder().code(_document("Toronto Star\n\n")).pledges for party in pledge.pledgers]
    assert names
    assert not any("BAGHDAD" in name or "Star" in name for name in names)
