"""What a kept file must have been made by."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import trucewatch
from trucewatch.desk.kept import fit
from trucewatch.desk.kept.fit import PARTS

ROOT = Path(trucewatch.__file__).parent


def imported(part: str) -> set[str]:
    """The packages of trucewatch that the modules of one import from."""
    trees = (ast.parse(path.read_text("utf-8")) for path in (ROOT / part).rglob("*.py"))
    froms = [node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and not node.level and node.module]
    names = [name for node in froms for name in ([node.module] if "." in node.module else [f"{node.module}.{a.name}" for a in node.names])]
    found = {name.split(".")[1] for name in names if name.startswith("trucewatch.")}
    return {name for name in found if (ROOT / name).is_dir()}


@pytest.mark.parametrize("part", ["actors", "linking", "monitor", "stories"])
def test_a_kept_file_is_unfit_once_anything_changes_that_its_answers_rest_on(part: str) -> None:
    assert imported(part) <= {*PARTS}


def test_a_kept_file_is_unfit_once_words_that_all_stages_share_change(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fit, "files", lambda _: tmp_path)
    (tmp_path / "wording.toml").write_text("month = 'may'")
    before = fit.stamp.__wrapped__()
    (tmp_path / "wording.toml").write_text("month = 'may|june'")
    assert fit.stamp.__wrapped__() != before
