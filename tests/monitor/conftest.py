"""Nightly checks run only where they are asked for (`-m nightly`)."""

from __future__ import annotations

import pytest


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if not config.option.markexpr:
        items[:] = [item for item in items if item.get_closest_marker("nightly") is None]
