"""What other programs get: every column named, dates in ISO form, empty for unknown, and no text that a spreadsheet runs."""

import csv
import io
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import trucewatch
from trucewatch.desk.exporting import export_to
from trucewatch.exports.columns import COLUMNS
from trucewatch.exports.csv import Csv
from trucewatch.exports.rows import incident_row
from trucewatch.records.when import Precision, When

PAGE = (
    "KARO, March 12 (Reuters) - The National Liberation Army (ELN) said on Tuesday that it would observe a three-day ceasefire with the Colombian government. "
    "The Qaro Brigade denied that it had shelled an army post near Cali in February, killing two soldiers.\n"
)
FORMULAS = ("=", "+", "-", "@", "\t", "\r")


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[dict[str, object]]]:
    folder = tmp_path_factory.mktemp("one")
    (folder / "page.txt").write_text(f"Published: 2024-03-12\n\n{PAGE}", encoding="utf-8")
    with trucewatch.Ledger(folder / "t.ledger", coder="rules") as book:
        book.add(folder / "page.txt")
        export_to(book, "json", folder / "all.json")
    found: dict[str, list[dict[str, object]]] = json.loads((folder / "all.json").read_text(encoding="utf-8"))
    return found


def test_rows_have_the_columns_that_are_promised_and_no_other(tables: dict[str, list[dict[str, object]]]) -> None:
    for table, rows in tables.items():
        assert rows
        for row in rows:
            assert set(row) == set(COLUMNS[table]), table


def test_names_come_with_the_ids_that_verdicts_use(tables: dict[str, list[dict[str, object]]]) -> None:
    factions = {row["faction"] for row in tables["verdicts"]}
    (pledge,) = tables["pledges"]
    assert pledge["pledger_ids"] in factions
    assert len(str(pledge["pledger_ids"]).split("; ")) == len(str(pledge["pledgers"]).split("; "))


def test_a_verdict_names_the_rule_that_its_reason_gives(tables: dict[str, list[dict[str, object]]]) -> None:
    for row in tables["verdicts"]:
        assert str(row["rule"]).startswith("R") and f"{row['rule']}: " in str(row["reason"])


def test_a_month_is_a_range_of_days_and_no_day(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(f"Published: 2024-03-12\n\n{PAGE}", encoding="utf-8")
    reading = trucewatch.read(tmp_path / "page.txt", coder="rules")
    (incident,) = reading.report.incidents
    month = When(
        span=incident.sentence,
        earliest=datetime(2024, 2, 1, tzinfo=UTC),
        latest=datetime(2024, 3, 1, tzinfo=UTC),
        precision=Precision.MONTH,
    )
    row = incident_row(incident.model_copy(update={"when": month}), reading.report, reading.document, "s", None)
    assert (row["date_iso"], row["date_earliest"], row["date_latest"]) == (None, "2024-02-01", "2024-02-29")


@given(st.sampled_from(["", *FORMULAS]), st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=40))
def test_no_cell_begins_a_formula_and_no_text_is_lost(first: str, rest: str) -> None:
    text = first + rest
    out = io.StringIO(newline="")
    exporter = Csv()
    exporter.setup(out)
    exporter.feed("pledges", {"undertaking": text, "start": -3})
    (row,) = csv.DictReader(io.StringIO(out.getvalue(), newline=""))
    assert not row["undertaking"].startswith(FORMULAS) and row["undertaking"] in (text, f"'{text}")
    assert row["start"] == "-3" and row["condition"] == ""


def test_the_header_is_the_same_whatever_is_exported(tmp_path: Path) -> None:
    out = io.StringIO(newline="")
    Csv().setup(out)
    (header,) = csv.reader(io.StringIO(out.getvalue(), newline=""))
    assert header[0] == "table" and set(header[1:]) == {column for columns in COLUMNS.values() for column in columns}
    assert len(header) == len(set(header))
