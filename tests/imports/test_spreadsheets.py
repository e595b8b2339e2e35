"""Tables as spreadsheets and other programs save them again: other days, decimal commas, empty lines, other names, whole numbers as 12.0."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.imports.tables import Rows, rows_of, write

from trucewatch.desk.datasets import Imported, from_dataset
from trucewatch.errors import RecordError
from trucewatch.imports import Row, open_table


def imported(tmp_path: Path, name: str, rows: Rows, encoding: str = "utf-8", delimiter: str = ",") -> Imported:
    return from_dataset(str(tmp_path / "t.ledger"), name, write(tmp_path / "t.csv", rows, encoding, delimiter))


def with_days(rows: Rows, form: str) -> Rows:
    days = ("date_start", "date_end")
    return [row | {name: date.fromisoformat(row[name][:10]).strftime(form) for name in days} for row in rows]


def german(rows: Rows) -> Rows:
    return [row | {name: row[name].replace(".", ",") for name in ("latitude", "longitude")} for row in with_days(rows, "%d.%m.%Y 00:00")]


def test_what_a_german_spreadsheet_saves_is_what_was_published(tmp_path: Path) -> None:
    rows = rows_of("ucdp")
    assert imported(tmp_path, "ucdp", german(rows), "cp1252", ";").added == len(rows)
    first = next(row for row in open_table(tmp_path / "t.csv", ("id",)).rows() if isinstance(row, Row))
    assert (first.day("date_start"), first.degrees("latitude", 90)) == (date(2015, 4, 14), 3.02)


@pytest.mark.parametrize("form", ["%d/%m/%Y", "%m/%d/%Y", "%m/%d/%Y 0:00"])
def test_days_with_slashes_are_read_as_the_table_shows_them_to_be(tmp_path: Path, form: str) -> None:
    rows = rows_of("ucdp")
    assert imported(tmp_path, "ucdp", with_days(rows, form)).added == len(rows)


def test_days_that_no_row_explains_are_set_aside(tmp_path: Path) -> None:
    rows = [row | {"date_start": "04/05/2015", "date_end": "04/05/2015"} for row in rows_of("ucdp")]
    done = imported(tmp_path, "ucdp", rows)
    assert done.added == 0 and all("day or month first?" in bad.reason for bad in done.quarantined)
    both = [rows[0] | {"date_start": "14/04/2015"}, rows[1] | {"date_start": "04/14/2015"}]
    assert len(imported(tmp_path, "ucdp", both).quarantined) == 2


@given(st.dates(date(1800, 1, 1), date(2199, 12, 31)), st.booleans())
def test_a_slashed_day_is_never_read_in_the_other_order(day: date, day_first: bool) -> None:
    words = f"{day.day}/{day.month}/{day.year:04}" if day_first else f"{day.month}/{day.day}/{day.year:04}"
    assert Row(2, {"day": words}, day_first).day("day") == day
    with pytest.raises(RecordError):
        Row(2, {"day": words}).day("day")


def test_a_table_that_was_imported_and_comes_with_other_numbers_is_known(tmp_path: Path) -> None:
    rows = rows_of("ucdp")
    imported(tmp_path, "ucdp", rows)
    again = imported(tmp_path, "ucdp", [row | {"id": f"{row['id']}.0"} for row in rows])
    assert (again.added, again.corrected) == (0, len(rows))
    ceasefires = rows_of("ethprio")
    imported(tmp_path, "ethprio", ceasefires, delimiter=";")
    assert imported(tmp_path, "ethprio", [row | {"cc": f"{row['cc']}.0", "cf_id": f"{row['cf_id']}.0"} for row in ceasefires]).added == 0


def test_empty_lines_before_the_header_and_names_written_otherwise_do_no_harm(tmp_path: Path) -> None:
    names = {"side_a": "Side A", "date_start": "Date.Start", "where_prec": "where-prec"}
    rows = [{names.get(name, name): cell for name, cell in row.items()} for row in rows_of("ucdp")]
    file = write(tmp_path / "t.csv", rows)
    file.write_text("\n;;;\n" + file.read_text())
    assert from_dataset(str(tmp_path / "t.ledger"), "ucdp", file).added == len(rows)


def test_a_code_in_capitals_is_the_code_and_an_unknown_one_points_to_the_list(tmp_path: Path) -> None:
    rows = rows_of("acled")
    assert imported(tmp_path, "acled", [row | {"sub_event_type": row["sub_event_type"].upper()} for row in rows]).quarantined == []
    done = imported(tmp_path, "acled", [rows[0] | {"event_id_cnty": "X1", "sub_event_type": "Duel"}])
    assert "unknown code: 'Duel'" in done.quarantined[0].reason and "docs/imports.md" in done.quarantined[0].remedy
