from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from trucewatch.ledger import Ledger


@pytest.fixture
def location(tmp_path: Path) -> str:
    """A place where a new ledger can be made."""
    return str(tmp_path / "truces.ledger")


@pytest.fixture
def ledger(location: str) -> Iterator[Ledger]:
    with Ledger.open(location) as opened:
        yield opened
