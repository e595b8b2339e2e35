"""Tables as people save them, and what is said of those that cannot be read."""

import gzip
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.imports.tables import FILES, rows_of, write

from trucewatch.desk.datasets import from_dataset
from trucewatch.errors import RecordError, SettingError
from trucewatch.imports import Row, open_table

NEEDS = ("id", "side_a", "best")


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252", "latin-1"])
def test_any_usual_encoding_and_delimiter_gives_the_same_cells(tmp_path: Path, encoding: str, delimiter: str) -> None:
    file = write(tmp_path / "t.csv", [{"id": "1", "side_a": "Séléka, ex-Séléka; Bangui", "best": "3"}], encoding, delimiter)
    (row,) = open_table(file, NEEDS).rows()
    assert isinstance(row, Row) and (row.number, dict(row.cells)) == (2, {"id": "1", "side_a": "Séléka, ex-Séléka; Bangui", "best": "3"})


def test_a_line_that_names_the_delimiter_for_spreadsheets_is_passed_over(tmp_path: Path) -> None:
    file = tmp_path / "t.csv"
    file.write_text("sep=;\nID;Side_A;best\n1;FARC;3\n")
    assert [row.cells["side_a"] for row in open_table(file, NEEDS).rows() if isinstance(row, Row)] == ["FARC"]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "empty"),
        (b"id,sidea,best\n", "rename 'sidea' to 'side_a'"),
        (b"a,b\n1,2\n", "this one has: a, b"),
        (b"id,side_a,best,best\n", "two columns are called 'best'"),
        (b"\n;;\nsep=;\n\n", "empty"),
        (b"PK\x03\x04rest", "Excel"),
        (gzip.compress(b"id,side_a,best\n", mtime=0), "gzip"),
    ],
)
def test_what_is_no_table_is_said_with_a_remedy(tmp_path: Path, content: bytes, says: str) -> None:
    file = tmp_path / "t.csv"
    file.write_bytes(content)
    with pytest.raises(RecordError) as error:
        open_table(file, NEEDS)
    assert says in str(error.value) and error.value.remedy and error.value.where == str(file)


def test_another_data_sets_table_is_recognised_and_makes_no_ledger(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match=r"header is that of acled.*trucewatch import acled"):
        from_dataset(str(tmp_path / "t.ledger"), "ucdp", FILES["acled"])
    with pytest.raises(SettingError, match="no column 'land'"):
        from_dataset(str(tmp_path / "t.ledger"), "ucdp", FILES["ucdp"], where={"land": "Iraq"})
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("column", "value", "says"),
    [
        ("best", "many", "column 'best': no whole number: 'many'"),
        ("date_start", "9999-12-31", "column 'date_start': no date"),
        ("side_a", "FAR\ufffdC", "column 'side_a': characters that are not valid"),
        ("best", "99", "does not lie between low (11) and high (12)"),
        ("date_start", "04/05/2015", "column 'date_start': day or month first? '04/05/2015'"),
        ("date_start", "00:00.0", "column 'date_start': no date"),
        ("date_end", "2015-04-01", "lies before date_start"),
        ("latitude", "91.5", "column 'latitude': no coordinate"),
        ("type_of_violence", "4", "column 'type_of_violence': unknown code: '4'"),
        ("where_prec", "", "column 'where_prec': empty"),
        ("side_a", "NA", "column 'side_a': empty"),
    ],
)
def test_a_bad_row_is_set_aside_with_its_number_column_and_reason_and_the_rest_goes_on(tmp_path: Path, column: str, value: str, says: str) -> None:
    rows = rows_of("ucdp")
    rows[0][column] = value
    file = write(tmp_path / "ged.csv", rows)
    done = from_dataset(str(tmp_path / "t.ledger"), "ucdp", file)
    (bad,) = done.quarantined
    assert done.added == len(rows) - 1
    assert bad.location == f"{file}#2" and "row 2" in bad.reason and says in bad.reason and bad.remedy


def test_rows_of_the_wrong_length_and_open_quotes_are_set_aside(tmp_path: Path) -> None:
    lines = FILES["acled"].read_text().splitlines()
    file = tmp_path / "acled.csv"
    file.write_text("\n".join([*lines, "SUD1,2023-04-15,2023", "", 'SUD2,"never closed,2023']))
    done = from_dataset(str(tmp_path / "t.ledger"), "acled", file)
    assert (done.added, done.passed) == (3, 1)
    assert [bad.reason for bad in done.quarantined] == ["row 6: 3 cells under 31 columns", "row 8: 2 cells under 31 columns"]


def test_two_different_rows_of_one_id_are_both_set_aside_and_equal_ones_are_one(tmp_path: Path) -> None:
    first, second, *rest = rows_of("ucdp")
    twice = write(tmp_path / "twice.csv", [first, first, *rest])
    assert from_dataset(str(tmp_path / "a.ledger"), "ucdp", twice).added == 1 + len(rest)
    differ = write(tmp_path / "differ.csv", [first, second | {"id": first["id"]}, *rest])
    done = from_dataset(str(tmp_path / "b.ledger"), "ucdp", differ)
    assert done.added == len(rest) and "rows 2, 3 are both called 900001" in done.quarantined[0].reason


def test_a_byte_that_is_no_character_costs_its_row_and_a_control_character_nothing(tmp_path: Path) -> None:
    rows = rows_of("ucdp")
    rows[0]["id"] += "\x07"
    file = write(tmp_path / "ged.csv", rows, "utf-8-sig")
    file.write_bytes(file.read_bytes().replace(b"Guapi", b"Gu\xe1pi"))
    done = from_dataset(str(tmp_path / "t.ledger"), "ucdp", file)
    (bad,) = done.quarantined
    assert done.added == len(rows) - 1 and "not valid in utf-8" in bad.reason and bad.remedy


@given(st.text(max_size=30))
def test_a_cell_is_a_date_or_an_error_that_names_its_column(value: str) -> None:
    row = Row(7, {"day": value})
    try:
        assert row.day("day").year
    except RecordError as error:
        assert "column 'day'" in error.what and error.where == "row 7"
