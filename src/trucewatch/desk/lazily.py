"""Look-ups that are made as they are asked for."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import TypeVar

V = TypeVar("V")


class Lazily(Mapping[str, V]):
    """What is found for each name when it is asked for, and kept."""

    def __init__(self, names: Collection[str], find: Callable[[str], V]) -> None:
        self._names, self._find = names, find
        self._found: dict[str, V] = {}

    def __getitem__(self, name: str) -> V:
        """Return what is found for a name. Raises KeyError for one that there is none of."""
        if name not in self._found:
            if name not in self._names:
                raise KeyError(name)
            self._found[name] = self._find(name)
        return self._found[name]

    def __contains__(self, name: object) -> bool:
        """Tell whether there is such a name."""
        return name in self._names

    def __iter__(self) -> Iterator[str]:
        """Yield the names."""
        return iter(self._names)

    def __len__(self) -> int:
        """Return how many names there are."""
        return len(self._names)
