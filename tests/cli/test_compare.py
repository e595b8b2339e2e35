"""`trucewatch compare` from the command line: coders by name and by file, gold, bad input."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from trucewatch.cli import app
from trucewatch.errors import TrucewatchError

GOLD = Path(__file__).parents[2] / "models" / "gold" / "a.jsonl"


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    file = tmp_path / "gold.jsonl"
    file.write_text("".join(GOLD.read_text(encoding="utf-8").splitlines(keepends=True)[:6]), encoding="utf-8")
    return file


def run(*words: object) -> str:
    result = CliRunner().invoke(app, ["compare", *map(str, words)])
    if isinstance(result.exception, TrucewatchError):
        raise result.exception
    assert result.exit_code == 0, result.output
    return result.stdout


def test_a_coder_by_name_is_scored_against_gold(gold: Path) -> None:
    told = json.loads(run("rules", "--gold", gold, "--format", "json"))
    assert told["coders"] == ["gold", "rules"] and told["texts"] == 6
    assert 0 < told["against_gold"]["rules"]["fields"]["pledge.found"]["f1"] <= 1


def test_two_files_are_compared_and_shown_where_they_differ(gold: Path, tmp_path: Path) -> None:
    rows = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines()]
    rows[0]["pledges"][0]["kind"] = "proposal"
    other = tmp_path / "other.jsonl"
    other.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    shown = run(gold, other, "--show", "1")
    assert "proposal" in shown and rows[0]["id"] in shown and "alpha" in shown
    told = json.loads(run(gold, other, "--format", "json"))
    assert [one["fields"] for one in told["differ"]] == [["kind"]] and told["against_gold"] == {}


def test_a_file_that_holds_something_else_is_named_with_line_and_remedy(gold: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad.jsonl"
    bad.write_text('{"id": "x", "text": "no codes"}\n', encoding="utf-8")
    with pytest.raises(TrucewatchError, match=r"line 1: no relevant, pledges, incidents"):
        run(gold, bad)


def test_one_side_alone_or_an_unknown_coder_is_refused(gold: Path) -> None:
    with pytest.raises(TrucewatchError, match="nothing to compare with"):
        run(gold)
    with pytest.raises(TrucewatchError, match="nobody"):
        run("nobody", "--gold", gold)
