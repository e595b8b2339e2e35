"""Who signs, in the forms of systems of publication: blocks with pictures, roles, places and buttons, lists, labels of many kinds."""

from datetime import UTC, datetime

import pytest

from trucewatch.documents import read
from trucewatch.records import Document, Page

PARAGRAPH = "Both sides said on Sunday that the truce along the river would hold for another week, and nobody was hurt in the towns on either bank."
SECOND = "The mediators, who met both of them on an island, will come back on Friday and bring a map that each of them may write on in pencil."
DATE = "<time datetime='2024-05-03T10:00:00Z'>3 May 2024</time>"


def document(above: str, head: str = "", below: str = "") -> Document:
    html = (
        f"<html lang='en'><head><title>Truce holds along the river - River Post</title>{head}</head><body><main>"
        f"<h1>Truce holds along the river</h1>{above}<div class='text'><p>{PARAGRAPH}</p><p>{SECOND}</p></div>{below}</main></body></html>"
    )
    return read(Page(location="a.html", content=html.encode(), media_type="text/html", gathered=datetime(2024, 5, 5, tzinfo=UTC)))


def byline(above: str, head: str = "", below: str = "") -> str | None:
    found = document(above, head, below).imprint.byline
    return found.quote if found else None


LINKED = "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"Truce holds along the river\",\"author\":%s}</script>"


@pytest.mark.parametrize(
    ("above", "who"),
    [
        # A picture's initials, the role below, the button beside.
        ("<div class='author'><div class='avatar'>JD</div><div><div class='author-name'>Jane Doe</div><div class='role'>Reporter, Goma</div></div></div>", "Jane Doe"),
        ("<div class='author-box'><span>J.D.</span><p>Jane Doe</p></div>", "Jane Doe"),
        ("<div class='byline'><p>Follow</p><p>Jane Doe</p></div>", "Jane Doe"),
        ("<div class='byline'><a href='https://x.example/jd'>@janedoe</a><p>Jane Doe</p></div>", "Jane Doe"),
        ("<div class='byline'><p>Senior correspondent</p><p>Jane Doe</p></div>", "Jane Doe"),
        ("<div class='byline'><p>Edited by John Doe</p><p>Jane Doe</p></div>", "Jane Doe"),
        ("<div class='byline'><p>Photographs by John Doe</p><p>By Jane Doe</p></div>", "Jane Doe"),
        ("<div class='byline'><p>Photos: John Doe</p></div>", None),
        ("<div class='byline'><p>View all posts by Jane Doe</p></div>", None),
        ("<div class='byline'><p>Staff correspondent</p></div>", "Staff correspondent"),
        # What follows the name on its row.
        ("<div class='byline'>By <a>Jane Doe</a>,<span>Staff writer</span></div>", "Jane Doe"),
        ("<p>By Jane Doe, Senior Reporter</p>", "Jane Doe"),
        ("<p>By JANE DOE, River Post Staff Writer</p>", "JANE DOE"),
        ("<p>By Jane Doe and John Doe, Staff Writers</p>", "Jane Doe and John Doe"),
        ("<p>By Jane Doe, chief editor, and John Doe</p>", "Jane Doe, chief editor, and John Doe"),
        ("<p>Por Fulano de Tal, enviado especial — Bogotá</p>", "Fulano de Tal"),
        ("<p>By Jane Doe – Goma</p>", "Jane Doe"),
        ("<p>Von Erika Mustermann, Korrespondentin</p>", "Erika Mustermann"),
        ("<p>By Jane Doe, Goma</p>", "Jane Doe, Goma"),
        ("<p>By JANE DOE River Press Writer</p>", "JANE DOE"),
        ("<p>3 May 2024, 08:15 | Redaktion</p>", "Redaktion"),
        ("<p>3 May 2024, 08:15 | Borderlands</p>", None),
        ("<p>Skrevet av Ola Nordmann. Publisert 3. mai 2024</p>", "Ola Nordmann"),
        # Labels.
        ("<div class='meta'><span>Author of the article:</span><span>Jane Doe</span></div>", "Jane Doe"),
        ("<div><div class='field-label'>Author</div><div class='field-item'>Jane Doe</div></div>", "Jane Doe"),
        ("<div><div class='field-label'>Contributors</div><ul><li>Jane Doe</li></ul></div>", "Jane Doe"),
        ("<p>Автор статьи: Иван Иванов</p>", "Иван Иванов"),
        ("<p>Autor des Beitrags: Erika Mustermann</p>", "Erika Mustermann"),
        ("<p>Words: Jane Doe</p>", "Jane Doe"),
        ("<p>Reporting: Jane Doe</p>", "Jane Doe"),
        ("<p>本报记者 张三 报道</p>", "张三"),
        ("<p>記者 張三</p>", "張三"),
        ("<p>Scris de Jane Doe</p>", "Jane Doe"),
        ("<p>Napsal Jan Novák</p>", "Jan Novák"),
        # Names of elements and addresses.
        ("<p class='storybyline'>Jane Doe</p>", "Jane Doe"),
        ("<div class='articleauthors'>Jane Doe</div>", "Jane Doe"),
        ("<span class='username'>Jane Doe</span>", "Jane Doe"),
        ("<dd class='createdby'>Jane Doe</dd>", "Jane Doe"),
        ("<div data-qa='author-name'>Jane Doe</div>", "Jane Doe"),
        ("<div><a href='/experts/jane-doe'>Jane Doe</a></div>", "Jane Doe"),
        ("<div><a href='/redaktion/erika-mustermann'>Erika Mustermann</a></div>", "Erika Mustermann"),
        ("<div><a href='/our-people/jane-doe'>Jane Doe</a></div>", "Jane Doe"),
    ],
)
def test_bylines_of_systems(above: str, who: str | None) -> None:
    assert byline(above + DATE) == who


def test_who_took_the_pictures_is_no_text_and_no_dateline() -> None:
    found = document("<div class='text'><p>Words: Jane Doe</p><p>Photos: John Doe</p>")
    assert found.body.startswith("Both sides") and found.imprint.dateline is None


@pytest.mark.parametrize("row", ["About thirty people died", "Video Shows The Bridge", "Contact lost", "Share of power", "Photos show the bridge"])
def test_a_short_row_that_only_resembles_one_of_a_byline_stays_text(row: str) -> None:
    assert document(f"<div class='text'><p>{row}</p>").body.startswith(row)


@pytest.mark.parametrize(
    ("author", "above", "who"),
    [
        ('[{"@type":"Person","name":"Jane Doe"},{"@type":"Person","name":"John Doe"}]', "<p>Jane Doe</p><p>John Doe</p>", "Jane Doe John Doe"),
        ('{"@type":"Person","name":["Jane Doe"]}', "<p>Jane Doe</p>", "Jane Doe"),
        ('["Jane Doe"]', "<p>Our woman in Goma: Jane Doe</p>", "Jane Doe"),
        ('"Jane Doe"', "<p>Jane Doe</p><p>Africa Editor</p>", "Jane Doe"),
        ('"By Jane Doe"', "<p>Jane Doe</p>", "Jane Doe"),
        ('{"@type":"Person","name":"Jane Doe, Staff Writer"}', "<p>Jane Doe</p>", "Jane Doe"),
    ],
)
def test_the_author_of_linked_data_is_found_on_the_page(author: str, above: str, who: str) -> None:
    assert (byline(above + DATE, LINKED % author) or "").replace("\n", " ").replace(",", "") == who


@pytest.mark.parametrize("below", ["<div class='author-box'><h4>Jane Doe</h4><p>Jane Doe has reported from the river since 2011.</p></div>", "<p>Written by Jane Doe</p>"])
def test_an_author_of_the_head_who_stands_only_below_the_article_is_the_byline(below: str) -> None:
    assert byline(DATE, LINKED % '"Jane Doe"', below) == "Jane Doe"
    assert byline("<p>By John Doe</p>" + DATE, LINKED % '"Jane Doe"', below) == "John Doe"
    assert byline(DATE, "", "<div class='author-box'><h4>Jane Doe</h4></div>") is None


@pytest.mark.parametrize(
    ("row", "who"),
    [
        ("By JANE DOE and JOHN DOE, Associated Press", "JANE DOE and JOHN DOE"),
        ("By Jane Doe, AP News", "Jane Doe"),
        ("By Jane Doe and John M. Doe Washington Post", "Jane Doe and John M. Doe"),
        ("By Jane Doe in Goma", "Jane Doe"),
        ("By Jane Doe and John Doe in Goma and Kinshasa", "Jane Doe and John Doe"),
        ("By Jane Doe for BBC News, Nairobi", "Jane Doe"),
        ("By Jane Doe of The Associated Press", "Jane Doe"),
        ("By Jane Doe (Reuters)", "Jane Doe"),
        ("By Jane Doe, Special to The Post", "Jane Doe"),
        # What only looks like it, and names of which each has its place.
        ("By Jane Doe in Goma and John Doe in Kinshasa", "Jane Doe in Goma and John Doe in Kinshasa"),
        ("By Jane Doe, Petra Doe", "Jane Doe, Petra Doe"),
        ("By Jane Doe, Dawn Doe and John Doe", "Jane Doe, Dawn Doe and John Doe"),
        ("By Reuters in Goma", "Reuters"),
        ("By Committee for Justice", "Committee for Justice"),
    ],
)
def test_a_byline_is_names_without_house_and_place(row: str, who: str) -> None:
    assert byline(f"<p class='byline'>{row}</p>{DATE}") == who


@pytest.mark.parametrize(
    ("author", "row", "who"),
    [
        ('"Jane Doe"', "Jane Doe Karo correspondent", "Jane Doe"),
        ('["Jane Doe", "John Doe"]', "By JANE DOE and JOHN DOE, Karo", "JANE DOE and JOHN DOE"),
        ('"Jane Doe"', "By Jane Doe, Goma", "Jane Doe"),
        ('"Jane Doe"', "By Jane Doe and John Doe", "Jane Doe and John Doe"),
        ('"Jane Doe"', "By Jane Doe, John Doe", "Jane Doe, John Doe"),
    ],
)
def test_the_authors_of_the_head_settle_where_names_end(author: str, row: str, who: str) -> None:
    assert byline(f"<p class='byline'>{row}</p>{DATE}", LINKED % author) == who


def test_the_agency_of_a_byline_begins_the_chain() -> None:
    found = document(f"<p class='byline'>By Jane Doe and John Doe, Associated Press</p>{DATE}").imprint
    assert found.agency == "AP" and found.chain[0].name == "AP"


@pytest.mark.parametrize("row", ["AFP", "Agence France-Presse", " AFP "])
@pytest.mark.parametrize("above", ["<p class='byline'>From correspondents in Goma</p>", "<p>By Jane Doe</p>"])
def test_a_line_of_its_source_inside_the_article_names_the_agency(row: str, above: str) -> None:
    assert inside(above + f"<p class='source'>{row}</p>") == "AFP"


@pytest.mark.parametrize("row", ["AFP staff are safe", "Agencies", "Karo"])
def test_a_first_row_that_is_no_agency_s_name_alone_names_none(row: str) -> None:
    assert inside(f"<p class='byline'>From correspondents in Goma</p><p class='source'>{row}</p>") is None


def inside(above: str) -> str | None:
    html = (
        "<html lang='en'><head><title>Truce holds along the river - River Post</title></head><body><article>"
        f"<h1>Truce holds along the river</h1>{above}<p>{PARAGRAPH}</p><p>{SECOND}</p></article></body></html>"
    )
    page = Page(location="a.html", content=html.encode(), media_type="text/html", gathered=datetime(2024, 5, 5, tzinfo=UTC))
    return read(page).imprint.agency
