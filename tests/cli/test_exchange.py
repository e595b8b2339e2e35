"""Enter by hand, compare, draw, and exchange, from the command line."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from trucewatch.cli import app
from trucewatch.cli.review import FIELDS
from trucewatch.cli.tables import NO_LANGUAGE, _imprint_rows
from trucewatch.errors import RecordError, SettingError
from trucewatch.records import Document, Imprint
from trucewatch.review.correcting import fields_of

TEXT = "The Northern Front declared a truce with Turkey on Monday, its leader said."
WORDS = ["--kind", "declaration", "--who", "Northern Front", "--towards", "Turkey", "--undertaking", "truce"]


def run(*words: str) -> str:
    done = CliRunner().invoke(app, list(words), catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done.stdout


def test_from_an_entry_by_hand_to_another_ledger(tmp_path: Path) -> None:
    first, second, journal = (str(tmp_path / name) for name in ("a.ledger", "b.ledger", "a.jsonl"))
    said = run("record", TEXT, *WORDS, "--published", "2024-03-04", "--source", "AFP", "--coder", "Ann", "--ledger", first)
    assert "declared a truce" in said and "recorded" in said
    (learnt,) = json.loads(run("diff", "--known", "2024-03-02", "--known", "2024-03-05", "--by", "published", "--ledger", first, "--format", "json"))
    assert [(shift["before"], shift["after"]) for shift in learnt["shifts"]] == [(None, "in force")]
    assert learnt["arrivals"][0]["sentences"] == [TEXT]
    drawn = run("status", learnt["truce"], "--history", "--at", "2024-05-01", "--ledger", first)
    assert "━ in force" in drawn and "? unknown" in drawn and "30 days" in drawn
    run("export", "journal", "-o", journal, "--ledger", first)
    assert "3 known" not in run("import", "journal", journal, "--ledger", second)
    asked = ["status", "--at", "2024-03-05", "--format", "json", "--ledger"]
    assert run(*asked, second) == run(*asked, first)


def test_what_is_missing_or_makes_no_sense_is_said(tmp_path: Path) -> None:
    ledger = ["--ledger", str(tmp_path / "a.ledger")]
    with pytest.raises(SettingError, match="--coder is missing"):
        run("record", TEXT, *WORDS, *ledger)
    with pytest.raises(SettingError, match="given twice"):
        run("diff", "--known", "2024-03-02", *ledger)
    with pytest.raises(SettingError, match="no format called"):
        run("import", "csv", "x.csv", *ledger)
    with pytest.raises(SettingError, match="whole ledger"):
        run("export", "journal", "--at", "2024-03-03", *ledger)
    with pytest.raises(SettingError, match="no exporter called 'nosuch'"):
        run("export", "nosuch", *ledger)
    assert list(tmp_path.iterdir()) == []


def test_what_is_over_is_left_out_when_only_what_is_open_is_asked_for(tmp_path: Path) -> None:
    ledger = ["--ledger", str(tmp_path / "a.ledger")]
    run("record", TEXT, *WORDS, "--published", "2024-03-04", "--coder", "Ann", *ledger)
    ended = "The Northern Front ended its truce with Turkey on Friday, its leader said."
    run("record", ended, "--kind", "termination", *WORDS[2:], "--published", "2024-03-08", "--source", "AFP", "--coder", "Ann", *ledger)
    assert "in force" in run("status", "--open", "--at", "2024-03-05", *ledger)
    said = run("status", "--open", "--at", "2024-03-09", *ledger)
    assert said == "Nothing is open at that time.\n1 left out that is over: see them without --open.\n"
    assert run("status", "--open", "--at", "2024-03-09", "--format", "json", *ledger).strip() == "[]"
    whole = " ".join(run("status", "--at", "2024-03-09", *ledger).replace("│", " ").split())
    assert "ended" in whole and "AFP, 2024-03-08)" in whole


def test_of_a_time_when_nothing_was_told_the_reasons_say_so(tmp_path: Path) -> None:
    ledger = ["--ledger", str(tmp_path / "a.ledger")]
    run("record", TEXT, *WORDS, "--published", "2024-03-04", "--coder", "Ann", *ledger)
    truce = json.loads(run("status", "--at", "2024-03-05", "--format", "json", *ledger))[0]["truce"]
    assert run("why", truce, "--at", "2023-11-01", *ledger) == f"Nothing is told of anybody in {truce} as of 2023-11-01.\n"


def test_a_table_in_the_place_of_records_is_refused_once_with_the_remedy(tmp_path: Path) -> None:
    table = tmp_path / "out.csv"
    table.write_text("truce,faction\na-b,a\na-b,b\n")
    with pytest.raises(RecordError, match=r"no line of it is a record; the first: not a JSON record: .*trucewatch add"):
        run("record", "--from", str(table), "--coder", "Ann", "--ledger", str(tmp_path / "a.ledger"))


def test_the_help_names_the_fields_that_can_be_corrected() -> None:
    pledge, incident = (part.split(": ")[1].rstrip(".").split(", ") for part in FIELDS.split("; "))
    assert (sorted(pledge), sorted(incident)) == (sorted(fields_of("pledge")), sorted(fields_of("incident")))


def test_what_is_in_no_language_is_said_in_words() -> None:
    data = Document.model_construct(language="zxx", imprint=Imprint(), location="out.journal")
    assert ("language", NO_LANGUAGE, None) in list(_imprint_rows(data))
