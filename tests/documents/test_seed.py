"""The page that the project starts from, where it lies beside the repository."""

from pathlib import Path

import pytest

from trucewatch.documents import read
from trucewatch.pages import gather
from trucewatch.records import Document, Page

SEED = Path(__file__).parents[3] / "shared" / "seed" / "page.txt"
pytestmark = pytest.mark.skipif(not SEED.exists(), reason="the seed page is not beside the repository")
HEADLINE = "Iran-backed militias offer truce for US troop withdrawal"


@pytest.fixture(scope="module")
def document() -> Document:
    (page,) = gather(str(SEED))
    assert isinstance(page, Page)
    return read(page)


def test_headline_stands_once_before_the_article(document: Document) -> None:
    assert document.imprint.headline is not None
    assert document.imprint.headline.quote == HEADLINE
    assert document.text[: document.body_end].count(HEADLINE) == 1


def test_body_is_untouched_to_the_letter(document: Document) -> None:
    original = SEED.read_text(encoding="utf-8")
    assert document.body in original
    assert document.body.startswith("BAGHDAD (AP) — Iraqi militias") and document.body.endswith("international airport.")
    assert "including the the U.S. Embassy" in document.body


def test_comment_form_is_gone(document: Document) -> None:
    assert "Leave a Reply" not in document.text and "email address" not in document.text


def test_imprint_tells_agency_place_and_chain_and_leaves_the_rest_unknown(document: Document) -> None:
    imprint = document.imprint
    assert (imprint.agency, imprint.outlet, imprint.published) == ("AP", None, None)
    assert imprint.dateline is not None and imprint.dateline.place.quote == "BAGHDAD"
    assert [hop.name for hop in imprint.chain] == ["AP", "8kun Notables", "this page"]
    assert [span.quote for span in imprint.credits] == [f"Source: 8kun Notables, {HEADLINE}"]
    assert document.language == "en"


def test_every_span_stands_in_the_text(document: Document) -> None:
    imprint = document.imprint
    spans = [imprint.headline, imprint.agency_span, *imprint.credits, *(hop.span for hop in imprint.chain)]
    assert all(span.stands_in(document.text) for span in spans if span)
