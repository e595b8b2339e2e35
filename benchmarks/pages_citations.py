"""How well "X via Y" citations are told apart: agency and republisher, against marks derived from the citation's own form.

    python benchmarks/pages_citations.py CURRENT_EVENTS.jsonl

The file holds records with ``citations`` (outlet, url). A citation that contains " via " names its agency before it and its republisher
after it; one without is an outlet or an agency of its own, and must not be taken for a republication. The table gives precision and recall
for each field, and lists what was missed.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

from trucewatch.documents import read
from trucewatch.pages.jsonl import page_of
from trucewatch.records import Document, Page


def documents(file: Path) -> Iterator[tuple[str, Document]]:
    """Yield each citation of the file with the document of its record, cited by it alone."""
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
        record = json.loads(line)
        for citation in record.get("citations", ()):
            page = page_of({**record, "citations": [citation]}, f"{file.name}#{number}")
            if isinstance(page, Page):
                yield citation["outlet"], read(page)


def marks(citation: str) -> tuple[str | None, str | None]:
    """Return the agency's and the republisher's name as the citation's form gives them."""
    agency, via, republisher = citation.partition(" via ")
    # "AP via The Canadian Press and MSN": the first of two passed it on to the other.
    return (agency.strip(), republisher.split(" and ")[0].strip()) if via else (None, None)


def main() -> None:
    counts = {"agency": [0, 0, 0], "republisher": [0, 0, 0]}
    missed = []
    total = 0
    for citation, document in documents(Path(sys.argv[1])):
        total += 1
        names = [hop.name for hop in document.imprint.chain]
        found = (document.imprint.agency, names[1]) if len(names) > 2 else (None, None)
        for field, mark, got in zip(counts, marks(citation), found, strict=True):
            right = mark is not None and got == mark
            counts[field][0] += right
            counts[field][1] += got is not None and not right
            counts[field][2] += mark is not None and not right
            if mark != got:
                missed.append(f"{field}: {citation!r} read as {got!r}")
    print(f"{total} citations, {sum(counts['agency'][::2])} of them republications")
    for field, (right, wrong, lost) in counts.items():
        precision, recall = right / max(1, right + wrong), right / max(1, right + lost)
        print(f"{field:12} precision {precision:.3f}  recall {recall:.3f}  ({right} right, {wrong} wrong, {lost} lost)")
    print(*missed, sep="\n")


if __name__ == "__main__":
    main()
