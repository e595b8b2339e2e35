"""PDF: its text as paragraphs, and files made to hang or fill a reader."""

import textwrap
import zlib
from datetime import UTC, datetime

import pytest

from trucewatch.documents import pdf, read
from trucewatch.documents.bounded import work
from trucewatch.errors import DocumentError
from trucewatch.records import Page

FIRST = "The two armies agreed on Saturday to a ceasefire of seven days along the river, which begins at noon, and lorries with flour are to cross the northern bridge."
SECOND = "Both sides accused each other on Sunday. Nobody was hurt, an observer said in the town, where the market was open for the first time in a month."
PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>"
FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
TREE = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"


def built(content: bytes, filters: bytes = b"", tree: bytes = TREE) -> bytes:
    stream = b"<</Length %d%s>>stream\n%s\nendstream" % (len(content), filters, content)
    out, starts = b"%PDF-1.4\n", []
    for number, one in enumerate((b"<</Type/Catalog/Pages 2 0 R>>", tree, PAGE, stream, FONT), 1):
        starts.append(len(out))
        out += b"%d 0 obj%sendobj\n" % (number, one)
    rows = b"".join(b"%010d 00000 n \n" % start for start in starts)
    return out + b"xref\n0 6\n0000000000 65535 f \n%strailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (rows, len(out))


def shown(lines: list[str]) -> bytes:
    rows = " ".join(f"({line}) Tj T*" for line in lines)
    return f"BT /F1 11 Tf 50 780 Td 14 TL {rows} ET".encode()


def page(content: bytes) -> Page:
    return Page(location="a.pdf", content=content, media_type="application/pdf", gathered=datetime(2024, 5, 3, tzinfo=UTC))


def test_a_release_is_read_with_its_headline_day_and_paragraphs() -> None:
    lines = ["Armies agree to a pause", "3 May 2024", "", *textwrap.wrap(FIRST, 60), *textwrap.wrap(SECOND, 60)]
    document = read(page(built(shown(lines))))
    assert document.body == f"{FIRST}\n\n{SECOND}"
    assert document.imprint.headline is not None and document.imprint.headline.quote == "Armies agree to a pause"
    assert document.imprint.published == datetime(2024, 5, 3, tzinfo=UTC)


def test_words_divided_at_the_end_of_a_line_are_made_whole_and_compounds_stay() -> None:
    assert list(pdf.paragraphs(["The cease-", "fire held for a second day in all the towns along the north-", "South Road."])) == [
        "The ceasefire held for a second day in all the towns along the north- South Road."
    ]


HOSTILE = {
    "unpacks to a gigabyte": built(zlib.compress(zlib.compress(b"\0" * 300_000_000)), b"/Filter[/FlateDecode/FlateDecode]"),
    "millions of words": built(zlib.compress(b"BT /F1 1 Tf (a) Tj ET\n" * 3_000_000), b"/Filter/FlateDecode"),
    "pages within themselves": built(b"", tree=b"<</Type/Pages/Kids[2 0 R]/Count 1>>"),
    "noise": b"%PDF-1.4\n" + b"\xff" * 1000,
    "cut off": built(shown(["Words"]))[:300],
    "a scan": built(b""),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_or_broken_file_is_refused_with_a_reason(name: str) -> None:
    with pytest.raises(DocumentError) as refused:
        read(page(HOSTILE[name]))
    assert refused.value.where == "a.pdf" and refused.value.remedy


def test_it_is_read_in_a_process_that_is_killed() -> None:
    with pytest.raises(DocumentError, match=r"takes more than 0.01 s"):
        work(pdf.__name__, built(shown([FIRST])), "a.pdf", seconds=0.01)


@pytest.mark.parametrize("around", [
    ("11/30/26, 6:27 PM  River Times", "file:///tmp/in/p.html 1/1"),
    ("30.11.2026, 18:27 River Times", "https://river.example/a?x=1 1/3"),
    ("Printed from https://river.example/a", "https://river.example/a 2/2"),
])
def test_what_a_browser_prints_around_a_page_is_not_its_text(around: tuple[str, str]) -> None:
    lines = [*textwrap.wrap(FIRST, 60), *around, *textwrap.wrap(SECOND, 60)]
    assert read(page(built(shown(lines)))).body == f"{FIRST}\n\n{SECOND}"


def test_a_log_and_an_address_in_a_text_stay() -> None:
    log = ["12/02/2024 18:30 Two constables were shot dead at Lumo.", "13/02/2024 07:10 The army shelled the hills.", "https://river.example/a"]
    assert pdf._unprinted(log) == log and pdf._unprinted([*log, "https://river.example/log 1/1"]) == log


def test_ligatures_are_the_letters_that_they_stand_for() -> None:
    assert pdf._letters("The ﬁrst oﬃcer ﬂed, oﬀ Ⅳ ½") == "The first officer fled, off Ⅳ ½"
