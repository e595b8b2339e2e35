from datetime import UTC, datetime

import pytest

from trucewatch.documents.screen import may_matter
from trucewatch.records import Page


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
    gold = pytest.importorskip("models.split", reason="the gold passages are not beside the package").read_gold()
    if not (texts := [record["text"] for record in gold if record["relevant"]]):
        pytest.skip("the gold passages are not beside the package")
    assert sum(may_matter(page(text, "text/plain")) for text in texts) / len(texts) >= 0.985
