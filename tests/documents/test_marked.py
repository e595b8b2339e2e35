"""Floors for the imprint and the article's text on the marked pages (tests/fixtures/pages); benchmarks/pages_imprint.py prints all.

"held" pages stand in layouts that nobody looked at when the rules were mended; what they reach is what a new page may hope for.
"""

from __future__ import annotations

import pytest
from benchmarks.pages_imprint import FOLDERS, Marked, counts, marked, texts

from trucewatch.documents.decode import decode
from trucewatch.pages import gather
from trucewatch.records import Page, Span

# The least precision and recall of each field: on pages whose layouts were looked at, and on those that were not.
SEEN = {
    "headline": (0.98, 0.98), "outlet": (0.98, 0.97), "agency": (0.98, 0.96), "byline": (0.98, 0.9), "place": (0.98, 0.98), "day": (1, 1),
    "published": (1, 1), "updated": (1, 1), "section": (0.98, 0.96), "canonical": (1, 1), "language": (1, 1), "credits": (0.98, 0.92),
    "chain": (0.96, 0.96),
}  # fmt: skip
HELD = {
    "headline": (0.95, 0.98), "outlet": (0.96, 0.95), "agency": (0.98, 0.97), "byline": (0.86, 0.71), "place": (0.97, 0.95), "day": (1, 0.9),
    "published": (0.87, 0.87), "updated": (0.98, 0.8), "section": (0.92, 0.69), "canonical": (0.93, 0.95), "language": (1, 1),
    "credits": (0.9, 0.8), "chain": (0.9, 0.9),
}  # fmt: skip
# The half of the thirty newer layouts that was not looked at.
NEWER = {
    "headline": (1, 1), "outlet": (0.9, 0.85), "byline": (0.9, 0.76), "place": (1, 1), "published": (0.76, 0.66), "updated": (0.9, 1),
    "section": (0.88, 0.6), "canonical": (1, 1), "language": (1, 1), "credits": (1, 1), "chain": (0.8, 0.8),
}  # fmt: skip
# The half of the twenty latest layouts that was not looked at.
LATEST = {
    "headline": (0.9, 0.9), "outlet": (0.9, 0.9), "byline": (1, 0.66), "place": (0.66, 0.66), "published": (0.9, 0.9), "updated": (1, 1),
    "section": (1, 0.8), "canonical": (1, 1), "language": (1, 1), "credits": (1, 1), "chain": (0.8, 0.8),
}  # fmt: skip
# The half of the thirty further layouts that was not looked at.
FURTHER = {
    "headline": (1, 1), "outlet": (1, 1), "agency": (1, 1), "byline": (1, 1), "place": (0.8, 0.8), "published": (1, 1), "updated": (1, 1),
    "section": (0.85, 0.8), "canonical": (1, 1), "language": (1, 1), "chain": (1, 1),
}  # fmt: skip
GROUNDED = ("outlet", "agency", "published", "updated", "section", "canonical")


@pytest.fixture(scope="module")
def pages() -> list[Marked]:
    return list(marked())


def _of(pages: list[Marked], *parts: str) -> list[Marked]:
    return [page for page in pages if page.marks.get("part", "earlier") in parts]


def test_there_are_enough_pages_and_every_one_is_read(pages: list[Marked]) -> None:
    assert len(pages) >= 150
    assert [page.name for page in pages if page.document is None] == []


def test_no_layout_of_the_held_pages_was_mended_on(pages: list[Marked]) -> None:
    seen, held = ({page.marks["layout"] for page in _of(pages, part, f"newer_{part}", f"latest_{part}", f"further_{part}")} for part in ("mended", "held"))
    assert len(seen) + len(held) >= 130 and seen.isdisjoint(held)


@pytest.mark.parametrize(
    ("parts", "floors"),
    [(("earlier", "mended", "newer_mended", "latest_mended", "further_mended"), SEEN), (("held",), HELD), (("newer_held",), NEWER), (("latest_held",), LATEST),
     (("further_held",), FURTHER)],
    ids=["seen", "held", "newer", "latest", "further"],
)
def test_fields(pages: list[Marked], parts: tuple[str, ...], floors: dict[str, tuple[float, float]]) -> None:
    found = counts(_of(pages, *parts))
    reached = {field: (found[field][0] / found[field][1], found[field][0] / found[field][2]) for field in floors}
    below = {field: reached[field] for field, least in floors.items() if reached[field][0] < least[0] or reached[field][1] < least[1]}
    assert below == {}


@pytest.mark.parametrize("part", ["earlier", "mended", "held", "newer_mended", "newer_held", "latest_mended", "latest_held", "further_mended", "further_held"])
def test_text_is_the_article_and_better_than_the_extraction_alone(pages: list[Marked], part: str) -> None:
    scores = [texts(page) for page in _of(pages, part)]
    ours, alone = (sum(column) / len(scores) for column in zip(*scores, strict=True))
    assert ours >= 0.98 and ours > alone


def test_each_known_field_has_its_place(pages: list[Marked]) -> None:
    for page in pages:
        assert page.document is not None
        imprint = page.document.imprint
        grounds = {ground.field: ground for ground in imprint.grounds}
        assert set(grounds) == {field for field in GROUNDED if getattr(imprint, field)}, page.name
        nowhere = [ground for ground in imprint.grounds if not (ground.span or ground.original) and ground.how in ("text", "page", "found")]
        assert nowhere == [], page.name


def test_each_span_stands_where_it_says() -> None:
    pages = [page for folder in FOLDERS for page in gather(str(folder)) if isinstance(page, Page)]
    assert len(pages) > 150
    for page in pages:
        _spans_stand(page)


def _spans_stand(page: Page) -> None:
    from trucewatch.documents import read

    document, source = read(page), decode(page)
    imprint, dateline = document.imprint, document.imprint.dateline
    spans = [imprint.headline, imprint.byline, imprint.agency_span, *imprint.credits, *(hop.span for hop in imprint.chain)]
    spans += [dateline.span, dateline.place] if dateline else []
    spans += [ground.span for ground in imprint.grounds]
    assert [span for span in spans if span and not span.stands_in(document.text)] == [], page.location
    originals: list[Span | None] = [ground.original for ground in imprint.grounds]
    assert [span for span in originals if span and not span.stands_in(source)] == [], page.location
