"""Passages that nobody coded, for a teacher to tell the small network of: those of `passages/*.txt`, and the reports written for stories.

A passage is a block of lines in `passages/*.txt`: its day and title (`2019-04-07 | Title`, either may be missing: `- |`), then its text, a
paragraph a line; an empty line parts two. Of the events of the stories each report is one and each rewrite, but no print of another.
"""

import json
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
STORIES = HERE.parent / "stories"
OWN = {"original", "derived"}
Row = dict[str, Any]


def uncoded(name: str, day: str | None, title: str | None, text: str) -> Row:
    """A passage in the form of a gold row, with nothing coded and marked so."""
    return {"id": name, "published": day, "title": title, "text": text, "uncoded": True,
            "relevant": False, "origin": None, "pledges": [], "incidents": []}


def passage(name: str, block: str) -> Row:
    head, _, text = block.strip().partition("\n")
    day, _, title = (part.strip() for part in head.partition("|"))
    return uncoded(name, day.strip("-") or None, title or None, text.strip())


def read_passages(folder: Path = HERE / "passages", first: str = "") -> list[Row]:
    """The passages, in the order of their files' names; those of the file `first` ("s21") and later ones."""
    return [passage(f"{path.stem}-{n:03}", block) for path in sorted(folder.glob("*.txt")) if path.stem >= first
            for n, block in enumerate(path.read_text(encoding="utf-8").strip().split("\n\n"), 1)]


def read_stories(folder: Path = STORIES) -> list[Row]:
    """The reports and rewrites of the stories' events."""
    told = (json.loads(line) for path in sorted(folder.glob("*.jsonl")) for line in path.open(encoding="utf-8"))
    return [uncoded(d["id"], d.get("published", "")[:10] or None, d.get("title"), d["text"]) for d in told if d["class"] in OWN]


def read_silver(first: str = "") -> list[Row]:
    """All of them, or only the passages from a file on."""
    return read_passages(first=first) + ([] if first else read_stories())
