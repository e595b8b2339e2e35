"""docs/imports.md says of every column and every code that an importer knows what becomes of it."""

from pathlib import Path

import pytest

from trucewatch.imports.importer import data, dataset

DOC = (Path(__file__).parents[2] / "docs" / "imports.md").read_text(encoding="utf-8")
HEADS = {"ucdp": "### UCDP GED", "ethprio": "### ETH/PRIO ceasefires", "acled": "### ACLED"}


def chapter(name: str) -> str:
    return DOC.split(HEADS[name])[1].split("\n### ")[0].split("\n## ")[0]


@pytest.mark.parametrize("name", HEADS)
def test_every_needed_column_is_explained(name: str) -> None:
    assert [column for column in dataset(name).needs if f"**{column}**" not in chapter(name)] == []


@pytest.mark.parametrize(
    ("name", "tables"),
    [("ucdp", ("type_of_violence", "event_clarity", "date_prec", "where_prec")), ("ethprio", ("ceasefire_class",)), ("acled", ("time_precision", "geo_precision"))],
)
def test_every_code_is_explained_beside_its_column(name: str, tables: tuple[str, ...]) -> None:
    rows = [row for row in chapter(name).split("\n") if row.startswith("|")]
    for table in tables:
        told = " ".join(row for row in rows if table in row)
        assert [code for code in data(name)[table] if f"`{code}`" not in told] == [], table


def test_every_kind_of_event_of_acled_stands_in_the_row_of_its_kind() -> None:
    rows = {row.rsplit("|", 2)[1].strip(): row for row in chapter("acled").split("\n") if row.count("|") == 3}
    for event, kind in data("acled")["sub_event_type"].items():
        assert event in rows[kind or "passed over"], event
