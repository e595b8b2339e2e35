"""``trucewatch code``: nothing lost, nothing doubled, wherever it is stopped."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trucewatch.desk import batch
from trucewatch.errors import SettingError

TEXT = "Rebels in the north declared a ceasefire on Sunday, a spokesman said."


def passages(folder: Path, count: int, bad: frozenset[int] = frozenset()) -> Path:
    source = folder / "in.jsonl"
    rows = ["{half" if at in bad else json.dumps({"id": f"p{at}", "text": f"{TEXT} No {at}."}) for at in range(count)]
    source.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return source


def ids(file: Path) -> list[str]:
    return [json.loads(line)["id"] for line in file.read_text(encoding="utf-8").splitlines()] if file.exists() else []


def test_each_passage_comes_out_once_in_order_and_bad_lines_go_aside(tmp_path: Path) -> None:
    source, target = passages(tmp_path, 20, bad=frozenset({3, 17})), tmp_path / "out.jsonl"
    outcome = batch.code_file(source, target, "rules")
    assert (outcome.coded, outcome.quarantined) == (18, 2)
    assert ids(target) == [f"p{at}" for at in range(20) if at not in (3, 17)]
    aside = [json.loads(line) for line in batch.quarantine_of(target).read_text().splitlines()]
    assert [item["line"] for item in aside] == [4, 18]
    assert all(item["reason"] and item["remedy"] for item in aside)


def test_two_workers_give_the_same_as_one(tmp_path: Path) -> None:
    source = passages(tmp_path, 40, bad=frozenset({5}))
    batch.code_file(source, tmp_path / "one.jsonl", "rules", workers=1)
    batch.code_file(source, tmp_path / "two.jsonl", "rules", workers=2)
    assert (tmp_path / "one.jsonl").read_text() == (tmp_path / "two.jsonl").read_text()


@settings(max_examples=12, deadline=None)
@given(st.data())
def test_a_run_cut_off_at_any_byte_is_taken_up_without_loss(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    folder = tmp_path_factory.mktemp("cut")
    bad = frozenset(data.draw(st.sets(st.integers(0, 19), max_size=6)))
    source, target = passages(folder, 20, bad), folder / "out.jsonl"
    batch.code_file(source, target, "rules")
    whole = target.read_bytes()
    target.write_bytes(whole[: data.draw(st.integers(0, len(whole)))])
    batch.code_file(source, target, "rules")
    assert target.read_bytes() == whole


def test_kill_minus_nine_in_the_middle(tmp_path: Path) -> None:
    source, target = passages(tmp_path, 400), tmp_path / "out.jsonl"
    command = [sys.executable, "-m", "trucewatch", "code", str(source), "-o", str(target), "--coder", "rules"]
    run = subprocess.Popen(command)
    deadline = time.monotonic() + 60
    while not ids_written(target) and time.monotonic() < deadline:
        time.sleep(0.02)
    os.kill(run.pid, signal.SIGKILL)
    run.wait()
    assert 0 < ids_written(target) < 400
    subprocess.run(command, check=True)
    assert ids(target) == [f"p{at}" for at in range(400)]


def ids_written(target: Path) -> int:
    return target.read_bytes().count(b"\n") if target.exists() else 0


def test_another_inputs_output_is_not_touched(tmp_path: Path) -> None:
    source, target = passages(tmp_path, 5), tmp_path / "out.jsonl"
    batch.code_file(source, target, "rules")
    other = tmp_path / "other.jsonl"
    other.write_text(json.dumps({"id": "else", "text": TEXT}) + "\n")
    before = target.read_bytes()
    with pytest.raises(SettingError, match="another input"):
        batch.code_file(other, target, "rules")
    assert target.read_bytes() == before


def test_a_file_that_is_no_output_is_not_touched(tmp_path: Path) -> None:
    source, target = passages(tmp_path, 5), tmp_path / "notes.txt"
    target.write_text("my notes\nwithout an end of line")
    with pytest.raises(SettingError, match="something else"):
        batch.code_file(source, target, "rules")
    assert target.read_text() == "my notes\nwithout an end of line"


def test_a_passage_in_another_language_is_said_so_and_not_coded(tmp_path: Path) -> None:
    source = tmp_path / "in.jsonl"
    french = "Les rebelles ont annoncé dimanche un cessez-le-feu de trois jours, a déclaré leur porte-parole à la presse à Bamako."
    source.write_text(json.dumps({"id": "f", "text": french}) + "\n")
    batch.code_file(source, tmp_path / "out.jsonl", "rules")
    (record,) = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text().splitlines()]
    assert record["left_out"] == ["language: fr"] and record["pledges"] == []


def test_missing_input_and_same_file_are_errors_with_a_remedy(tmp_path: Path) -> None:
    with pytest.raises(SettingError, match="check the path"):
        batch.code_file(tmp_path / "none.jsonl", tmp_path / "out.jsonl", "rules")
    source = passages(tmp_path, 1)
    with pytest.raises(SettingError, match="same file"):
        batch.code_file(source, source, "rules")
