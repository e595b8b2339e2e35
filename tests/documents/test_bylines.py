"""Who signs an article, as systems of publication write it: labels, elements of names, the page's own data, signatures below the text."""

from datetime import UTC, datetime

import pytest

from trucewatch.documents import read
from trucewatch.records import Document, Page

PARAGRAPH = "Both sides said on Sunday that the truce along the river would hold for another week, and nobody was hurt in the towns on either bank."
SECOND = "The mediators, who met both of them on an island, will come back on Friday and bring a map that each of them may write on in pencil."
DECK = "Nobody was hurt, and the ferry runs again"
DATE = "<time datetime='2024-05-03T10:00:00Z'>3 May 2024</time>"


def document(above: str, head: str = "", below: str = "", deck: str = "") -> Document:
    html = (
        f"<html lang='en'><head><title>Truce holds along the river - River Post</title>{head}</head><body><main>"
        f"<h1>Truce holds along the river</h1>{deck}{above}<div class='text'><p>{PARAGRAPH}</p><p>{SECOND}</p>{below}</div></main></body></html>"
    )
    return read(Page(location="a.html", content=html.encode(), media_type="text/html", gathered=datetime(2024, 5, 5, tzinfo=UTC)))


def byline(above: str, head: str = "", below: str = "", deck: str = "") -> str | None:
    found = document(above, head, below, deck).imprint.byline
    return found.quote if found else None


@pytest.mark.parametrize(
    ("above", "who"),
    [
        ("<p>Por <address>Fulano de Tal</address></p>", "Fulano de Tal"),
        ("<div>Автор: Иван Иванов</div>", "Иван Иванов"),
        ("<div>Penulis : Budi</div>", "Budi"),
        ("<div>作者：张三</div>", "张三"),
        ("<div class='byline'><span>River Radio | By</span> <div><span>Jane Doe,</span></div><div><span>John Doe</span></div></div>", "Jane Doe, John Doe"),
        ("<div class='byline'><a>By Jane Doe</a></div><div class='byline'><a>and John Doe</a></div>", "Jane Doe and John Doe"),
        ("<address class='author'><a rel='author'><span>Ola </span><span>Nordmann</span></a></address>", "Ola Nordmann"),
        ("<p>jeudi 12 octobre 2017, par Jean Dupont</p>", "Jean Dupont"),
        ("<div>Text: Erika Mustermann</div>", "Erika Mustermann"),
        ("<p>Analysis by Jane Doe</p>", "Jane Doe"),
        ("<p>Escrito por Fulano de Tal</p>", "Fulano de Tal"),
        ("<p>Por: Fulano de Tal</p>", "Fulano de Tal"),
        ("<p>Propos recueillis par Jean Dupont</p>", "Jean Dupont"),
        ("<p>Ein Beitrag von Erika Mustermann</p>", "Erika Mustermann"),
        ("<p>A cura di Mario Rossi</p>", "Mario Rossi"),
        ("<p>Journalist: Jane Doe</p>", "Jane Doe"),
        ("<div><a href='/authors/jane-doe/'>Jane Doe</a></div>", "Jane Doe"),
        ("<div><a href='https://x.example/by/jane-doe?a=1'>Jane Doe</a></div>", "Jane Doe"),
        ("<div class='reporter-name'>Jane Doe</div>", "Jane Doe"),
        ("<div><a href='/authors/'>All authors</a></div>", None),
        ("<div><a href='/africa/jane-doe'>Jane Doe</a></div>", None),
    ],
)
def test_bylines_above(above: str, who: str | None) -> None:
    assert byline(above + DATE) == who


@pytest.mark.parametrize(
    "head",
    [
        "<meta name='author' content='Jane Doe'>",
        "<meta name='abc-article-author' content='Jane Doe'>",
        """<meta name='parsely-page' content='{"title":"x","author":"Jane Doe"}'>""",
    ],
)
@pytest.mark.parametrize("row", ["Jane Doe", "Jane Doe, Colombo", "Jane Doe in Goma", "Jane Doe | Africa desk"])
def test_a_row_that_begins_with_the_author_of_the_head_is_the_byline(head: str, row: str) -> None:
    assert (byline(f"<div>{row}</div>{DATE}", head) or "").startswith("Jane Doe")
    assert byline(f"<div>{row}</div>{DATE}") is None


def test_a_sentence_about_the_author_is_no_byline() -> None:
    assert byline("<p>Jane Doe was among those who crossed.</p>", "<meta name='author' content='Jane Doe'>") is None


@pytest.mark.parametrize(
    ("below", "who"),
    [
        ("<p style='text-align:right'>Jane Doe</p>", "Jane Doe"),
        ("<p><em>Jane Doe in Goma</em></p>", "Jane Doe"),
        ("<p>— Jane van der Doe, aus Kiew</p>", None),
        ("<p>— Jane Doe, aus Kiew</p>", "Jane Doe"),
        ("<p align='right'><b>JANE DOE</b></p><p>The River Post/JD/ra</p>", "JANE DOE"),
    ],
)
def test_a_signature_below_the_text_is_the_byline_and_no_text(below: str, who: str | None) -> None:
    signed = document("", below=below)
    assert (signed.imprint.byline.quote if signed.imprint.byline else None) == who
    assert signed.body.endswith("in pencil.") == (who is not None)


@pytest.mark.parametrize(
    "below", ["<p>Jane Doe</p>", "<p><b>Read More</b></p>", "<p><b>Jane Doe said so.</b></p>", "<p><strong>The Associated Press</strong></p>"]
)
def test_what_is_no_signature(below: str) -> None:
    assert byline("", below=below) is None


def test_a_signature_does_not_replace_the_byline_above() -> None:
    signed = document("<p>By John Doe</p>", below="<p><b>Jane Doe</b></p>")
    assert signed.imprint.byline is not None
    assert signed.imprint.byline.quote == "John Doe"


def test_a_deck_above_the_byline_is_no_text_and_hides_no_byline() -> None:
    found = document("<div class='byline'>By Jane Doe</div>" + DATE, deck=f"<h2>{DECK}</h2>")
    assert found.body.startswith("Both sides")
    assert found.imprint.byline is not None
    assert found.imprint.byline.quote == "Jane Doe"
    lead = f"{DECK}, said the harbour master, who had counted the shots of every night since the winter before last and counted none in this one, for the first time."
    long = document("<div class='byline'>By Jane Doe</div>", deck=f"<article><p>{lead}</p>")
    assert DECK in long.body
    assert long.imprint.byline is not None
