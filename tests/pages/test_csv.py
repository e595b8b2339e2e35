import gzip
from pathlib import Path

import pytest

from trucewatch.documents import read
from trucewatch.errors import PageError
from trucewatch.pages import gather
from trucewatch.pages.csv import CsvSource
from trucewatch.pages.web import WebSource
from trucewatch.records import Page, Quarantined

from .conftest import Site

TEXT = "GAZA, May 3 (Reuters) - The two sides kept to the truce for a second day, officials said."


def table(tmp_path: Path, text: str, name: str = "a.csv") -> str:
    (file := tmp_path / name).write_text(text, encoding="utf-8")
    return str(file)


def test_row_gives_a_page_with_its_facts(tmp_path: Path) -> None:
    (page,) = gather(table(tmp_path, f'\ufeffTitle,Published,Text,Outlet\nTruce holds,2024-05-03,"{TEXT}",River Wire\n'))
    assert isinstance(page, Page)
    imprint = read(page).imprint
    assert (imprint.outlet, imprint.agency, imprint.published_source) == ("River Wire", "Reuters", "given")
    assert dict(page.facts)["record"].endswith("a.csv#2")


def test_a_packed_table_is_read_as_the_table_itself_up_to_where_it_breaks_off(tmp_path: Path) -> None:
    rows = [f'https://x.example/{number},"{TEXT} {number * 7919**9:x}"' for number in range(5000)]
    packed = gzip.compress("\n".join(["url,text", *rows]).encode())
    (file := tmp_path / "a.csv.gz").write_bytes(packed)
    assert [page.location for page in gather(str(file))] == [f"https://x.example/{number}" for number in range(5000)]
    file.write_bytes(packed[: len(packed) // 2])
    pages, found = gather(str(file)), []
    with pytest.raises(PageError, match="cut off"):
        found += iter(lambda: next(pages), None)
    assert 1000 < len(found) < 4000 and all(isinstance(page, Page) for page in found)


def test_tabs_divide_a_tsv(tmp_path: Path) -> None:
    (page,) = gather(table(tmp_path, f"title\ttext\nTruce holds\t{TEXT}\n", "a.tsv"))
    assert isinstance(page, Page) and page.content.decode() == TEXT


def test_list_of_addresses_is_got_and_what_fails_is_set_aside(tmp_path: Path, site: Site, web: WebSource) -> None:
    site.has("/1", f"<!doctype html><html><body><p>{TEXT}</p></body></html>")
    rows = f"url,title,seendate,domain\n{site.url}/1,Truce holds,20240503T101500Z,wire.example\n{site.url}/2,Gone,,\n,No address,,\n"
    found = list(CsvSource(web).pages(table(tmp_path, rows)))
    assert [type(item) for item in found] == [Page, Quarantined, Quarantined]
    assert isinstance(found[0], Page)
    published = read(found[0]).imprint.published
    assert published is not None and published.isoformat() == "2024-05-03T10:15:00+00:00"


@pytest.mark.parametrize(("text", "reason"), [("a,b\n1,2\n", "no column"), ("", "no column"), ("text\n" + "x" * 6_000_000, "damaged")])
def test_what_is_no_table_of_articles_is_an_error(tmp_path: Path, text: str, reason: str) -> None:
    with pytest.raises(PageError, match=reason):
        list(gather(table(tmp_path, text)))


def test_missing_table_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(PageError, match="cannot be read"):
        list(gather(str(tmp_path / "none.csv")))


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("before", ["", "\r\n", "sep=;\r\n"])
def test_a_table_is_read_however_a_spreadsheet_saved_it(tmp_path: Path, encoding: str, delimiter: str, before: str) -> None:
    row = delimiter.join(("Séléka “holds”", "2024-05-03", f'"{TEXT}"'))
    (tmp_path / "a.csv").write_bytes(f"{before}Title{delimiter}Date{delimiter}Text\r\n{row}\r\n".encode(encoding))
    (page,) = gather(str(tmp_path / "a.csv"))
    assert isinstance(page, Page) and page.content.decode() == TEXT
    assert dict(page.facts)["title"] == "Séléka “holds”" and dict(page.facts)["published"] == "2024-05-03"


def test_a_quote_that_is_never_closed_costs_its_own_row_alone(tmp_path: Path) -> None:
    rows = ["url,text,title", f'/1,"{TEXT}",One', f'/2,"{TEXT},Two', f'/3,"{TEXT}",Three', f'/4,"{TEXT}\n\nMore ""of"" it.",Four', f'/5,"{TEXT},Five']
    found = list(gather(table(tmp_path, "\n".join(rows))))
    assert [one.location.rpartition("#")[2] for one in found if isinstance(one, Quarantined)] == ["3", "6"]
    assert [dict(one.facts)["title"] for one in found if isinstance(one, Page)] == ["One", "Three", "Four"]


def test_rows_next_to_one_another_may_both_have_open_quotes(tmp_path: Path) -> None:
    rows = ["url,text,title", f'/1,"{TEXT},One', f'/2,"{TEXT},Two', f'/3,"{TEXT}",Three']
    found = list(gather(table(tmp_path, "\n".join(rows))))
    assert [one.location.rpartition("#")[2] for one in found if isinstance(one, Quarantined)] == ["2", "3"]
    assert [dict(one.facts)["title"] for one in found if isinstance(one, Page)] == ["Three"]


def test_inches_before_a_cell_of_several_lines_open_nothing(tmp_path: Path) -> None:
    (page,) = gather(table(tmp_path, f'title,text\n5" shell hits Karo,"{TEXT}\n\nThe army said, the truce held."\n'))
    assert isinstance(page, Page) and dict(page.facts)["title"] == '5" shell hits Karo' and b"the truce held." in page.content


def test_a_quote_that_takes_in_more_than_a_cell_can_hold_costs_its_own_row(tmp_path: Path) -> None:
    rows = ["url,text,title", f'/1,"{TEXT},One', *(f"/{number},{'x ' * 500_000},Two" for number in range(2, 8)), f'/9,"{TEXT}",Nine']
    found = list(gather(table(tmp_path, "\n".join(rows))))
    assert "Nine" in [dict(one.facts)["title"] for one in found if isinstance(one, Page)]
    assert any(isinstance(one, Quarantined) and "never closed" in one.reason for one in found)


@pytest.mark.parametrize("cell", ['"A ""quoted"" word\nand a line, with a comma"', '"One\n\ntwo"'])
def test_lines_in_a_cell_are_no_rows(tmp_path: Path, cell: str) -> None:
    (page,) = gather(table(tmp_path, f"url,text,title\n/1,{cell},One\n"))
    assert isinstance(page, Page)


def test_what_divides_the_cells_is_known_by_names_however_they_are_written(tmp_path: Path) -> None:
    (page,) = gather(table(tmp_path, f"Full Text;a,b,c,d,e\n{TEXT.replace(',', '')};1\n"))
    assert isinstance(page, Page) and page.content.decode().startswith("GAZA")


@pytest.mark.parametrize(("bytes_", "name"), [(b"\xc3\xa9" * 20 + b"\xff", "\u00e9" * 20 + "\ufffd"), (b"\xe9" * 3, "\u00e9" * 3)])
def test_a_broken_byte_does_not_change_the_letters_of_a_table(tmp_path: Path, bytes_: bytes, name: str) -> None:
    (file := tmp_path / "a.csv").write_bytes(b"url,outlet,text\n/1," + bytes_ + f',"{TEXT}"\n'.encode())
    (page,) = gather(str(file))
    assert isinstance(page, Page) and dict(page.facts)["outlet"] == name


@pytest.mark.parametrize("text", ["Full Text", "Hlead", "Body Text", "lead_paragraph", "FULL.TEXT"])
@pytest.mark.parametrize("day", ["Publication Date", "Pub. day", "LoadDate", "publishDateTime", "Date Published", "webPublicationDate"])
@pytest.mark.parametrize("when", ["3 May 2024", "03.05.2024", "Friday, May 3, 2024", "2024-05-03"])
def test_the_columns_of_press_databases_are_known(tmp_path: Path, text: str, day: str, when: str) -> None:
    (page,) = gather(table(tmp_path, f'Title,{text},{day},Publication Title\nTruce holds,"{TEXT}","{when}",River Wire\n'))
    assert isinstance(page, Page)
    imprint = read(page).imprint
    assert imprint.outlet == "River Wire" and imprint.published is not None and imprint.published.date().isoformat() == "2024-05-03"


def test_the_day_of_publication_comes_before_that_of_loading(tmp_path: Path) -> None:
    (page,) = gather(table(tmp_path, f'Load Date,Publication Date,Text\n2024-06-01,2024-05-03,"{TEXT}"\n'))
    assert isinstance(page, Page) and dict(page.facts)["published"] == "2024-05-03"


def test_a_table_without_texts_is_told_its_columns_and_those_known(tmp_path: Path) -> None:
    with pytest.raises(PageError, match=r"its columns: nr, words.*fulltext.*or url"):
        list(gather(table(tmp_path, "Nr,Words\n1,many\n")))
