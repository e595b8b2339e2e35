"""How well the agency behind a passage is told, against the ``origin`` marked in the gold passages.

    python benchmarks/pages_origin.py models/gold/*.jsonl

Only the passage is given, not its address, as the codebook asks. An origin that is not an agency (a newspaper, a broadcaster) counts as
none, since agencies are what the imprint's field names; the list below the figures shows every disagreement.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

from trucewatch import agencies
from trucewatch.documents import read
from trucewatch.pages.jsonl import page_of
from trucewatch.records import Page


def pairs(files: list[str]) -> Iterator[tuple[str, str | None, str | None]]:
    """Yield the id of each passage, the agency marked and the agency read."""
    for file in files:
        for line in Path(file).read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            page = page_of({"text": record["text"], "title": record.get("title")}, record["id"])
            if isinstance(page, Page):
                marked = record.get("origin")
                yield record["id"], agencies.short(marked) if marked else None, read(page).imprint.agency


def main() -> None:
    found = list(pairs(sys.argv[1:]))
    right = sum(marked is not None and marked == got for _, marked, got in found)
    said, due = sum(got is not None for *_, got in found), sum(marked is not None for _, marked, _ in found)
    precision, recall = right / max(1, said), right / max(1, due)
    print(f"{len(found)} passages  agency: precision {precision:.3f}  recall {recall:.3f}  ({right} right, {said} said, {due} due)")
    for name, marked, got in found:
        if marked != got:
            print(f"{name}: marked {marked}, read {got}")


if __name__ == "__main__":
    main()
