import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from trucewatch.documents.screen import may_matter
from trucewatch.records import Page

ROOT = Path(__file__).parents[2]


def page(text: str, kind: str = "text/html") -> Page:
    return Page(location="a", content=text.encode(), media_type=kind, gathered=datetime(2020, 1, 1, tzinfo=UTC))


def test_page_about_violence_may_matter() -> None:
    assert may_matter(page("<html><body><p>Two villages were shelled in the night, the governor said on Monday.</p></body></html>"))


def test_page_about_cakes_does_not() -> None:
    assert not may_matter(page("<html><body><p>Beat the eggs with sugar until the mixture is pale, then add the flour.</p></body></html>"))


def test_what_cannot_be_looked_at_cheaply_may_matter() -> None:
    assert may_matter(page("%PDF-1.7", "application/pdf"))
    assert may_matter(page("<p " + "a=1 " * 50_000 + ">x</p>"))
    wide = page("").model_copy(update={"content": "<p>The truce held.</p>".encode("utf-16")})
    assert may_matter(wide)


def test_hardly_any_relevant_gold_passage_is_lost() -> None:
    if not (files := sorted(p for p in (ROOT / "models" / "gold").glob("*.jsonl") if len(p.stem) < 3)):
        pytest.skip("the gold passages are not beside the package")
    texts = [record["text"] for file in files for record in map(json.loads, file.open(encoding="utf-8")) if record["relevant"]]
    assert sum(may_matter(page(text, "text/plain")) for text in texts) / len(texts) >= 0.985
