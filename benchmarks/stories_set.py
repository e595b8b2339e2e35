"""The written events of models/stories as documents with their labels."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from trucewatch.documents import read
from trucewatch.pages.jsonl import page_of
from trucewatch.records import Document, Page

SET = Path(__file__).parents[1] / "models/stories"


@dataclass(frozen=True)
class Labelled:
    """A document of the set: its event, the story it belongs to and its class."""

    id: str
    event: str
    story: str
    kind: str
    document: Document


def labelled(split: str) -> list[Labelled]:
    """Return the documents of the split "tune" or "test", each read as any page is read."""
    return [_labelled(json.loads(line)) for line in (SET / f"{split}.jsonl").read_text("utf-8").splitlines()]


def _labelled(record: dict[str, str]) -> Labelled:
    page = page_of(record, f"{record['id']}.txt")
    if not isinstance(page, Page):
        raise TypeError(page.reason)
    return Labelled(record["id"], record["event"], record["story"], record["class"], read(page))
