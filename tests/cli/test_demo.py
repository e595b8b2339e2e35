"""The bundled case, read by the default coder: what the monitor must say of its factions, the unnamed ones among them (Iraq, October 2020)."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

KATAIB, ASAIB, NUJABA = "kataib-hezbollah", "asaib-ahl-al-haq", "harakat-al-nujaba"
# Those whose officials spoke without their names; the id goes on with that of the story.
UNNAMED = "new:two-other-factions"


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("demo") / "demo.ledger"
    run("demo", "--ledger", str(path))
    return path


def run(*words: str) -> str:
    return subprocess.run([sys.executable, "-m", "trucewatch", *words], check=True, capture_output=True, text=True, timeout=300).stdout


def told(ledger: Path, at: str, known: str) -> dict[str, dict[str, Any]]:
    rows = json.loads(run("status", "--ledger", str(ledger), "--at", at, "--known", known, "--by", "published", "--format", "json"))
    return {row["faction"].partition("@")[0]: row for row in rows}


@pytest.mark.parametrize(
    ("at", "known", "expected"),
    [
        ("2020-10-10", "2020-10-10", {KATAIB: {"in force"}, ASAIB: {"in force"}}),
        ("2020-10-11", "2020-10-11", {KATAIB: {"in force", "strained"}, ASAIB: {"in force", "strained"}, UNNAMED: {"in force"}}),
        ("2020-11-17", "2020-11-17", {KATAIB: {"breach alleged"}, ASAIB: {"breach alleged"}, NUJABA: {"breach alleged"}, UNNAMED: {"breach alleged"}}),
        ("2020-11-19", "2020-11-19", {KATAIB: {"breach alleged"}, ASAIB: {"lapsed"}, UNNAMED: {"breach alleged"}}),
        ("2020-12-20", "2020-12-21", {KATAIB: {"breach alleged"}, ASAIB: {"lapsed"}, UNNAMED: {"breach alleged"}}),
        ("2021-02-01", "2021-02-01", {KATAIB: {"unknown"}, ASAIB: {"lapsed"}, UNNAMED: {"unknown"}}),
        ("2021-02-25", "2021-07-12", {KATAIB: {"ended"}, ASAIB: {"lapsed"}, UNNAMED: {"ended"}}),
    ],
)
def test_the_case_comes_out_as_its_reports_tell_it(ledger: Path, at: str, known: str, expected: dict[str, set[str]]) -> None:
    said = told(ledger, at, known)
    assert {who: said[who]["label"] in labels for who, labels in expected.items()} == dict.fromkeys(expected, True), said


@pytest.mark.parametrize("day", ["2020-11-17", "2020-12-20"])
def test_who_is_blamed_and_denies_it_is_in_dispute_and_no_enemy_gets_a_row(ledger: Path, day: str) -> None:
    said = told(ledger, day, day)
    assert said[KATAIB]["disputed"] and not said[ASAIB]["disputed"]
    assert not any(name in said for name in ("us-led-coalition", "united-states", "iraq"))


def test_the_unnamed_factions_are_no_more_than_said_to_have_pledged_and_nobody_stands_there_twice(ledger: Path) -> None:
    said = told(ledger, "2020-12-29", "2020-12-29")
    assert said[UNNAMED]["adherence"] == 2, said[UNNAMED]
    assert [name for name in said if "coordination" in name] == ["iraqi-resistance-coordination"]
