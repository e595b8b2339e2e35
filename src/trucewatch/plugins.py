"""How parts are found: sources, coders and exporters by entry point, the built-in ones like anybody's."""

from __future__ import annotations

from importlib.metadata import EntryPoint, entry_points
from typing import Any

from .errors import SettingError

GROUPS = ("trucewatch.sources", "trucewatch.coders", "trucewatch.exporters", "trucewatch.imports")


def names(group: str) -> list[str]:
    """Return the names of the parts installed in ``group``, sorted; nothing is loaded."""
    return sorted({part.name for part in entry_points(group=group)})


def load(group: str, name: str) -> Any:
    """Return the part called ``name``.

    Raises SettingError where no such part is installed.
    """
    found: list[EntryPoint] = [part for part in entry_points(group=group) if part.name == name]
    if not found:
        raise SettingError(f"no {group.split('.')[-1].rstrip('s')} called {name!r}", remedy=f"one of: {', '.join(names(group))}")
    return found[0].load()
