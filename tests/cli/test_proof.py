"""Checkpoints and takedowns from the command line."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest
from click.testing import Result
from tests.fixtures.kept_ledger import ledger, made
from typer.testing import CliRunner

from trucewatch.cli import app
from trucewatch.desk import Ledger
from trucewatch.errors import RecordError, SettingError

__all__ = ["ledger", "made"]
At = tuple[Path, dict[str, str]]


def run(*words: str, given: str | None = None, status: int = 0) -> Result:
    done = CliRunner().invoke(app, list(words), catch_exceptions=False, input=given)
    assert done.exit_code == status, done.output
    return done


def locations(path: Path) -> dict[str, str]:
    with Ledger(path, create=False) as book:
        return {told.document.id: told.document.location for told in book.known().tolds.values()}


def test_a_checkpoint_is_made_kept_elsewhere_and_held_against_the_ledger(ledger: At, tmp_path: Path) -> None:
    at, kept = ["--ledger", str(ledger[0])], tmp_path / "kept.checkpoint"
    assert "signed by" in run("checkpoint", "make", "-o", str(kept), *at).stdout
    assert run("checkpoint", "list", *at).stdout == run("checkpoint", "make", *at).stdout == kept.read_text()
    key = json.loads(kept.read_text())["key"]
    assert "are as recorded" in run("checkpoint", "check", str(kept), "--key", key, *at).stdout
    assert f"signed by {key} (compare" in run("checkpoint", "check", str(kept), *at).stdout
    with pytest.raises(SettingError, match="signed by another key"):
        run("checkpoint", "check", str(kept), "--key", "ab" * 32, *at)


def test_a_ledger_that_lost_its_end_is_found_out_by_what_was_kept_elsewhere(ledger: At, tmp_path: Path) -> None:
    at, kept = ["--ledger", str(ledger[0])], tmp_path / "kept.checkpoint"
    run("checkpoint", "make", "-o", str(kept), *at)
    with sqlite3.connect(ledger[0]) as connection:
        for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            connection.execute(f"DROP TRIGGER {name}")
        connection.execute("DELETE FROM ledger_checkpoint")
        connection.execute("DELETE FROM ledger_log WHERE sequence = (SELECT max(sequence) FROM ledger_log)")
    connection.close()
    assert "is missing: a checkpoint covers" in run("checkpoint", "check", str(kept), *at, status=1).stdout


@pytest.mark.parametrize("text", ["", "x", '{"size": 1}'])
def test_what_is_no_checkpoint_is_refused(ledger: At, tmp_path: Path, text: str) -> None:
    (tmp_path / "kept").write_text(text)
    with pytest.raises(RecordError, match="checkpoint"):
        run("checkpoint", "check", str(tmp_path / "kept"), "--ledger", str(ledger[0]))
    with pytest.raises(RecordError, match="cannot be read"):
        run("checkpoint", "check", str(tmp_path / "none"), "--ledger", str(ledger[0]))


def test_a_text_is_taken_down_by_the_address_of_its_page_or_that_on_the_site(ledger: At) -> None:
    at, texts = ["--ledger", str(ledger[0])], locations(ledger[0])
    first, second = sorted(texts)[:2]
    said = run("takedown", texts[first], "--reason", "the outlet asked", *at, given="y\n").stdout
    assert texts[first] in said and "deleted" in said
    run("takedown", f"https://truces.example.org/evidence/{second}?known=2020-12-01#focus", "--reason", "a court", "--yes", *at)
    assert not {first, second} & set(locations(ledger[0]))
    assert "are as recorded" in run("verify", *at).stdout
    with Ledger(ledger[0], create=False) as book:
        assert {one.value["reason"] for one in book.log.entries(kinds=["takedown"])} == {"the outlet asked", "a court"}
    assert "taken down before" in run("takedown", texts[first], "--reason", "again", *at).stdout


def test_nothing_goes_without_a_yes_a_reason_and_a_text(ledger: At) -> None:
    at, texts = ["--ledger", str(ledger[0])], locations(ledger[0])
    text = next(iter(texts))
    run("takedown", text, "--reason", "a slip", *at, given="n\n", status=1)
    with pytest.raises(SettingError, match="no reason"):
        run("takedown", text, "--reason", " ", "--yes", *at)
    for wrong in ("", "x", "https://truces.example.org/evidence/", "0" * 64):
        with pytest.raises(SettingError, match="no text called"):
            run("takedown", wrong, "--reason", "x", "--yes", *at)
    assert locations(ledger[0]) == texts
