"""F1 of the article's text before and after what each outlet repeats is taken out, beside trafilatura alone.

    python benchmarks/pages_habits.py

On the marked pages (tests/fixtures/pages), each host's in the order of their names, and on the pages of one outlet of our own writing
(tests/documents/outlet_pages.py) from the fifth on, when its habits are known.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from trafilatura import extract

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.documents.outlet_pages import pages

from benchmarks.pages_imprint import article, f1, marked
from trucewatch.documents import read
from trucewatch.documents.habits import Habits, host_of, sketch
from trucewatch.records import Document, Page

Row = tuple[str, str, Document]


def ours() -> Iterator[Row]:
    for one in pages():
        page = Page(location=one.url, content=one.html.encode(), media_type="text/html", gathered=datetime.now(UTC))
        yield one.article.split("\n", 1)[1], one.html, read(page)


def theirs() -> Iterator[Row]:
    for one in marked():
        if one.document:
            yield article(one.html), one.html, one.document


def figures(rows: list[Row], known: int = 0) -> tuple[float, float, float, int]:
    """Return the mean F1 of trafilatura alone, of ours before and after, and on how many pages anything was taken out."""
    habits: dict[str, Habits] = {}
    found = []
    for number, (truth, html, document) in enumerate(rows):
        host = host_of(document) or ""
        had = habits.get(host, Habits())
        cleared = had.cleared(document)
        habits[host] = had.with_page(sketch(document))
        alone = extract(html, include_comments=False, favor_precision=True, include_tables=False) or ""
        if number >= known:
            found.append((f1(truth, alone), f1(truth, document.body), f1(truth, cleared.body), cleared.body != document.body))
    alone, before, after, cut = (sum(column) for column in zip(*found, strict=True))
    return alone / len(found), before / len(found), after / len(found), int(cut)


def main() -> None:
    for name, rows, known in (("marked pages", list(theirs()), 0), ("one outlet, from its fifth page on", list(ours()), 4)):
        alone, before, after, cut = figures(rows, known)
        print(f"{name}: trafilatura alone {alone:.3f}, before {before:.3f}, after {after:.3f}; changed {cut} of {len(rows) - known} pages")


if __name__ == "__main__":
    main()
