"""How many digests that are glued of real dispatches under their headlines are divided rightly: ``python -m benchmarks.digests_headed``.

What must not be divided is held by tests/documents/test_digest.py.
"""

from __future__ import annotations

import random
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.pages_imprint import marked
from trucewatch.documents import items, read
from trucewatch.pages import gather
from trucewatch.records import Document, Page

ARTICLES = Path(__file__).parents[1] / "tests" / "fixtures" / "articles"
DIGESTS = 200


def dispatches() -> list[Document]:
    """Return the English articles of the fixtures that begin with a dateline."""
    found = [page.document for page in marked() if page.document]
    found += [read(page) for file in sorted(ARTICLES.glob("*.jsonl")) for page in gather(str(file)) if isinstance(page, Page)]
    return [one for one in found if one.language == "en" and _begins(one)]


def digest(title: str, reports: list[Document]) -> Document:
    """Return the reports as one page, each under its headline."""
    parts = [(one.imprint.headline.quote if one.imprint.headline else "Report", *_paragraphs(one)) for one in reports]
    text = "\n\n".join(row for part in parts for row in part)
    return read(Page(location="digest", content=text.encode(), gathered=datetime.now(UTC), facts=(("title", title),)))


def main() -> None:
    """Print, for a page with and without the name of a digest, how many of them come apart as they were put together."""
    chosen, found = random.Random(3), dispatches()
    for title in ("Fighting: what happened today", "The Latest: fighting"):
        sets = [chosen.sample(found, chosen.choice((3, 4, 5))) for _ in range(DIGESTS)]
        rightly = sum(len(items(digest(title, reports))) == len(reports) for reports in sets)
        print(f"{title}: {rightly} of {DIGESTS} divided rightly, from {len(found)} dispatches")


def _begins(document: Document) -> bool:
    line = document.imprint.dateline
    return line is not None and document.body_start <= line.span.start < document.body_start + 5


def _paragraphs(document: Document) -> list[str]:
    return [row for row in document.body.split("\n") if row.strip()]


if __name__ == "__main__":
    main()
