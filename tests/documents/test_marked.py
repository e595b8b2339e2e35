"""Floors for the imprint and the article's text on the marked pages (tests/fixtures/pages/marked); benchmarks/pages_imprint.py prints all."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from datetime import date, datetime
from pathlib import Path
from typing import Any

import lxml.html
import pytest

from trucewatch.documents import read
from trucewatch.pages import gather
from trucewatch.records import Document, Page

FOLDER = Path(__file__).parents[1] / "fixtures" / "pages" / "marked"
MARKS: dict[str, dict[str, Any]] = tomllib.loads((FOLDER / "marks.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def documents() -> dict[str, Document]:
    return {Path(page.location).stem: read(page) for page in gather(str(FOLDER)) if isinstance(page, Page)}


def test_every_page_is_marked_and_read(documents: dict[str, Document]) -> None:
    assert set(documents) == set(MARKS)


@pytest.mark.parametrize("field", ["headline", "byline", "place"])
def test_spans(documents: dict[str, Document], field: str) -> None:
    got = {name: _quote(document, field) for name, document in documents.items()}
    right = sum(quote is not None and quote == MARKS[name].get(field) for name, quote in got.items())
    assert right / sum(quote is not None for quote in got.values()) >= 0.95
    assert right / sum(field in marks for marks in MARKS.values()) >= 0.8


@pytest.mark.parametrize("field", ["outlet", "agency", "section", "canonical"])
def test_names(documents: dict[str, Document], field: str) -> None:
    wrong = {name for name, document in documents.items() if getattr(document.imprint, field) != MARKS[name].get(field)}
    assert wrong == set()


def test_chains_and_credits(documents: dict[str, Document]) -> None:
    for name, document in documents.items():
        assert [hop.name for hop in document.imprint.chain] == MARKS[name]["chain"], name
        assert [credit.quote for credit in document.imprint.credits] == MARKS[name].get("credits", []), name


def test_no_time_is_wrong_and_few_are_missing(documents: dict[str, Document]) -> None:
    missing = []
    for name, document in documents.items():
        for field in ("published", "updated"):
            mark, got = MARKS[name].get(field), getattr(document.imprint, field)
            missing += [(name, field)] if mark and not got else []
            assert got is None or _same(mark, got), (name, field, mark, got)
    assert len(missing) <= 1


def test_text_is_the_article_and_better_than_the_extraction_alone(documents: dict[str, Document]) -> None:
    from trafilatura import extract

    pages = {name: (FOLDER / f"{name}.html").read_text(encoding="utf-8") for name in documents}
    ours = sum(_f1(_article(pages[name]), document.body) for name, document in documents.items()) / len(pages)
    alone = sum(_f1(_article(html), extract(html, include_comments=False, favor_precision=True) or "") for html in pages.values()) / len(pages)
    assert ours >= 0.98 and ours > alone


def _quote(document: Document, field: str) -> str | None:
    if field == "place":
        return document.imprint.dateline.place.quote if document.imprint.dateline else None
    span = getattr(document.imprint, field)
    return span.quote if span else None


def _same(mark: date | datetime | None, got: datetime) -> bool:
    return mark == got if isinstance(mark, datetime) else mark == got.date()


def _article(html: str) -> str:
    kept = re.sub(r"<!--not-->.*?<!--/not-->", " ", html.split("<!--article-->")[1].split("<!--/article-->")[0], flags=re.S)
    return str(lxml.html.fromstring(f"<div>{re.sub('<', ' <', kept)}</div>").text_content())


def _f1(truth: str, got: str) -> float:
    one, other = Counter(re.findall(r"\w+", truth)), Counter(re.findall(r"\w+", got))
    return 2 * sum((one & other).values()) / (sum(one.values()) + sum(other.values()))
