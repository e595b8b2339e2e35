"""Names given out one by one in an order, while those who bear them come and go.

Only where two would be called the same does a number tell them apart; so a change can rename those alone whose names have the same stem.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from typing import Any, NamedTuple

from .naming import free

_NUMBERS = re.compile(r"(?:-\d+)+$")


class Bearer(NamedTuple):
    """Who is to be called: what tells it apart, its place in the order, the name that it would have alone, and what it is."""

    place: Any
    wanted: str
    what: Any


class Calling:
    """The names of all bearers of a kind."""

    def __init__(self) -> None:
        self._stems: dict[str, dict[int, Bearer]] = defaultdict(dict)
        self.names: dict[int, str] = {}

    def change(self, gone: Iterable[Bearer], come: Iterable[Bearer]) -> list[Any]:
        """Take bearers away and in; return those who are called otherwise than before, newcomers among them."""
        touched: dict[str, None] = {}
        for bearer in gone:
            touched[_stem(bearer.wanted)] = None
            del self._stems[_stem(bearer.wanted)][id(bearer.what)]
            del self.names[id(bearer.what)]
        for bearer in come:
            touched[_stem(bearer.wanted)] = None
            self._stems[_stem(bearer.wanted)][id(bearer.what)] = bearer
        return [what for stem in touched for what in self._renamed(stem)]

    def _renamed(self, stem: str) -> list[Any]:
        taken: set[str] = set()
        changed = []
        for bearer in sorted(self._stems[stem].values(), key=lambda bearer: bearer.place):
            name = free(bearer.wanted, taken)
            taken.add(name)
            if self.names.get(id(bearer.what)) != name:
                self.names[id(bearer.what)] = name
                changed.append(bearer.what)
        return changed


def _stem(name: str) -> str:
    return _NUMBERS.sub("", name)
