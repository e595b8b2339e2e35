from __future__ import annotations

from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
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


@pytest.fixture
def ledger(tmp_path: Path) -> tuple[Path, dict[str, str]]:
    """A small ledger, and the names of its texts."""
    path = tmp_path / "small.ledger"
    return path, small.make(path)
