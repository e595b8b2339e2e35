"""Names given out one by one in an order, while those who bear them come and go.

Only where two would be called the same does a number tell them apart; so a change can rename those alone whose names have the same stem.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from .naming import free

_NUMBERS = re.compile(r"(?:-\d+)+$")


class Bearer(NamedTuple):
    """Who is to be called: its place in the order, the name that it would have alone, and what it is."""

    place: Any
    wanted: str
    what: Any


class Calling:
    """The names of all bearers of a kind, and which of them would have the name of another, did no number tell them apart.

    A name with a number may be what another would be called alone only where both have one ``stem``.
    """

    def __init__(self, stem: Callable[[str], str]) -> None:
        self._stem = stem
        self._stems: dict[str, dict[int, Bearer]] = defaultdict(dict)
        self.names: dict[int, str] = {}
        self.alike: set[int] = set()

    def change(self, gone: Iterable[Bearer], come: Iterable[Bearer]) -> list[Any]:
        """Take bearers away and in; return those who are called otherwise than before, newcomers among them."""
        touched: dict[str, None] = {}
        for bearer in gone:
            touched[self._stem(bearer.wanted)] = None
            del self._stems[self._stem(bearer.wanted)][id(bearer.what)]
            del self.names[id(bearer.what)]
            self.alike.discard(id(bearer.what))
        for bearer in come:
            touched[self._stem(bearer.wanted)] = None
            self._stems[self._stem(bearer.wanted)][id(bearer.what)] = bearer
        return [what for stem in touched for what in self._renamed(stem)]

    def _renamed(self, stem: str) -> list[Any]:
        taken: set[str] = set()
        changed = []
        bearers = sorted(self._stems[stem].values(), key=lambda bearer: bearer.place)
        wanted = Counter(bearer.wanted for bearer in bearers)
        for bearer in bearers:
            name = free(bearer.wanted, taken)
            taken.add(name)
            if self._call(id(bearer.what), name, alike=wanted[bearer.wanted] > 1):
                changed.append(bearer.what)
        return changed

    def _call(self, one: int, name: str, *, alike: bool) -> bool:
        """Give a bearer its name, and tell whether it is called otherwise than before."""
        if self.names.get(one) == name and (one in self.alike) is alike:
            return False
        self.names[one] = name
        (self.alike.add if alike else self.alike.discard)(one)
        return True


def without_numbers(name: str) -> str:
    """Return a name without the numbers at its end."""
    return _NUMBERS.sub("", name)
