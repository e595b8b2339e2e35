from __future__ import annotations

from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from shutil import copy
from types import ModuleType

import pytest

HERE = Path(__file__).parent


def _load() -> ModuleType:
    spec = spec_from_file_location("small_ledger", HERE.parent / "fixtures" / "small_ledger.py")
    assert spec and spec.loader
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


small = _load()


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    """The small ledger, made once."""
    path = tmp_path_factory.mktemp("made") / "small.ledger"
    return path, small.make(path)


@pytest.fixture
def ledger(made: tuple[Path, dict[str, str]], tmp_path: Path) -> tuple[Path, dict[str, str]]:
    """A copy of the small ledger, and the names of its texts."""
    for file in made[0].parent.glob("small.ledger*"):
        copy(file, tmp_path / file.name)
    return tmp_path / made[0].name, made[1]
