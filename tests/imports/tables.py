"""The tables of the fixtures as rows to change, and back into files."""

from __future__ import annotations

import csv
from pathlib import Path

FOLDER = Path(__file__).parents[1] / "fixtures" / "datasets"
FILES = {"ucdp": FOLDER / "GEDEvent_v25_1.csv", "ethprio": FOLDER / "ceasefires.csv", "acled": FOLDER / "acled.csv"}

Rows = list[dict[str, str]]


def rows_of(name: str) -> Rows:
    with FILES[name].open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=";" if name == "ethprio" else ","))


def write(file: Path, rows: Rows, encoding: str = "utf-8", delimiter: str = ",", names: list[str] | None = None) -> Path:
    with file.open("w", encoding=encoding, newline="") as out:
        table = csv.DictWriter(out, names or list(rows[0]), delimiter=delimiter)
        table.writeheader()
        table.writerows(rows)
    return file
